"""A job advert as lines, each with how much it wants what it names: its sections and its words tell."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from sphinx_portfolio.matching import markup

if TYPE_CHECKING:
    from collections.abc import Iterator


class Need(Enum):
    """How much an advert wants a skill, and how much that counts."""

    MUST = 3
    NAMED = 2
    NICE = 1


class Line(NamedTuple):
    """A line of an advert; ``need`` is None where it speaks of the employer and asks for nothing."""

    text: str
    need: Need | None
    is_item: bool


_HEADINGS: dict[Need | None, str] = {
    Need.NICE: (
        r"nice.to.haves?|bonus|plus(ses)?\b|preferred|desirable|desired|good to have|extra points"
        r"|optional|brownie|even better|stand out|ideally|von vorteil|wünschenswert"
        r"|pluspunkt|optimalerweise|atouts?\b"
        r"|souhait|serait un plus|deseable|valorable|se valor|gradit"
        r"|desej|pré\b|mile widziane|加分|优先|歓迎|우대"
    ),
    None: (
        r"about (us|the (company|team))|who we are|our (values|culture|benefits|story|mission|offer)|benefits"
        r"|perks|we offer|what you.ll get|what.s in it|compensation|salary|how to apply|application process"
        r"|hiring process|interview process|equal opportunit|diversity|privacy|über uns|wer wir sind"
        r"|(wir|unternehmen) biete|bieten wir|unser angebot|unsere benefits|bewerbung"
        r"|kontakt|qui sommes|nous offrons"
        r"|avantages|(quiénes|quienes) somos|ofrecemos|beneficios|chi siamo|offriamo|wat wij bieden|over ons"
        r"|oferujemy|会社概要|待遇|福利|福利厚生|关于我们|회사 소개|복리"
    ),
    Need.MUST: (
        r"require|qualification|must.haves?|what you.?(ll)? (bring|need|have)|you.?(ll)? (bring|have|need)"
        r"|you (will|should|must) (bring|have|need)|we.?(re| are)? (ask|look)(ing)? for|looking for|skills"
        r"|(person|candidate) (specification|profile)"
        r"|your (profile|background|experience)|who you are|about you|minimum|essential"
        r"|experience|tech(nology)? stack|anforderung|(ihr|dein|euer) profil|profil\b"
        r"|voraussetzung|qualifikation"
        r"|bringst du|bringen sie|das solltest|kenntnisse|wir erwarten|compétences|requis|exigences"
        r"|requisit|perfil|buscamos|vereisten|wymagania|必須|応募資格|求める|要求|任职|资格|자격|요건|필수"
    ),
    Need.NAMED: (
        r"responsib|what you.ll (do|work|build)|you will|the (role|job|work|team)"
        r"|your (role|tasks|mission|impact)"
        r"|duties|day.to.day|aufgaben|tätigkeit|missions?\b|funciones|tareas|mansioni|taken\b|obowiązki"
        r"|仕事内容|業務|职责|업무"
    ),
}
"""What headings of sections say, in the languages of adverts; the first that fits counts."""

_SECTIONS = tuple((need, re.compile(form, re.IGNORECASE)) for need, form in _HEADINGS.items())
_NICE = re.compile(
    r"(is|are|would be|considered|as) an? (big |strong |huge |definite |real )?(plus|bonus|advantage)\b"
    r"|nice.to.have|good to have|preferred\b|preferably|desirable|^\W*(bonus|plus|ideally)\b|not required"
    r"|von vorteil|wünschenswert|idealerweise|(sont|est|serait|seraient) un (plus|atout)|deseable|se valora"
    r"|歓迎|尚可|优先|우대",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\b(must|required|mandatory|essential)\b|zwingend"
    r"|setzen wir voraus|obligatoire|imprescindible|必須|필수",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:[-*+•·‣◦▪–—●○■✓✔➢]|\d{1,2}[.)])\s+(?=\S)")
_MARKED = re.compile(r"\s*(#{1,6}\s+.+|(\*\*|__)(?!\s)[^*_]+(\*\*|__)\s*:?|\*\*.+:\*\*)\s*$")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_ADDRESS = re.compile(r"(https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]+")
_SENTENCE = re.compile(r"(?<=[;!?])\s+|(?<=[^\W\d]{3}\.)\s+(?=[^\W\d_a-z])|(?<=[。；])")
_LONGEST = 2_000
"""Characters of a line; a longer one is read in parts."""

_UNDERLINE = re.compile(r"\s*(=|-|_|\*|~){3,}\s*$")


def read(text: str) -> tuple[Line, ...]:
    """Return the lines of an advert in plain text, Markdown or HTML."""
    plain = markup.as_lines(text) if markup.is_html(text) else text
    found: list[Line] = []
    section: Need | None = Need.NAMED
    given = [line for part in plain.splitlines() for line in _parts(part) if line.strip()]
    for place, line in enumerate(given):
        if _UNDERLINE.match(line):
            continue
        after = given[place + 1] if place + 1 < len(given) else ""
        if _is_heading(line, after):
            section = _section(line, section, starts=bool(found))
        item = _ITEM.match(line)
        said = line[item.end() if item else 0 :].lstrip("#*_ \t").rstrip("*_ \t")
        found += [Line(part, _need(part, section), item is not None) for part in _SENTENCE.split(said)]
    return tuple(found)


def _parts(line: str) -> Iterator[str]:
    """Yield a line without addresses, in parts where no one writes so long a line."""
    plain = unicodedata.normalize("NFKC", line).rstrip("\\")
    for start in range(0, len(plain), _LONGEST):
        yield _ADDRESS.sub(" ", _LINK.sub(r"\1", plain[start : start + _LONGEST]))


def _is_heading(line: str, after: str) -> bool:
    """Tell whether a line heads what comes after it: marked so, underlined, in capitals, or short."""
    if _MARKED.match(line) or (after and _UNDERLINE.match(after)):
        return True
    said = line.strip()
    if _ITEM.match(line) or len(said) > 70 or len(said.split()) > 9:
        return False
    before_list = _ITEM.match(after) is not None and not said.endswith((".", ",", ";"))
    return said.endswith((":", "：")) or before_list or (said.isupper() and len(said) > 3)


def _section(line: str, before: Need | None, *, starts: bool) -> Need | None:
    """Return what a heading begins; one that says nothing of it ends what asks for nothing."""
    for need, form in _SECTIONS:
        if form.search(line):
            return need
    return before if starts and before is not None else Need.NAMED


def _need(said: str, section: Need | None) -> Need | None:
    if section is None:
        return None
    if _NICE.search(said):
        return Need.NICE
    return Need.MUST if _MUST.search(said) and section is not Need.NICE else section
