"""``/proc/dynamic_debug/control``: the debug messages of the kernel, and which are printed."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Alt, Codec, Opt, Table, escaped, value
from procframe.record import Field, Record

__all__ = ["FORMAT", "DebugMessage"]

_LETTERS = {
    "p": "print",
    "m": "module",
    "f": "function",
    "s": "source",
    "l": "line",
    "t": "thread",
    "d": "stack",
}
_BACK = {name: letter for letter, name in _LETTERS.items()}

FLAGS = Codec(
    lambda text: [] if text == "_" else [_LETTERS.get(letter, letter) for letter in text],
    lambda names: "".join([_BACK.get(name, name) for name in names]) or "_",
    "(?:_|[a-z]+)",
    schema="array",
    exact=True,
    unknown=lambda names: [name for name in names if name not in _BACK],
)
# Each refuses the other's escapes, which tells the variants apart.
SHORT = escaped("\t\r\n", style="c", pattern=r"(?:[^\\\n]|\\[^0\n])*")
OCTAL = escaped('\t\r\n"', pattern=r'(?:[^\\"\n]|\\[^trn"\n])*')


class DebugMessage(Record):
    """A message of the kernel's ``pr_debug`` and ``dev_dbg``, which can be switched on."""

    filename: Annotated[str, Field("File of the kernel's source", kind="identity")]
    lineno: Annotated[int, Field("Line in it", kind="identity")]
    module: Annotated[str, Field("Module, or what it would be called", kind="label")]
    function: Annotated[str, Field("Function", kind="label")]
    flags: Annotated[
        list[str],
        Field(
            "print if it is switched on; what is printed with it: module, function, source, line, thread, stack",
            kind="flags",
            codec=FLAGS,
        ),
    ]
    format: Annotated[str, Field("What it prints, as printf takes it", kind="label")]
    class_name: Annotated[str | None, Field("Class of the message, if it has one", kind="label", since="6.1")] = None
    class_id: Annotated[int | None, Field("Number of a class without a name", kind="label", since="6.1")] = None


def _layout(text: Codec) -> Table:
    return Table(
        DebugMessage,
        '{filename}:{lineno:d} [{module}]{function} ={flags} "',
        value("{format}", text),
        '"',
        Opt(Alt(" class:{class_name}", " class unknown, _id:{class_id:d}")),
        header="# filename:lineno [module]function flags format",
    )


FORMAT = Format(
    "dynamic_debug/control",
    variants=[Variant("short", _layout(SHORT), "newlines as \\n"), Variant("octal", _layout(OCTAL), "as \\012")],
    source="lib/dynamic_debug.c:ddebug_proc_show",
    since="5.7",
)
