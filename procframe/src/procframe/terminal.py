"""Text that may have come from any process, made harmless before it reaches a terminal."""

from __future__ import annotations

import re
from typing import BinaryIO

__all__ = ["TerminalWriter", "escape", "width"]

# Controls of C0 and C1 and DEL; marks that reorder or hide text; separators that some terminals break lines at; and
# bytes that are not UTF-8 (lone surrogates).
_ODD = r"\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff"
_UNSAFE = rf"[\x00-\x1f{_ODD}]"
_UNSAFE_IN_LINES = rf"[\x00-\x08\x0b-\x1f{_ODD}]"


def _show(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte of broken UTF-8, by the byte that it is
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def escape(text: str, *, lines: bool = False) -> str:
    r"""The text with everything that a terminal could take for a command shown as ``\xNN`` or ``\uNNNN``.

    With ``lines``, newlines and tabs stay.

    >>> escape("\x1b[31mred"), escape("caf\xe9"), escape("\udcff\u202e")
    ('\\x1b[31mred', 'café', '\\xff\\u202e')
    """
    if text.isascii() and text.isprintable():
        return text
    # Compiled when first needed, which in most runs it is not.
    return re.sub(_UNSAFE_IN_LINES if lines else _UNSAFE, _show, text)


def width(text: str) -> int:
    """Columns of a terminal that escaped text takes.

    >>> width("abc"), width("日本")
    (3, 4)
    """
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


class TerminalWriter:
    """A binary stream in front of a terminal's: what sinks write passes through ``escape``."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._rest = b""

    def write(self, data: bytes) -> int:
        """Write the bytes, what could be a command to the terminal shown as an escape."""
        # A character may be cut between two calls, so only whole lines go out before the end.
        held = self._rest + data
        end = held.rfind(b"\n") + 1
        self._rest = held[end:]
        self._out.write(_escape_bytes(held[:end]))
        return len(data)

    def flush(self) -> None:
        """Write what is still held back."""
        rest, self._rest = self._rest, b""
        self._out.write(_escape_bytes(rest))
        self._out.flush()


def _escape_bytes(data: bytes) -> bytes:
    return escape(data.decode("utf-8", "surrogateescape"), lines=True).encode()
