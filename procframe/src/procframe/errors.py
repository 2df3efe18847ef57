"""Every error that procframe raises on purpose; anything else that escapes is a defect."""

from __future__ import annotations

from procframe.terminal import escape

__all__ = [
    "AmbiguousPathError",
    "NoFormatError",
    "ParseError",
    "PluginError",
    "ProcframeError",
    "ReadError",
    "RegenerateError",
]


class ProcframeError(Exception):
    """The base of all errors of procframe: one clear line that says what, where and what to do."""

    def __str__(self) -> str:
        """The line, in which what a terminal could take for a command, or for another line, is escaped."""
        return escape(self._text())

    def _text(self) -> str:
        return super().__str__()


class NoFormatError(ProcframeError):
    """No installed plugin knows the path; ``distribution`` names one that would, if that is known."""

    def __init__(self, path: str, distribution: str | None = None, hint: str = "") -> None:
        self.path = path
        self.distribution = distribution
        self.hint = hint
        message = f"{path}: no installed format reads this file"
        if distribution:
            message += f"; install it with: pip install {distribution}"
        elif hint:
            message += f"; {hint}"
        super().__init__(message)


class AmbiguousPathError(ProcframeError):
    """A short name that means more than one file; ``candidates`` lists them."""

    def __init__(self, path: str, candidates: tuple[str, ...]) -> None:
        self.path = path
        self.candidates = candidates
        super().__init__(f"{path}: ambiguous; it could be {', '.join(candidates)} (use one of these)")


class ParseError(ProcframeError):
    """Bytes that cannot be this format.

    ``line`` and ``column`` count from 1, the column in bytes; both are 0 for a file that is not made of lines, and
    ``column`` is then the offset.
    """

    def __init__(self, path: str, line: int, column: int, expected: str, found: str) -> None:
        self.path = path
        self.line = line
        self.column = column
        self.expected = escape(expected)
        self.found = escape(found)
        super().__init__(path, line, column, expected, found)

    def _text(self) -> str:
        where = f"line {self.line}, column {self.column}" if self.line else f"byte {self.column}"
        return f"{self.path}: {where}: expected {self.expected}, found {self.found}"


class ReadError(ProcframeError):
    """A file that could not be read; ``errno`` is the system's number, ``reason`` its words."""

    def __init__(self, path: str, reason: str, errno: int | None = None) -> None:
        self.path = path
        self.reason = reason
        self.errno = errno
        super().__init__(f"{path}: {reason}")


class RegenerateError(ProcframeError):
    """A frame that cannot become bytes: a projection, or a value that its layout cannot print."""


class PluginError(ProcframeError):
    """A plugin, or a format it declares, that is not well formed."""
