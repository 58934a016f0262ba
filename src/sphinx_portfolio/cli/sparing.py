"""What a reading that writes nothing spares: what Sphinx and docutils do for each page anew, or for nobody.

All of it ends with the reading, so that a build in the same process is as Sphinx has it.
"""

from __future__ import annotations

import gc
import logging
from contextlib import ExitStack, contextmanager, nullcontext
from copy import copy
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence, Set

    from docutils.frontend import OptionParser
    from docutils.nodes import Node
    from sphinx.builders import Builder

_LEAST = 50
"""With fewer pages, a process is done before it is worth its beginning."""


@contextmanager
def spared(processes: int) -> Iterator[None]:
    """Read with as little beside it as can be, and have each process read one large part of the pages."""
    import sphinx.builders
    from docutils import frontend
    from docutils.nodes import Node
    from sphinx.builders.dummy import DummyBuilder

    whole = frontend.OptionParser.populate_from_components
    with ExitStack() as stack:
        stack.enter_context(_seldom_collected())
        populate = _once(whole)
        stack.enter_context(_replaced(frontend.OptionParser, "populate_from_components", populate))
        stack.enter_context(_replaced(Node, "_fast_findall", found))
        if processes > 1:
            stack.enter_context(_replaced(sphinx.builders, "make_chunks", parts))
            stack.enter_context(_replaced(DummyBuilder, "write_documents", _resolve(processes)))
        yield


@contextmanager
def silent() -> Iterator[None]:
    """Have nothing said but warnings: what is said in passing takes a twentieth of the time, heard or not."""
    before = logging.root.manager.disable
    logging.disable(max(before, logging.INFO))
    try:
        yield
    finally:
        logging.disable(before)


def parts(docnames: Sequence[str], processes: int) -> list[Sequence[str]]:
    """Return the pages of each process, neighbours together; Sphinx cuts more, and collects all of them."""
    count = max(min(processes, len(docnames) // _LEAST), 1)
    cuts = [len(docnames) * number // count for number in range(count + 1)]
    return [docnames[begin:end] for begin, end in pairwise(cuts)]


def found(node: Node, kind: type[Node]) -> Iterator[Node]:
    """Yield a node and those below it that are of a kind, in the order of docutils and at a half of its cost.

    Docutils has a generator in a generator for each step down. A change of the tree meanwhile shows alike.
    """
    if isinstance(node, kind):
        yield node
    around, here = [], iter(node.children)
    while True:
        for child in here:
            if isinstance(child, kind):
                yield child
            if below := child.children:
                around.append(here)
                here = iter(below)
                break
        else:
            if not around:
                return
            here = around.pop()


def _resolve(processes: int) -> Callable[[Builder, Set[str]], None]:
    """Return what resolves pages in processes of their own, since nobody writes what comes of them."""

    def write_documents(builder: Builder, docnames: Set[str]) -> None:
        from sphinx.util import logging
        from sphinx.util.parallel import ParallelTasks

        def resolve(part: Sequence[str]) -> None:
            with _replaced(logging, "pending_warnings", nullcontext):  # a process sends its own at its end
                builder._write_serial(part)

        if not builder.parallel_ok:
            builder._write_serial(sorted(docnames))
            return
        tasks = ParallelTasks(processes)
        for part in parts(sorted(docnames), processes):
            tasks.add_task(resolve, list(part))
        tasks.join()

    return write_documents


def _once(
    whole: Callable[[OptionParser, Iterable[Any]], None],
) -> Callable[[OptionParser, Sequence[Any]], None]:
    """Return what gives a parser of settings its options, and has ``whole`` make those of each kind once."""
    made: dict[tuple[Any, ...], dict[str, Any]] = {}

    def populate(self: OptionParser, components: Sequence[Any]) -> None:
        kinds = tuple(each if isinstance(each, type) else type(each) for each in components)
        if kinds not in made:
            whole(self, components)
            made[kinds] = {name: copy(value) for name, value in vars(self).items() if name != "components"}
        else:
            vars(self).update({name: copy(value) for name, value in made[kinds].items()})

    return populate


@contextmanager
def _replaced(owner: object, name: str, substitute: object) -> Iterator[None]:
    """Have something stand in for what an owner has under a name."""
    before = getattr(owner, name)
    setattr(owner, name, substitute)
    try:
        yield
    finally:
        setattr(owner, name, before)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Have Python look for circles of garbage seldom: that takes a fifth of the time otherwise.

    What has been made counts as old afterwards, or all of it would be looked through at once.
    """
    before = gc.get_threshold()
    gc.set_threshold(200_000, 50, 100)
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        gc.set_threshold(*before)
