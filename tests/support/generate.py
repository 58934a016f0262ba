"""Writes a portfolio of any size, for tests and measurements that one real site is too small for.

The same seed gives the same files. Pages have the shape of real ones: about √n roles, write-ups of about
500 words in the vocabulary of the field, results with evidence, cross-references between neighbours, and a
chart in each tenth.

    python tests/support/generate.py FOLDER --pages 1000
"""

from __future__ import annotations

import argparse
import math
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from sphinx_portfolio.model.fields import slug
from sphinx_portfolio.model.frontmatter import dump

METHODS = {  # a way of working: its skill, the words a reader may search for, what it does
    "Fusing": (
        "Compiler passes",
        ["graph rewriting", "operator fusion"],
        "keeps intermediate tensors in registers",
    ),
    "Quantising": ("Quantisation", ["int8", "low precision"], "stores eight bits where sixteen stood"),
    "Profiling": ("Profiling", ["tracing", "flame graph"], "shows where each microsecond of a step goes"),
    "Tiling": ("Tensor cores", ["MMA", "matrix cores"], "feeds the matrix units from shared memory"),
    "Sharding": (
        "Distributed training",
        ["all-reduce", "pipeline parallelism"],
        "splits the work over hosts",
    ),
    "Scheduling": ("Schedulers", ["work queue", "batching"], "fills the idle slots between two requests"),
    "Caching": (
        "Storage",
        ["key-value store", "memoisation"],
        "serves a repeated question without computing it",
    ),
    "Verifying": (
        "Formal methods",
        ["model checking", "SMT"],
        "proves that two programs agree on every input",
    ),
    "Pruning": ("Sparsity", ["structured sparsity", "lottery ticket"], "drops weights that no output misses"),
    "Parsing": ("Parsing", ["grammar", "LALR"], "reads back exactly what the printer wrote"),
    "Autotuning": (
        "Autotuning",
        ["search space", "Bayesian optimisation"],
        "times the candidates and keeps one",
    ),
    "Streaming": (
        "Data pipelines",
        ["backpressure", "change data capture"],
        "never holds a whole file in memory",
    ),
}
SUBJECTS = {  # a thing worked on: its skill, the words a reader may search for, where it hurts
    "attention kernels": ("Attention", ["KV cache", "FlashAttention"], "the cache grows with each token"),
    "sparse convolution": ("Sparse convolution", ["submanifold", "voxels"],
        "half of the gathered rows are empty"),
    "matrix multiplication": ("Matrix multiplication", ["GEMM", "BLAS"], "small shapes leave the units idle"),
    "point clouds": ("LiDAR perception", ["BEV", "voxelisation"], "a distant object is three points"),
    "speech models": ("Speech recognition", ["ASR", "beam search"], "the last word arrives too late"),
    "recommendation tables": ("Recommenders", ["embedding table", "ranking"], "one row in a million is hot"),
    "a query planner": ("Databases", ["SQL", "cost model"], "a bad join order costs an hour"),
    "an intermediate representation": ("Intermediate representation", ["SSA", "IR"],
        "a pass may break what it reads"),
    "camera calibration": ("Computer vision", ["extrinsics", "bundle adjustment"],
        "the mount moves in the heat"),
    "a robot arm": ("Robotics", ["inverse kinematics", "motion planning"],
        "the controller misses its deadline"),
    "optical networks": ("Networking", ["congestion control", "RDMA"], "one slow flow holds all the others"),
    "a font rasteriser": ("Graphics", ["anti-aliasing", "SDF"], "thin strokes flicker when they scroll"),
    "weather fields": ("Numerical simulation", ["finite volume", "stencil"], "the halo exchange dominates"),
    "genome reads": ("Bioinformatics", ["alignment", "k-mer"], "repeats match in a thousand places"),
    "a garbage collector": ("Run-time systems", ["write barrier", "tail latency"],
        "a pause lands in the worst frame"),
    "build graphs": ("Build systems", ["hermetic builds", "remote cache"],
        "a touched header rebuilds everything"),
}  # fmt: skip
LANGUAGES = {
    "CUDA": ["GPGPU"],
    "C++": ["cpp"],
    "Python": ["py"],
    "Rust": ["Cargo"],
    "Go": ["golang"],
    "Zig": [],
}
PLACES = (
    "a data-centre GPU",
    "a laptop",
    "an embedded board",
    "four sockets",
    "a phone",
    "a cluster of spot machines",
)
PROBLEM = (
    "In production the slowest step was {subject}, and {pain}.",
    "Each release made it worse, and nobody could say which change had cost what.",
    "A first attempt on {place} had failed because {pain} and the measurements drifted from run to run.",
    "The team spent a day in each week on work-arounds, so a cure was worth a quarter.",
    "What made it hard is that {pain}, while the interface had to stay as it was.",
    "Earlier work treats the dense case; ours was ragged, and the tail decided the latency.",
)
BUILT = (
    "I wrote a layer of {skill} in {language} that {effect}.",
    "It comes as a library of {count} lines, with one entry point and no global state.",
    "A small command prints the plan it has chosen, which turned out to be the most used part.",
    "Two colleagues reviewed the design, and one of their objections became the fallback path.",
    "The old path stays behind a switch, so both can run on the same traffic and be compared.",
    "Tests replay {count} recorded inputs and compare every output with the reference.",
)
WORKS = (
    "The idea is that {method} {effect}, so the cost moves to a place where it can be hidden.",
    "First the shapes are grouped by their {alias}, because groups of one size need one plan only.",
    "Then a table maps each group to a variant; it is built once and read without locks.",
    "The inner loop touches each cache line once and keeps its accumulators in registers.",
    "When {pain}, the planner falls back to the general variant and counts that it did.",
    "An invariant is checked in debug builds: what enters a stage leaves it, exactly once and in order.",
    "Buffers are double, so that copying the next tile overlaps with work on this one.",
    "The {alias} part follows the usual scheme, except that its state survives between calls.",
    "Numerical differences are bounded by summing in pairs, and the bound is part of the tests.",
    "On {place} the trade turns around, since bandwidth is plentiful there and latency is not.",
)
RESULT = (
    "Against {against} the new version takes {value} of the time in the median of {count} runs.",
    "The gain is largest where {pain}; elsewhere it is within the noise.",
    "It loses for very small inputs, where the planning costs more than the work.",
    "The spread between runs fell as well, which mattered more to the people on call.",
    "I measured with clocks fixed and caches cleared, because warm caches flatter the old code.",
)
CODE = """```python
>>> def plan(sizes, limit={limit}):
...     groups = {{}}
...     for size in sizes:
...         groups.setdefault(min(size, limit), []).append(size)
...     return sorted(groups)
>>> plan([1, {limit}, {more}])
[1, {limit}]
```"""
CHART = """:::{{portfolio:chart}}
:kind: line
:x: size
:y-title: Time (ms)
:alt: The new version is faster at each size.
:source: {evidence}

size,old,new
{rows}

Time by the size of the input.
:::"""
CONF = '''"""A generated portfolio."""

project = author = "Ada Example"
extensions = ["myst_parser", "sphinx_design", "sphinx_portfolio"]
primary_domain = "portfolio"
myst_enable_extensions = ["colon_fence"]
html_theme = "portfolio"
suppress_warnings = ["portfolio.resume_overflow"]  # so much work does not go on a page
'''


@dataclass(frozen=True, kw_only=True)
class Work:
    """What a write-up is about, before it is worded."""

    number: int
    role: str
    method: str
    subject: str
    language: str
    place: str
    start: int

    @property
    def title(self) -> str:
        """Return a title that no other write-up of the same portfolio has."""
        return f"{self.method} {self.subject} on {self.place} in {self.language}"

    @property
    def id(self) -> str:
        """Return the stem of the write-up's file."""
        return f"{slug(self.method)}-{slug(self.subject)}-{self.number}"

    @property
    def skills(self) -> list[str]:
        """Return the skills that the write-up proves."""
        return [METHODS[self.method][0], SUBJECTS[self.subject][0], self.language]


def write_portfolio(folder: Path, pages: int = 100, seed: int = 0, address: str = "") -> None:
    """Write ``conf.py`` and exactly ``pages`` pages into ``folder``; at least 6 pages.

    With the ``address`` of the site, each page has a card image.
    """
    random = Random(seed)
    count = max(1, round(math.sqrt(pages)))
    roles = [f"role-{number}" for number in range(count)]
    works = _works(random, roles, pages - count - 3)
    _write(folder / "conf.py", CONF + (f'html_baseurl = "{address}"\n' if address else ""))
    _write(folder / "index.md", _index(works))
    for name in ("skills", "claims"):
        _write(folder / f"{name}.md", f"# {name.capitalize()}\n\n:::{{portfolio:{name}}}\n:::\n")
    for number, role in enumerate(roles):
        _write(folder / "roles" / f"{role}.md", _role(random, number, [w for w in works if w.role == role]))
    for work in works:
        _write(folder / "projects" / f"{work.id}.md", _project(random, work, works))


def _works(random: Random, roles: list[str], count: int) -> list[Work]:
    choices = [(m, s, p, la) for m in METHODS for s in SUBJECTS for p in PLACES for la in LANGUAGES]
    return [
        Work(number=number, role=roles[number % len(roles)], method=method, subject=subject, place=place,
             language=language, start=_begin(number % len(roles)) + random.randrange(4))
        for number, (method, subject, place, language) in enumerate(random.sample(choices, count))
    ]  # fmt: skip


def _begin(role: int) -> int:
    """Return the month in which a role begins; each lasts eight months."""
    return 12 * 1995 + 9 * role


def _month(months: int) -> str:
    return f"{months // 12}-{months % 12 + 1:02}"


def _index(works: list[Work]) -> str:
    vocabulary = []
    for group, known in (("Languages", LANGUAGES), ("Methods", METHODS), ("Subjects", SUBJECTS)):
        used = (
            {work.language for work in works} | {work.method for work in works} | {w.subject for w in works}
        )
        skills = [_skill(name, entry) for name, entry in known.items() if name in used]
        vocabulary.append({"group": group, "skills": skills})
    profile = {
        "kind": "profile",
        "name": "Ada Example",
        "headline": "Compilers, kernels and the systems around them",
        "summary": "I make programs fast and show how fast they became.",
        "links": [{"label": "Code", "url": "https://example.org/ada"}],
        "vocabulary": vocabulary,
    }
    parts = ["# Ada Example", _directive("header"), "## Strongest results", _directive("results", "featured"),
             "## Timeline", _directive("timeline"), "## Featured work", _directive("cards", "featured"),
             ":::{toctree}\n:hidden:\n:glob:\n\nroles/*\nprojects/*\nskills\nclaims\n:::"]  # fmt: skip
    return _page(profile, *parts)


def _skill(name: str, entry: tuple[str, list[str], str] | list[str]) -> dict[str, Any]:
    skill, aliases = (name, entry) if isinstance(entry, list) else (entry[0], entry[1])
    return {"name": skill, "aliases": aliases} if aliases else {"name": skill}


def _role(random: Random, number: int, works: list[Work]) -> str:
    record = {
        "kind": "role",
        "organisation": f"Example Laboratories {number + 1}",
        "title": random.choice(("Engineer", "Research engineer", "Intern", "Consultant")),
        "start": _month(_begin(number)),
        "end": _month(_begin(number) + 8),
        "summary": f"Tools and kernels, some for {' and '.join(w.subject for w in works[:2]) or 'others'}.",
    }
    said = (
        [_sentence(random, text, random.choice(works)) for text in random.sample(PROBLEM, 4)] if works else []
    )
    cards = [_directive("results"), "## Write-ups", _directive("cards")] if works else []
    return _page(record, f"# {record['organisation']}", _directive("header"), "\n".join(said), *cards)


def _project(random: Random, work: Work, works: list[Work]) -> str:
    value, evidence = round(random.uniform(1.05, 6), 2), f"pr-{1000 + work.number}"
    near = [w for w in works if w.role == work.role and w is not work][:2]
    record: dict[str, Any] = {
        "kind": "project",
        "role": work.role,
        "summary": f"{work.title}: {METHODS[work.method][2]}.",
        "start": _month(work.start),
        "end": _month(work.start + random.randrange(1, 5)),
        "skills": work.skills,
        "results": [
            {"claim": f"Speed-up of {work.subject}", "value": str(value), "unit": "×", "direction": "higher",
             "against": random.choice(("the previous release", "the vendor's library", "a plain loop")),
             "evidence": [evidence]},
            {"claim": "Memory saved", "value": str(random.randrange(5, 60)), "unit": "%",
             "direction": "higher", "unpublished": "Measured on internal machines."},
        ],
        "evidence": [{"id": evidence, "kind": "pull-request", "title": f"{work.title}, with timings",
                      "url": f"https://example.org/project/pull/{1000 + work.number}"}],
    }  # fmt: skip
    if work.number < 6:
        record["featured"] = record["results"][0]["featured"] = work.number + 1
    limit = random.randrange(8, 64)
    how = _prose(random, WORKS, work).split("\n")
    related = [f"{{project}}`{other.id}` attacks a neighbouring problem." for other in near]
    return _page(
        record, f"# {work.title}", _directive("header"),
        "## Problem", _prose(random, PROBLEM, work), "## What I built", _prose(random, BUILT, work),
        "## How it works", "\n".join(how[:4]), CODE.format(limit=limit, more=limit * 3), "\n".join(how[4:]),
        "## Result", _directive("results"), *_chart(work, evidence), _prose(random, RESULT, work),
        "## Evidence", f"The timings stand in {{evidence}}`the pull request <{evidence}>`.",
        _directive("evidence"),
        "## Related work of mine",
        "\n".join([*related, f"It belongs to {{role}}`{work.role}` and uses {{skill}}`{work.skills[1]}`."]),
    )  # fmt: skip


def _chart(work: Work, evidence: str) -> list[str]:
    """Return the chart of each tenth write-up."""
    rows = [f"{size},{size * (work.number % 7 + 2)},{size + work.number % 5}" for size in (64, 128, 256, 512)]
    return [CHART.format(evidence=evidence, rows="\n".join(rows))] if work.number % 10 == 0 else []


def _prose(random: Random, sentences: tuple[str, ...], work: Work) -> str:
    chosen = random.sample(sentences, random.randrange(len(sentences) // 2 + 1, len(sentences) + 1))
    return "\n".join(_sentence(random, sentence, work) for sentence in chosen)


def _sentence(random: Random, sentence: str, work: Work) -> str:
    skill, method_words, effect = METHODS[work.method]
    _, subject_words, pain = SUBJECTS[work.subject]
    return sentence.format(
        subject=work.subject, pain=pain, place=work.place, skill=skill, language=work.language, effect=effect,
        method=work.method.lower(), alias=random.choice(method_words + subject_words),
        count=random.randrange(40, 4000), value=f"{random.randrange(20, 95)} %", against="the old version",
    )  # fmt: skip


def _directive(name: str, option: str = "") -> str:
    return f":::{{portfolio:{name}}}\n" + (f":{option}:\n" if option else "") + ":::"


def _page(record: dict[str, Any], *parts: str) -> str:
    return dump(record) + "\n" + "\n\n".join(parts) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Write a portfolio from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--address", default="")
    given = parser.parse_args()
    write_portfolio(given.folder, given.pages, given.seed, given.address)


if __name__ == "__main__":
    main()
