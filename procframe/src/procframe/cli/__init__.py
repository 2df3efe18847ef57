"""The command line. ``main`` runs one command and returns its exit code: 0, 1 where a file or check failed, 2 for wrong
usage; nothing that an ordinary command does not need is imported for it.
"""

from __future__ import annotations

import os
import sys

__all__ = ["main"]

_PLAIN = {"show": "table", "json": "json", "jsonl": "jsonl", "csv": "csv"}
"""Commands that, given paths alone, need no option parser, and the sink of each."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command of the command line, and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    from procframe.cli import report

    try:
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read the output has seen enough. What is still buffered must not complain when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return report.failure(error)


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
