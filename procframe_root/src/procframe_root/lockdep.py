"""``/proc/lockdep`` and ``lockdep_chains``: the classes of locks, and in which order they are taken."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, Codec, File, Flag, Line, Many, Opt, Stanza
from procframe.record import Field, Record
from procframe_root.pointers import POINTER

__all__ = ["CHAINS", "LOCKDEP", "LockChain", "LockChains", "LockClass", "LockClassName", "NextLockClass"]

_USAGES = {".": "never", "+": "enabled", "-": "inside", "?": "both"}
_MARKS = {usage: mark for mark, usage in _USAGES.items()}
USAGE = Codec(
    lambda marks: [_USAGES.get(mark, mark) for mark in marks],
    lambda usages: "".join(_MARKS.get(usage, usage) for usage in usages),
    r"[^ \t\n:A-Za-z0-9]+",
    schema="array",
    unknown=lambda usages: [usage for usage in usages if usage not in _MARKS],
)
CONTEXT = Codec(
    lambda text: [] if text == "0" else text.split("|"),
    lambda names: "|".join(names) or "0",
    r"[^ \t\n]+",
    schema="array",
    unknown=lambda names: [name for name in names if name not in ("hardirq", "softirq", "1", "2", "3")],
)
"""``0``, ``hardirq``, ``softirq``, ``hardirq|softirq``; a number in older kernels."""


class LockClassName(Record):
    """The name of a class of locks."""

    key: Annotated[str, Field("Where the key of the class is in memory (hashed)", kind="identity", codec=POINTER)]
    name: Annotated[
        str, Field("Its name, with `#N` for the Nth of that name and `/N` for a subclass", kind="label", codec=TEXT)
    ]


class NextLockClass(LockClassName):
    """A class of locks that was taken while one of another class was held."""


class LockClass(LockClassName):
    """A class of locks, as the lock validator sees them."""

    operations: Annotated[
        int | None,
        Field("How often one was taken; absent without `CONFIG_DEBUG_LOCKDEP`", kind="counter"),
    ] = None
    forward_dependencies: Annotated[
        int | None, Field("Classes that may be taken after it; absent without `CONFIG_PROVE_LOCKING`")
    ] = None
    backward_dependencies: Annotated[int | None, Field("Classes that may be held when it is taken")] = None
    usage: Annotated[
        list[str] | None,
        Field(
            "How it is used with interrupts, to write and then to read, for hard and then for soft interrupts: `never`, "
            "`enabled` (held where they may come), `inside` (taken in one), `both`",
            kind="flags",
            codec=USAGE,
        ),
    ] = None
    after: Annotated[list[NextLockClass], Field("Classes of which one was taken next while it was held")] = []


class LockChain(Record):
    """An order in which locks were taken."""

    irq_context: Annotated[list[str], Field("In which interrupts: `hardirq`, `softirq`", kind="flags", codec=CONTEXT)]
    classes: Annotated[list[LockClassName], Field("The classes, in their order")] = []


class LockChains(Record):
    """Whether there was room for all chains."""

    buggered: Annotated[bool, Field("Whether there is no room for more", kind="flags")] = False


LOCKDEP = Format(
    "lockdep",
    File(
        "all lock classes:",
        Many(
            "records",
            Stanza(
                LockClass,
                Line(
                    "{key}",
                    Opt(" OPS:{operations:8d}"),
                    Opt(" FD:{forward_dependencies:5d}"),
                    Opt(" BD:{backward_dependencies:5d}"),
                    Opt(" {usage}"),
                    ": {name}",
                ),
                Many("after", Stanza(NextLockClass, " -> [{key}] {name}")),
                Line("", when="usage"),
            ),
        ),
    ),
    source="kernel/locking/lockdep_proc.c:l_show",
)
CHAINS = Format(
    "lockdep_chains",
    File(
        Line(Flag("buggered", "(buggered) "), "all lock chains:"),
        Many(
            "records",
            Stanza(
                LockChain,
                "irq_context: {irq_context}",
                Many("classes", Stanza(LockClassName, "[{key}] {name}")),
                "",
            ),
        ),
        header=LockChains,
    ),
    source="kernel/locking/lockdep_proc.c:lc_show",
)
