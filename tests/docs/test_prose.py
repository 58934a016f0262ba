"""What is given to the spelling and grammar checker is what a reader reads, on the line where it stands."""

from __future__ import annotations

from pathlib import Path

from prose import prose

PAGE = """\
---
portfolio:
  kind: project
  summary: A fast kernel
  results:
    - claim: Faster
      note: By far.
---

# A *kernal*

Sum of `xyzzy` {footcite:p}`ada1843` and
the {project}`other <parser>`, see {role}`lab` [here](https://example.org/zzz).

:::{portfolio:chart} /data/times.csv
:x: thousnd
:alt: It falls.

A captoin.
:::

```python
>>> teh = 1
```
"""


def test_prose_keeps_its_lines() -> None:
    """Code, addresses, keys, options and citations go, misspelt words stay, and no line moves."""
    said = prose(PAGE).splitlines()
    assert {number: line for number, line in enumerate(said, 1) if line} == {
        4: "A fast kernel.",
        6: "Faster.",
        7: "By far.",
        10: "A kernal",
        12: "Sum of `xyzzy` and",
        13: "the other, see `lab` here.",
        17: "It falls.",
        19: "A captoin.",
    }


def test_known_words_are_in_order() -> None:
    """The list of words has each once, in the order of the alphabet."""
    words = (Path(__file__).parents[1] / "support/words.txt").read_text(encoding="utf-8").splitlines()
    assert words == sorted(set(words), key=lambda word: (word.casefold(), word))
