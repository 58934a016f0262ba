"""What an advert asks for that no skill of the vocabulary is: only what it writes as the name of a skill."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_portfolio.matching import names
from sphinx_portfolio.matching.advert import Need

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_portfolio.matching.advert import Line

MOST = 25
"""More than these are no list that anyone reads."""

_LEAD = re.compile(
    r"\b(?:experience (?:with|in|of|using|writing)|knowledge of|familiar(?:ity)? with"
    r"|proficien(?:cy|t) (?:in|with)"
    r"|expertise (?:in|with)|skilled (?:in|with)|fluen(?:cy|t) in|background in|command of"
    r"|worked with|such as"
    r"|e\.g\.|including|like|erfahrung(?:en)? (?:mit|in)|kenntnisse (?:in|von|mit)|umgang mit|wie|z\.\s?b\."
    r"|(?:expérience|maîtrise|connaissance) (?:avec|de|en|du)|experiencia (?:con|en)|conocimientos? de"
    r"|esperienza con|ervaring met|doświadczenie (?:z|w))\s+(?P<listed>[^.;:!?]+)",
    re.IGNORECASE,
)
_APART = re.compile(r"\s*(?:[,/()、，|•]|\b(?:and|or|und|oder|sowie|et|ou|y|o|e|en|i|lub|as well as)\b)\s*")
_TERM = re.compile(r"(?<![\w.@#-])(?:[A-Z][\w.+#-]*(?: [A-Z][\w.+#-]*){0,2}|\.?[^\W\d_][\w.+#-]*)")
_TECHNICAL = re.compile(r"[a-z][A-Z]|[A-Z]{2}|[A-Za-z]\d|\w[+#]|^\.\w|\w\.\w|[A-Z]\w*[A-Z]")
_ENDS = re.compile(r"\s*(?:$|[,/;)]|(?:and|or)\b)")
_FORM = re.compile(r"\.?[A-Z][\w.+#-]*(?: [A-Z0-9][\w.+#-]*){0,2}|[a-z]{1,3}[A-Z]\w*|[a-z]+[\d+#]+")

_SAID = """
a ability able about above all also an any are as at background bachelor bachelors based be being
bonus bs bsc build building business ceo clear code communication company computer cs cto curiosity
cv deep degree demonstrated design develop development diploma doctorate dr ee english equivalent
etc eu europe excellent experience expertise familiarity field fluent for french full gbp german
germany good gpa great hands-on high hr i ideally if in industry intern it job knowledge language
learning least m.sc master masters math mathematics minimum ms msc must nda nice of office on open
our own paris passion ph.d phd physics plus preferred previous prior proficiency proficient proven
remote required requirements salary science senior similar software solid spanish startup stem
strong team teams the they this to toronto two uk understanding university us usa usd very visa we
what willingness with work working years you your am/fm m/f/d m/w/d w/m/d berlin london munich
münchen zürich cet pst b.sc b.s m.s ba ma bs/ms r&d kpi kpis okr okrs ats pto abgeschlossenes
studium informatik mathematik physik deutsch englisch idealerweise mehrjährige sehr gute fundierte
sicherer erfahrung kenntnisse freude amd apple google intel microsoft nvidia qualcomm front type acl
asplos cvpr eccv emnlp iccv iclr icml icra mlsys neurips osdi pldi popl sosp ml ai iot saas b2b ci
gpu gpus cpu cpus api apis
"""
_COMMON = frozenset(_SAID.split())
"""What stands in capitals in adverts and is no skill."""

_GERMAN = re.compile(r"\b(und|mit|der|die|das|für|wir|sie|du|ein|eine)\b", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(and|with|the|of|for|you|we|a|to)\b", re.IGNORECASE)


def find(lines: Iterable[Line], known: dict[str, tuple[str, ...]]) -> dict[str, Need]:
    """Return what no known name covers, with how much it is wanted, as it is first written."""
    wanted = [line for line in lines if line.need is not None]
    nouns = _has_capital_nouns(" ".join(line.text for line in wanted))
    found: dict[str, tuple[str, Need]] = {}
    for line in wanted:
        assert line.need is not None
        for term in dict.fromkeys(_terms(_without(line.text, known), line, nouns=nouns)):
            said, need = found.setdefault(term.casefold(), (term, line.need))
            found[term.casefold()] = said, max(need, line.need, key=lambda each: each.value)
    return dict(list(found.values())[:MOST])


def _has_capital_nouns(text: str) -> bool:
    """Tell whether a text is German, where a capital letter says only that a word is a noun."""
    return len(_GERMAN.findall(text)) > len(_ENGLISH.findall(text))


def _without(text: str, known: dict[str, tuple[str, ...]]) -> str:
    """Return a text with a comma in the place of each skill that is known."""
    folded = names.fold(text)
    for mention in reversed(names.mentions(folded, known)):
        text = f"{text[: mention.start]},{text[mention.end :]}"
    return text


def _terms(text: str, line: Line, *, nouns: bool) -> Iterator[str]:
    """Yield the names in a line: behind words such as “experience with”, and in an item."""
    for lead in _LEAD.finditer(text):
        yield from filter(_is_name, map(_trimmed, _APART.split(lead["listed"])))
    if not line.is_item or line.need not in {Need.MUST, Need.NICE}:
        return
    yield from names.lone(text)
    parts = [part for part in _APART.split(text.strip(" .;")) if part]
    if len(parts) > 1 and all(len(part.split()) <= 2 for part in parts) and _is_technical(line.text):
        yield from filter(_is_name, map(_trimmed, parts))
    for found in _TERM.finditer(text):
        term = _trimmed(found[0])
        plain = not nouns and (text[: found.start()].strip(" (,/") or _ENDS.match(text[found.end() :]))
        if _is_name(term) and (_is_technical(term) or plain):
            yield term


def _is_technical(term: str) -> bool:
    return _TECHNICAL.search(term) is not None


def _trimmed(term: str) -> str:
    words = term.strip(" .,-*_'\"“”’").split()
    while words and words[-1].casefold() in _COMMON:
        words.pop()
    while words and words[0].casefold() in _COMMON:
        words.pop(0)
    return " ".join(words).rstrip(".-")


def _is_name(term: str) -> bool:
    """Tell whether a term is written as a name, and is one of a skill as far as can be told."""
    if len(term) < 2 or len(term) > 40 or not _FORM.fullmatch(term):
        return False
    odd = re.fullmatch(r"[A-Z]?\d[\d.+-]*|\w+ [A-Z]|Go", term)
    return term.casefold().removesuffix("'s") not in _COMMON and not odd
