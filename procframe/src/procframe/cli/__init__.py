"""The command line. ``main`` runs one command and returns its exit code: 0, 1 where a file or check failed, 2 for wrong
usage; nothing that an ordinary command does not need is imported for it.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import Any, cast

__all__ = ["main"]

_PLAIN = {"show": "table", "json": "json", "jsonl": "jsonl", "csv": "csv"}
"""Commands that, given paths alone, need no option parser, and the sink of each."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command of the command line, and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    from procframe.cli import report

    # Python has no such stream where its caller closed the descriptor (``>&-``).
    if sys.stdout is None:
        sys.stdout = cast("Any", _Closed(OSError(errno.EBADF, "it is closed")))
    if sys.stderr is None:
        sys.stderr = cast("Any", _Closed(None))

    try:
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read the output has seen enough.
        _drop_output()
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if not error.filename and error.errno == errno.ENOSPC:
            _drop_output()
        return report.failure(error, "" if error.filename else "standard output")
    except Exception as error:
        return report.failure(error)


def _drop_output() -> None:
    """What is still buffered must not complain when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Closed:
    """A standard stream that is closed: what is written to it is lost, which is an error or not."""

    encoding = "utf-8"
    errors = "surrogateescape"

    def __init__(self, error: OSError | None) -> None:
        self.buffer = self
        self._error = error

    def write(self, data: str | bytes) -> int:
        if self._error is not None:
            raise self._error
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        return False


def _run(arguments: list[str]) -> int:
    if (
        len(arguments) > 1
        and arguments[0] in _PLAIN
        and not any(argument.startswith("-") for argument in arguments[1:])
        and "_PROCFRAME_COMPLETE" not in os.environ
    ):
        from procframe.cli.deliver import deliver
        from procframe.cli.request import Request

        return deliver(Request(tuple(arguments[1:])), _PLAIN[arguments[0]])
    from procframe.cli.group import run

    return run(arguments)
