"""What a site says of its own, in the language of its readers: words, dates, lengths, numbers, lists.

The words are in gettext's catalogues. A message is its English text, a literal where it is said:
``words("Skills")``, ``words.count(one, many, n)``, or :func:`message` around a text that is said elsewhere.
In scripts the functions are called ``say``. What times and units are called, and how numbers and lists are
written, is the Unicode CLDR's, by way of Babel.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_interval, format_skeleton, format_timedelta
from babel.units import format_unit

from sphinx_portfolio.model.dates import PartialDate

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from sphinx_portfolio.model.dates import Span

_SKELETONS = ("y", "yMMM", "yMMMd")
"""What is said of a date that is known to the year, the month or the day."""

_DAYS = {"year": 365, "month": 30}
"""How many days Babel takes a unit for."""

_UNGROUPED = frozenset({"es", "pl"})
"""Languages that write 1234 without a sign in it: the CLDR's, which Babel does not tell."""

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


DOMAIN = "sphinx_portfolio"
"""What our catalogues are called, an owner's with words of their own included."""

LOCALE = Path(__file__).parents[1] / "locale"

_PLACE = re.compile(r"\{(\w+)\}")


def message(text: str) -> str:
    """Return a text as it is; it is in the catalogues, and put into words where a reader sees it."""
    return text


def filled(text: str, values: dict[str, object]) -> str:
    """Return a text with its places filled; one that nobody fills stays, as no catalogue may end a build."""
    return _PLACE.sub(lambda found: str(values.get(found[1], found[0])), text)


def catalogue_names(language: str) -> tuple[str, ...]:
    """Return what the catalogues of a language can be called, the most particular first."""
    whole = re.sub(r"[-@]", "_", language)
    short = whole.partition("_")[0]
    simplified = short == "zh" and not re.search(r"_(Hant|TW|HK|MO)\b", whole)
    return tuple(dict.fromkeys((language, whole, short, *(["zh_CN"] if simplified else []))))


def code_meant(name: str) -> str:
    """Return the code of a language of ours that is called by its name, or in other capitals; or nothing."""
    for code in sorted({"en", *(path.name for path in LOCALE.iterdir() if path.is_dir())}):
        whole = Locale.parse(code)
        alone = Locale(whole.language)
        names = (code, code.replace("_", "-"), alone.language, alone.english_name, alone.display_name)
        if name.casefold() in {str(each).casefold() for each in names}:
            return code
    return ""


def catalogue_files(language: str, folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return the catalogues of a language that are there, those whose words win first."""
    found = catalogue_names(language)
    paths = (folder / name / "LC_MESSAGES" / f"{DOMAIN}.po" for folder in folders for name in found)
    return tuple(path for path in paths if path.is_file())


def read_catalogue(path: Path) -> NullTranslations:
    """Return a catalogue; raise OSError or ValueError for what is none."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True, ignore_obsolete=True)
    except (PoFileError, LookupError, TypeError, SyntaxError) as error:
        raise ValueError(str(error)) from error
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return GNUTranslations(BytesIO(compiled.getvalue()))


def _together(paths: Iterable[Path]) -> NullTranslations:
    """Return what some catalogues say together; what none of them says stays English."""
    found = NullTranslations()
    for path in reversed([*paths]):
        catalogue = read_catalogue(path)
        catalogue.add_fallback(found)
        found = catalogue
    return found


@dataclass(frozen=True)
class Words:
    """Says what records hold, in the language that Sphinx calls ``language``; English for one not known.

    What begins after ``today`` is yet to come. ``folders`` may hold catalogues of the owner, whose words win
    over ours.
    """

    language: str = "en"
    today: datetime.date | None = None
    folders: tuple[Path, ...] = ()

    def __call__(self, text: str, /, **values: object) -> str:
        """Return a message with its places filled; a text that is no message stays as it is."""
        return filled(self._catalogue.gettext(text) if text else "", values)

    def count(self, one: str, many: str, count: int, /) -> str:
        """Return the message of a number of things: ``{count}`` stands for it."""
        text = self._catalogue.ngettext(one, many, count)
        return filled(text, {"count": self.number(count)})

    def forms(self, one: str, many: str) -> Mapping[str, str]:
        """Return such a message for scripts, by the CLDR's names for numbers: ``one``, ``few``, ``other``."""
        counts = {self._locale.plural_form(count): count for count in range(200, -1, -1)}
        found = {name: self._catalogue.ngettext(one, many, count) for name, count in counts.items()}
        return {"other": self._catalogue.ngettext(one, many, 200), **found}  # of fractions, in some

    @cached_property
    def _catalogue(self) -> NullTranslations:
        folders = (*self.folders, LOCALE)
        return _together(catalogue_files(self.language, folders))

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self._locale.language in _RIGHT_TO_LEFT

    @cached_property
    def _locale(self) -> Locale:
        whole = self.language.replace("-", "_")
        for name in (whole, whole.partition("_")[0]):
            try:
                return Locale.parse(name)
            except (ValueError, UnknownLocaleError):
                continue
        return Locale("en")

    @property
    def _is_english(self) -> bool:
        return self._locale.language == "en"

    @property
    def open_graph(self) -> str:
        """The language as Open Graph has it, with a country: ``de_DE``; nothing for what it assumes."""
        likely = get_global("likely_subtags").get(self._locale.language, "").rpartition("_")[2]
        place = self._locale.territory or likely
        name = f"{self._locale.language}_{place}"
        return name if place and name != "en_US" else ""

    def date(self, when: PartialDate) -> str:
        """Return a date, no more precise than it is: ``2023``, ``Jun 2023``, ``19 Jun 2023``."""
        if when not in self._dates:
            self._dates[when] = self._date(when)
        return self._dates[when]

    @cached_property
    def _dates(self) -> dict[PartialDate, str]:
        """What has been said of dates: few are said many times."""
        return {}

    def _date(self, when: PartialDate) -> str:
        if when.day and self._is_english:  # which in America would put the month first
            return f"{when.day} {self.date(PartialDate(when.year, when.month))}"
        return str(format_skeleton(_SKELETONS[when.precision], when.first_day(), locale=self._locale))

    def span(self, span: Span) -> str:
        """Return a span: ``May – Dec 2023``, ``Oct 2023 – present``, ``since 2015``."""
        start, end = span.start, span.end
        if end is None and self.today and start.first_day() > self.today:
            return self("from {start}", start=self.date(start))
        if end is None and start.month:
            return self("{start} – present", start=self.date(start))
        if end is None:
            return self("since {start}", start=self.date(start))
        if start == end:
            return self.date(start)
        if start.precision != end.precision or self._is_english:
            first = self.date(start)
            if self._is_english and start.month and start.year == end.year:
                first = first.removesuffix(f" {start.year}")
            return f"{first} – {self.date(end)}"
        days, skeleton = (start.first_day(), end.first_day()), _SKELETONS[start.precision]
        return format_interval(*days, skeleton, locale=self._locale).replace("\N{THIN SPACE}", " ")

    def length(self, span: Span, today: datetime.date) -> str:
        """Return how long a span is, ``1 year 2 months``; nothing where only years are known."""
        return self.months(len(span.months(today))) if span.counted else ""

    def months(self, count: int) -> str:
        """Return a number of months; nothing for none."""
        years, rest = divmod(count, 12)
        said = [self._unit(number, unit) for number, unit in ((years, "year"), (rest, "month")) if number]
        return self("{years} {months}", years=said[0], months=said[1]) if len(said) > 1 else "".join(said)

    def _unit(self, number: int, unit: str) -> str:
        lasting = timedelta(days=number * _DAYS[unit])
        return format_timedelta(lasting, granularity=unit, threshold=1e9, locale=self._locale)  # type: ignore[arg-type]

    def number(self, number: Decimal | int) -> str:
        """Return a number with all its digits: ``1,234.50``."""
        plain = self._locale.language in _UNGROUPED and -10_000 < number < 10_000
        return self.numeral(f"{Decimal(number):f}" if plain else f"{Decimal(number):,f}")

    def numeral(self, text: str) -> str:
        """Return a text that is a number in English as this language writes it: ``1.37`` is ``1,37``."""
        return text.translate(self._signs)

    @cached_property
    def _signs(self) -> dict[int, str]:
        return str.maketrans({".": self._sign("decimal", "."), ",": self._sign("group", ",")})

    def _sign(self, name: str, otherwise: str) -> str:
        return str(self._locale.number_symbols.get("latn", {}).get(name, otherwise))

    @property
    def before_percent(self) -> str:
        """What stands between a number and its percent sign."""
        pattern = str(self._locale.percent_formats[None].pattern)
        return "\N{NO-BREAK SPACE}" if re.search(r"\s%", pattern) else ""

    def minutes(self, count: int) -> str:
        """Return a number of minutes, short: ``5 min``."""
        return format_unit(count, "duration-minute", "short", locale=self._locale)

    def kilobytes(self, count: int) -> str:
        """Return a number of thousands of bytes, on one line: ``120 kB``."""
        said = format_unit(count, "digital-kilobyte", "short", locale=self._locale)
        return said.replace(" ", "\N{NO-BREAK SPACE}")

    def listed(self, texts: Iterable[str]) -> str:
        """Return texts in a row, without those that are empty, each in its own direction: ``Go, Rust``."""
        return self.comma.join(map(self.apart, filter(None, texts)))

    def apart(self, text: str) -> str:
        """Return a text that keeps its own direction among others."""
        own = "\N{FIRST STRONG ISOLATE}%s\N{POP DIRECTIONAL ISOLATE}" if self.right_to_left else "%s"
        return own % text

    @cached_property
    def comma(self) -> str:
        """What stands between the parts of a list that has no word in it."""
        patterns = (self._locale.list_patterns.get(style) for style in ("standard", "unit"))
        signs = (pattern["middle"].removeprefix("{0}").removesuffix("{1}") for pattern in patterns if pattern)
        return next((sign for sign in signs if not any(map(str.isalpha, sign))), "، ")  # as Arabic has it

    @property
    def colon(self) -> str:
        """What stands between a term and what is said of it."""
        return self(": ")

    @property
    def stop(self) -> str:
        """What stands between two sentences."""
        return self(". ")


ENGLISH = Words()
