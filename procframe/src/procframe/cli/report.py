"""What goes to stderr: one clear line for each thing that went wrong, harmless to a terminal."""

from __future__ import annotations

import os
import sys

from procframe.errors import ProcframeError

__all__ = ["UsageError", "describe", "failure", "line"]


_LONGEST = 1000
"""Characters of a message; what is wrong with a file stands in front."""


class UsageError(ProcframeError):
    """The command line itself is wrong; the exit code is 2."""


def line(text: str) -> None:
    """One line on stderr."""
    from procframe.terminal import escape

    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
    try:
        sys.stderr.write(f"procframe: {escape(shown)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        pass  # nobody is left to be told


def describe(error: Exception, where: str = "") -> str:
    """An error in one line; ``PROCFRAME_DEBUG=1`` raises what should not have happened."""
    if isinstance(error, ProcframeError):
        return str(error)
    if isinstance(error, OSError):
        parts = (where or _name(error.filename), error.strerror or str(error))
        return ": ".join(part for part in parts if part)
    if os.environ.get("PROCFRAME_DEBUG"):
        raise error
    what = f"{type(error).__name__}: {error}".strip().replace("\n", " ")
    prefix = f"{where}: " if where else ""
    return f"{prefix}a defect of procframe or a plugin: {what} (PROCFRAME_DEBUG=1 shows where)"


def _name(filename: object) -> str:
    return os.fsdecode(filename) if isinstance(filename, (str, bytes)) else ""


def failure(error: Exception, where: str = "") -> int:
    """Report what ended a command, and give its exit code."""
    line(describe(error, where))
    return 2 if isinstance(error, UsageError) else 1
