"""Every number in a chart or beside a claim stands in the table of sources, and nothing else stands there."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin

from building import SITE
from sphinx_portfolio.charts import tables
from sphinx_portfolio.model import frontmatter, parsing
from sphinx_portfolio.model.records import Project, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.charts.tables import Table

SOURCES = SITE / "data/sources.csv"
UNPUBLISHED = "owner's statement, unpublished"
_number = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*")
_chart = re.compile(r"\{portfolio:chart\} (?P<file>\S+)")
_option = re.compile(r"^:source: (.+)$", re.MULTILINE)


def table(name: str) -> Table:
    """Return one of the site's tables."""
    found, problems = tables.read((SITE / "data" / name).read_text(encoding="utf-8"))
    assert found is not None, problems
    return found


def records() -> Iterator[tuple[str, Role | Project]]:
    """Yield the record of each page that makes claims, with its path."""
    for path in sorted(SITE.rglob("*.md")):
        matter = frontmatter.read(path.read_text(encoding="utf-8"))
        record = parsing.parse(matter)[0] if matter else None
        if isinstance(record, Role | Project):
            yield path.relative_to(SITE).as_posix(), record


def addresses() -> dict[str, str]:
    """Return where each piece of evidence is, by its id."""
    return {evidence.id: evidence.url for _, record in records() for evidence in record.evidence}


def claimed() -> Iterator[tuple[str, str, str]]:
    """Yield file, field and numbers of every part of a result that holds a number."""
    for path, record in records():
        for index, result in enumerate(record.results):
            for field in ("claim", "value", "against", "note"):
                if numbers := _number.findall(str(getattr(result, field) or "")):
                    yield path, f"results[{index}].{field}", "; ".join(numbers)


def charted() -> Iterator[tuple[str, str, str]]:
    """Yield file, row and cells of every row of every table."""
    for path in sorted((SITE / "data").rglob("*")):
        if path != SOURCES:
            for row in table(path.name).rows:
                yield f"data/{path.name}", f"row {row.line}", "; ".join(row.cells.values())


def sourced() -> list[dict[str, str]]:
    """Return the table of sources."""
    with SOURCES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_every_number_has_a_source_and_every_source_a_number() -> None:
    """What the site says and what the table of sources holds are the same, field by field and row by row."""
    said = [*charted(), *claimed()]
    held = [(row["file"], row["field"], row["content"]) for row in sourced()]
    assert sorted(set(said) - set(held)) == []
    assert sorted(set(held) - set(said)) == []
    assert len(held) == len(set(held))


def test_source_of_a_claim_is_its_evidence() -> None:
    """A number beside a claim comes from evidence of that claim, or is the owner's own statement."""
    urls, known = addresses(), dict(records())
    for row in sourced():
        if row["file"] in known:
            result = known[row["file"]].results[int(row["field"].partition("[")[2].partition("]")[0])]
            allowed = {urls[id] for id in result.evidence} or {UNPUBLISHED}
            assert row["source"] in allowed, row


def test_source_of_a_table_is_named_under_its_chart() -> None:
    """Each table is drawn on some page, and under each chart of it stands the source that the table has."""
    parser, urls = MarkdownIt().use(colon_fence_plugin), addresses()
    named: dict[str, set[str]] = {}
    for path in sorted(SITE.rglob("*.md")):
        for token in parser.parse(path.read_text(encoding="utf-8")):
            if found := _chart.fullmatch(token.info.strip()):
                ids = _option.search(token.content)[1].split(", ")
                named.setdefault(found["file"].lstrip("/"), set()).update(urls[id] for id in ids)
    held: dict[str, set[str]] = {}
    for row in sourced():
        if row["file"].startswith("data/"):
            held.setdefault(row["file"], set()).add(row["source"])
    assert held == named


def test_every_source_says_where_to_look() -> None:
    """A source is an address with the place to look at, or says that it is unpublished and whose it is."""
    for row in sourced():
        assert row["source"] == UNPUBLISHED or re.fullmatch(r"https://\S+", row["source"]), row
        assert row["place"], row


@pytest.mark.parametrize("rival", ["TorchSparse", "spconv"])
def test_ratios_follow_from_the_times(rival: str) -> None:
    """The ratios that one chart shows for the L40S are those of the times that another shows."""
    times, ratios = table("sparse-conv-l40s.csv"), table("sparse-conv-speedup.csv")
    shown = {
        row.cells["channels"]: row.cells["L40S"]
        for row in ratios.rows
        if row.cells["comparison"] == f"against {rival}"
    }
    for row in times.rows:
        if row.cells["thousand voxels"] == "400":
            ratio = float(row.cells[rival]) / float(row.cells["sparse-conv"])
            written = shown.pop(row.cells["channels"].removesuffix(" channels"))
            assert f"{ratio:.{len(written.partition('.')[2])}f}" == written
    assert not shown


def test_speed_ups_follow_from_the_times() -> None:
    """The ratios that are claimed for int8 are those of the times in the chart."""
    times = table("int8-decode.csv")
    by_kind = {tuple(cells[:2]): float(cells[2]) for cells in ([*row.cells.values()] for row in times.rows)}
    measured = {name for name, _ in by_kind}
    ratios = {f"{by_kind[name, 'fp16'] / by_kind[name, 'int8']:.2f}" for name in measured}
    claims = {str(result.value) for result in dict(records())["projects/int8-llama.md"].results}
    assert ratios <= claims


def gemm() -> dict[int, dict[str, float]]:
    """Return what the table of fp32 products says, by size."""
    rows = (
        {name: float(cell) for name, cell in row.cells.items()} for row in table("amd-fp32-gemm.csv").rows
    )
    return {int(cells["n"]): cells for cells in rows}


@pytest.mark.parametrize("kernel", ["my kernel", "Composable Kernel"])
def test_multiples_of_rocblas_follow_from_the_times(kernel: str) -> None:
    """Each ratio of the chart is that of the times beside it, which are rounded."""
    assert len(gemm()) == 12
    for cells in gemm().values():
        ratio = cells["rocBLAS (ms)"] / cells[f"{kernel} (ms)"]
        assert cells[kernel] == pytest.approx(ratio, rel=4e-3)


def test_parity_is_what_the_times_say() -> None:
    """The bounds that the page states in three places hold, and are no wider than its wording."""
    ratios = {n: cells["my kernel"] for n, cells in gemm().items()}
    assert min(ratio for n, ratio in ratios.items() if n >= 1280) >= 0.95
    assert ratios[2048] == min(ratio for n, ratio in ratios.items() if n >= 1536) == pytest.approx(0.966)
    large = [(cells["my kernel"], cells["Composable Kernel"]) for n, cells in gemm().items() if n >= 2560]
    assert [round(100 * pick(mine - 1 for mine, _ in large)) for pick in (min, max)] == [3, 8]
    assert [round(100 * pick(ck / mine - 1 for mine, ck in large)) for pick in (min, max)] == [3, 5]
    assert min(ratios, key=lambda n: ratios[n]) == 768
    assert f"{ratios[768]:.2f}" == "0.70"
    assert max(ratio for n, ratio in ratios.items() if n <= 1024) < 0.81


def test_share_of_the_peak_follows_from_the_times() -> None:
    """The rate at n = 4096, the peak and the three shares of it are those of times and of an MI210."""
    peak = 104 * 256 * 1.7e9
    rates = {
        kernel: {n: 2 * n**3 / (cells[f"{kernel} (ms)"] * 1e-3) for n, cells in gemm().items()}
        for kernel in ("my kernel", "rocBLAS", "Composable Kernel")
    }
    assert max(rates["my kernel"].values()) == rates["my kernel"][4096]
    assert [f"{rate / 1e12:.1f}" for rate in (rates["my kernel"][4096], peak)] == ["32.4", "45.3"]
    assert [f"{max(each.values()) / peak:.0%}" for each in rates.values()] == ["72%", "73%", "74%"]


def test_two_charts_agree_on_a_time() -> None:
    """The last kernel's fastest time at n = 2048 in one chart is its time in the other."""
    (time,) = (
        row.cells["fastest (ms)"]
        for row in table("amd-fp32-road.csv").rows
        if row.cells["kernel"] == "mfma_v3, last"
    )
    assert time == f"{gemm()[2048]['my kernel (ms)']:.3f}"
