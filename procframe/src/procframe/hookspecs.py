"""The six hooks: everything that a plugin can add to procframe. This page is the plugin author's reference.

A plugin is a module (or object) with any of these functions, each marked with ``procframe.hookimpl``, and one entry
point in the group ``procframe``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    from procframe.format import Format
    from procframe.frame import Frame
    from procframe.host import Host
    from procframe.path import ProcPath
    from procframe.sinks import Sink

__all__ = ["hookimpl", "hookspec"]

hookspec = pluggy.HookspecMarker("procframe")
hookimpl = pluggy.HookimplMarker("procframe")
"""Marks a plugin's function as the implementation of the hook of its name."""


@hookspec
def procframe_formats() -> Iterable[Format]:  # type: ignore[empty-body]
    """The formats this plugin brings (or ``LazyFormat``s, which import their module on first use)."""


@hookspec(firstresult=True)
def procframe_match(path: ProcPath) -> Format | None:
    """The format for a path, or ``None``; the core's own answer asks the patterns of all formats."""


@hookspec(firstresult=True)
def procframe_parse(
    format: Format,  # noqa: A002
    data: bytes,
    host: Host,
    path: str,
    fields: Sequence[str] | None,
) -> Frame | None:
    """The frame of a file's bytes; the core's own answer runs the layout of the format.

    An implementation takes the arguments it needs: ``path`` is for error messages, ``fields`` are those asked for.
    """


@hookspec(firstresult=True)
def procframe_regenerate(frame: Frame) -> bytes | None:
    """The bytes of a frame; the core's own answer runs the layout of its variant."""


@hookspec
def procframe_sinks() -> Iterable[Sink]:  # type: ignore[empty-body]
    """The outputs this plugin brings."""


@hookspec
def procframe_commands(cli: Any) -> None:
    """Add commands to ``cli``, the ``click`` group of the ``procframe`` command."""
