"""A whole portfolio whose owner writes in Greek and digits alone, so that every Latin word on it is ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from sphinx_portfolio.model.items import EvidenceKind

if TYPE_CHECKING:
    from pathlib import Path

CONF = """extensions = ["sphinx_portfolio"]
project = "Αα"
author = "Ββ"
html_title = "Αα"
html_theme = "portfolio"
html_baseurl = "https://1.2/"
html_theme_options = {
    "source_repository": "https://1.2/3", "source_branch": "4", "source_directory": "5/",
    "source_edit_link": "https://1.2/{filename}", "source_view_link": "https://1.2/{filename}",
}
portfolio_publications = "1.bib"
html_show_copyright = False
suppress_warnings = ["toc.not_included"]
"""

HOME = """---
portfolio:
  kind: profile
  name: "Ββ Γγ"
  headline: "Δδ"
  summary: "Εε"
  location: "Ζζ"
  email: 1@2.34
  phone: "1234"
  seeking: "Ηη"
  contact_in: [page]
  languages: [{language: "Θθ", fluency: "Ιι"}]
  links: [{label: "Κκ", url: "https://1.2/3"}]
  vocabulary:
  - {group: "Λλ", skills: [{name: "11", aliases: ["12", "13"]}, "14"]}
---

# Αα

:::{portfolio:header}
:::
:::{portfolio:results}
:featured:
:::
:::{portfolio:timeline}
:::
:::{portfolio:cards}
:featured:
:::

```{toctree}
:hidden:
21
22
23
24
25
26
```
"""

ROLE = """---
portfolio:
  kind: role
  organisation: "Μμ {number}"
  title: "Νν"
  summary: "Ξξ"
  employment: {employment}
  url: https://1.2/9
  location: "Οο"
  start: 2019-01
  end: {end}
---

# Μμ {number}

:::{{portfolio:header}}
:::
:::{{portfolio:cards}}
:::
:::{{portfolio:results}}
:::
"""

WORK = """---
portfolio:
  kind: project
  role: '3'
  summary: "Ππ"
  start: 2020-05
  end: 2021-06
  skills: ["11", "14"]
  publications: [31]
  featured: 1
  related: ['2']
  results:
  - {{claim: "Ρρ", value: 1.37, unit: "×", against: "Σσ", note: "Ττ.", featured: 1, evidence: [{one}]}}
  - {{claim: "Υυ", value: 1234.5, unit: "%", evidence: [{all}]}}
  - {{claim: "Φφ", value: 20, unit: "%", unpublished: "Χχ."}}
  evidence:
{evidence}
---

# Ωω

:::{{portfolio:header}}
:::
:::{{portfolio:results}}
:::
:::{{portfolio:evidence}}
:::

::::{{portfolio:chart}} /1.csv
:kind: {kind}
:alt: "Αα."
:source: Ββ γγ.
Γγ.
::::

## Ββ

1
"""

SHORT = """---
portfolio:
  kind: project
  role: "3"
  summary: "Ππ"
---

# Υυ

:::{portfolio:header}
:::

::::{portfolio:chart} /1.csv
:kind: line
:alt: "Αα."
:source: Ββ γγ.
Γγ.
::::
"""

PLAIN = """# {title}

{text}
"""

ENTRIES = """---
portfolio:
  kind: entries
  section: education
  summary: "Ββ"
  entries:
  - {title: "Γγ", organisation: "Δδ", location: "Εε", date: 2019-07-12, expires: 2020, score: "1"}
  - {title: "Ζζ", start: 2018, end: present, expires: 2029}
  - {title: "Ηη", start: 2028, end: present}
---

# Θθ

:::{portfolio:entries}
:::
"""

_TYPES = (
    "article",
    "inproceedings",
    "book",
    "incollection",
    "phdthesis",
    "mastersthesis",
    "techreport",
    "misc",
)
_LINKS = "pdf = {https://1.2/1}, code = {https://1.2/2}, slides = {https://1.2/3}, video = {https://1.2/4}"


def _bibtex() -> str:
    authors = " and ".join(f"Αα{number}, Ββ{number}" for number in range(25))
    entries = [
        f"@{kind}{{{31 + number}, title = {{Γγ {number}}}, author = {{{authors}}}, year = {{2020}},"
        f" pages = {{1--{number + 2}}}, {_LINKS}}}"
        for number, kind in enumerate(_TYPES)
    ]
    entries.append("@book{50, title = {Δδ}, editor = {Εε, Ζζ and Ηη, Θθ}, pages = {7}}")
    entries.append("@patent{51, title = {Ιι}, author = {Κκ, Λλ and others}, year = {2021}}")
    entries.append("@presentation{52, title = {Μμ}, author = {Κκ, Λλ and others}, year = {2021}}")
    entries.append("@software{53, title = {Νν}, author = {Κκ, Λλ}, year = {2021}}")
    return "\n".join(entries)


def write(folder: Path) -> Path:
    """Write the portfolio into a folder that is not there yet, and return it."""
    kinds = get_args(EvidenceKind)
    evidence = "\n".join(
        f'  - {{id: e{at}, kind: {kind}, url: "https://1.2/e{at}", title: "Αα {at}"}}'
        for at, kind in enumerate(kinds)
    )
    cited = {"one": "e0", "all": ", ".join(f"e{at}" for at in range(len(kinds))), "evidence": evidence}
    resume = ":::{portfolio:resume}\n:::"
    files = {
        "conf.py": CONF,
        "1.bib": _bibtex(),
        "1.csv": "Αα,Ββ\n1,1.5\n2,2.5\n",
        "index.md": HOME,
        "roles/3.md": ROLE.format(number=1, employment="full-time", end="present"),
        "roles/4.md": ROLE.format(number=2, employment="volunteer", end="2023-08"),
        "projects/1.md": WORK.format(kind="bar", **cited),
        "projects/2.md": SHORT,
        "21.md": PLAIN.format(title="Αα 21", text=":::{portfolio:skills}\n:::"),
        "22.md": PLAIN.format(title="Αα 22", text=":::{portfolio:claims}\n:::"),
        "23.md": PLAIN.format(title="Αα 23", text=":::{portfolio:publications}\n:by: kind\n:::"),
        "24.md": PLAIN.format(title="Αα 24", text=resume),
        "25.md": ENTRIES,
        "26.md": PLAIN.format(title="Αα 26", text="1"),
        "404.md": "---\norphan: true\n---\n\n# Ωω\n\n1\n",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
