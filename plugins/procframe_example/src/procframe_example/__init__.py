"""procframe-example: a plugin with one format, the hosts that knock at ports, and one output."""

from __future__ import annotations

from procframe import LazyFormat, Sink, hookimpl
from procframe_example._version import __version__

__all__ = ["__version__", "procframe_formats", "procframe_sinks"]


@hookimpl
def procframe_formats() -> list[LazyFormat]:
    """The formats; the module of one is imported when a file of its kind is first read."""
    return [LazyFormat("net/xt_pknock/<rule>", "procframe_example.knock")]


@hookimpl
def procframe_sinks() -> list[Sink]:
    """The outputs."""
    from procframe_example.logfmt import LogfmtSink

    return [LogfmtSink()]
