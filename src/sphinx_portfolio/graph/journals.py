"""The names of journals behind the macros of astronomy's styles, which entries from ADS have in them.

They are those of AASTeX and ``aas_macros.sty``: https://ui.adsabs.harvard.edu/help/actions/journal-macros
"""

from __future__ import annotations

_MACROS = """
aj AJ
actaa Acta Astron.
araa ARA&A
apj ApJ
apjl ApJL
apjlett ApJL
apjs ApJS
apjsupp ApJS
ao Appl. Opt.
applopt Appl. Opt.
aap A&A
astap A&A
aapr A&A Rev.
aaps A&AS
aas AAS Meeting Abstracts
aplett Astrophys. Lett.
apspr Astrophys. Space Phys. Res.
apss Ap&SS
azh AZh
baas BAAS
bac Bull. Astron. Inst. Czechosl.
bain Bull. Astron. Inst. Netherlands
caa Chinese Astron. Astrophys.
cjaa Chinese J. Astron. Astrophys.
dps DPS Meeting Abstracts
fcp Fundam. Cosm. Phys.
gca Geochim. Cosmochim. Acta
grl Geophys. Res. Lett.
iaucirc IAU Circ.
icarus Icarus
jcap JCAP
jcp J. Chem. Phys.
jgr J. Geophys. Res.
jqsrt J. Quant. Spec. Radiat. Transf.
jrasc JRASC
maps Meteorit. Planet. Sci.
memras MmRAS
memsai Mem. Soc. Astron. Italiana
mnras MNRAS
na New A
nar New A Rev.
nat Nature
nphysa Nucl. Phys. A
pasa PASA
pasj PASJ
pasp PASP
physrep Phys. Rep.
physscr Phys. Scr.
planss Planet. Space Sci.
pra Phys. Rev. A
prb Phys. Rev. B
prc Phys. Rev. C
prd Phys. Rev. D
pre Phys. Rev. E
prl Phys. Rev. Lett.
procspie Proc. SPIE
psj PSJ
qjras QJRAS
rmxaa Rev. Mex. Astron. Astrofis.
skytel S&T
solphys Sol. Phys.
sovast Soviet Ast.
ssr Space Sci. Rev.
zap ZAp
"""

NAMES = dict(row.split(" ", 1) for row in _MACROS.strip().split("\n"))
"""The name of a journal by its macro."""
