"""No text reaches a terminal as a command."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procframe import (
    AmbiguousPathError,
    NoFormatError,
    ParseError,
    ProcframeError,
    ReadError,
    RegenerateError,
)
from procframe.terminal import TerminalWriter, escape, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text", "plain text"),
        ("café 日本", "café 日本"),
        ("\x1b[31m", r"\x1b[31m"),
        ("a\nb\tc\r", r"a\x0ab\x09c\x0d"),
        ("\x7f\x80\x9b\x9f\xa0", "\\x7f\\x80\\x9b\\x9f\xa0"),
        ("\u202eevil\u2066", r"\u202eevil\u2066"),
        ("\u2028\ufeff\u200b", r"\u2028\ufeff\u200b"),
        (b"\xff\x9b".decode("utf-8", "surrogateescape"), r"\xff\x9b"),
        ("\ud800", r"\ud800"),
    ],
)
def test_escape(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_lines_keep_newlines_and_tabs() -> None:
    assert escape("a\n\tb\x1b\r", lines=True) == "a\n\tb\\x1b\\x0d"


@given(st.text(st.characters(codec=None)))
def test_nothing_unsafe_is_left(text: str) -> None:
    shown = escape(text)
    shown.encode("utf-8")  # no surrogate is left either
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 or char in "\u202e\u2066\u2028" for char in shown)


@given(st.lists(st.binary()))
def test_writer_does_as_escape_does(pieces: list[bytes]) -> None:
    out = io.BytesIO()
    writer = TerminalWriter(out)
    assert [writer.write(piece) for piece in pieces] == [len(piece) for piece in pieces]
    writer.flush()
    assert out.getvalue().decode() == escape(b"".join(pieces).decode("utf-8", "surrogateescape"), lines=True)


@pytest.mark.parametrize(("text", "columns"), [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("日本", 4)])
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    "error",
    [
        ProcframeError("a\nb: \x1b[31m\udcff"),
        ReadError("a\nb", "\x1b[31m\udcff"),
        ParseError("a\nb", 1, 1, "\x1b[31m", "\udcff"),
        NoFormatError("a\nb", hint="\x1b[31m\udcff"),
        AmbiguousPathError("a\nb", ("\x1b[31m", "\udcff")),
        RegenerateError("a\nb: \x1b[31m\udcff"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_is_one_harmless_line(error: ProcframeError) -> None:
    text = str(error)
    assert r"a\x0ab" in text
    assert r"\x1b[31m" in text
    assert r"\xff" in text
    assert text.isprintable()
