"""Any file under ``/proc``, live or copied from another machine, as typed records, and back as the kernel's bytes.

>>> import procframe
>>> frame = procframe.read("/proc/net/tcp")  # doctest: +SKIP
>>> frame.records[0].local_address, frame.records[0].state  # doctest: +SKIP
('127.0.0.1', 'LISTEN')
>>> procframe.regenerate(frame) == open("/proc/net/tcp", "rb").read()  # doctest: +SKIP
True

Files are read with ``read`` (live ones, and any copy), ``parse`` (bytes you hold) and ``Tree`` (a whole machine);
``regenerate`` is the way back. ``formats`` and ``match`` say what is known. Every error is a ``ProcframeError``.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from procframe._manager import PluginWarning
    from procframe._version import __version__
    from procframe.api import formats, match, parse, read, regenerate
    from procframe.errors import (
        AmbiguousPathError,
        NoFormatError,
        ParseError,
        PluginError,
        ProcframeError,
        ReadError,
        RegenerateError,
    )
    from procframe.format import Format, LazyFormat, Variant
    from procframe.frame import Frame, Unrecognised
    from procframe.hookspecs import hookimpl
    from procframe.host import Host
    from procframe.path import ProcPath
    from procframe.record import Field, KeyedRecord, Record, Residue
    from procframe.sinks import Options, Sink
    from procframe.tree import Tree

__all__ = [
    "AmbiguousPathError",
    "Field",
    "Format",
    "Frame",
    "Host",
    "KeyedRecord",
    "LazyFormat",
    "NoFormatError",
    "Options",
    "ParseError",
    "PluginError",
    "PluginWarning",
    "ProcPath",
    "ProcframeError",
    "ReadError",
    "Record",
    "RegenerateError",
    "Residue",
    "Sink",
    "Tree",
    "Unrecognised",
    "Variant",
    "__version__",
    "formats",
    "hookimpl",
    "match",
    "parse",
    "read",
    "regenerate",
]

# Each name is imported when it is first used, so that a command pays for what it needs.
_HOMES = {
    "PluginWarning": "_manager",
    "__version__": "_version",
    **dict.fromkeys(["formats", "match", "parse", "read", "regenerate"], "api"),
    **dict.fromkeys(["AmbiguousPathError", "NoFormatError", "ParseError", "PluginError"], "errors"),
    **dict.fromkeys(["ProcframeError", "ReadError", "RegenerateError"], "errors"),
    **dict.fromkeys(["Format", "LazyFormat", "Variant"], "format"),
    **dict.fromkeys(["Frame", "Unrecognised"], "frame"),
    "hookimpl": "hookspecs",
    "Host": "host",
    "ProcPath": "path",
    **dict.fromkeys(["Field", "KeyedRecord", "Record", "Residue"], "record"),
    **dict.fromkeys(["Options", "Sink"], "sinks"),
    "Tree": "tree",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # A submodule may have the name of what it holds ("format"), so the name is set last.
    value = getattr(importlib.import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
