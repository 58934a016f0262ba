"""A skill is used by the roles that name it or have work that does, and proved by write-ups alone."""

from __future__ import annotations

from portfolios import edited, link


def test_used_and_proved_are_two_things() -> None:
    """A skill that only a role names is used and not proved; its years are the role's."""
    portfolio = link(edited(("roles/shop", "  start:", "  skills: [Rust]\n  start:")))
    rust = next(use for use in portfolio.skills if use.skill.name == "Rust")
    assert [page.id for page in rust.roles] == ["lab", "shop"]
    assert {page.id for page in rust.proofs} == {"parser"}
    shop = portfolio.role("shop")
    assert shop
    assert {month // 12 for month in portfolio.months_of(shop)} <= {*rust.years}


def test_role_of_a_proof_has_used_the_skill() -> None:
    """What a write-up proves, each of its roles has used."""
    portfolio = link(edited(("projects/till", "role: shop", "role: [lab, shop]")))
    use = next(use for use in portfolio.skills if use.skill.name == "C++")
    assert [page.id for page in use.roles] == ["lab", "shop"]
