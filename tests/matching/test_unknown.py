"""What an advert asks for beyond the vocabulary is told only where it is written as a name."""

from __future__ import annotations

import pytest

from sphinx_portfolio.matching.advert import Need, read
from sphinx_portfolio.matching.unknown import find


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Kubernetes/Helm/Terraform", ["Kubernetes", "Helm", "Terraform"]),
        ("Experience with Apache Kafka, gRPC and Redis", ["Apache Kafka", "gRPC", "Redis"]),
        ("Go, C or C#", ["Go", "C", "C#"]),
        ("Rust and Scala", ["Scala"]),
        ("Front ends in TypeScript", ["TypeScript"]),
        ("BSc or MSc in Computer Science, fluent in English", []),
        ("Strong communication skills. You like people", []),
        ("Experience with large codebases", []),
        ("Ten years in NYC are not needed, and no PhD", ["NYC"]),
    ],
)
def test_items(line: str, names: list[str]) -> None:
    """Lists, technical spellings and “experience with” name skills; degrees and virtues do not."""
    found = find(read(f"## Requirements\n- {line}\n"), {"rust": ("Rust",)})
    assert sorted(found) == sorted(names)


def test_only_what_is_asked_for() -> None:
    """Prose and benefits ask for nothing; what is required and nice to have is required."""
    text = "Acme Robotics builds XDR.\n## Nice\n- OpenCL\n## Requirements\n- OpenCL\n## Benefits\n- A BMW"
    assert find(read(text.replace("## Nice", "## Nice to have")), {}) == {"OpenCL": Need.MUST}


def test_german_nouns() -> None:
    """Where every noun has a capital letter, that alone makes no name."""
    text = "## Dein Profil\n- Du hast Freude an der Arbeit mit Menschen und Maschinen\n- Kenntnisse in Vulkan"
    assert [*find(read(text), {})] == ["Vulkan"]
