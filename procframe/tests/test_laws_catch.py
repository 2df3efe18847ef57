"""The laws themselves: each finds the defect that it is there to find, in formats that are broken in one way."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
import pytest

from procframe import Field, Format, Frame, Host, Record
from procframe.layout import TEXT, Codec, Free, PerHost, Repeat, Table, enum, pattern
from procframe.testing import checks
from procframe.testing.declaration import one_declaration
from procframe.testing.mutations import mutations
from procframe.testing.outcome import Broken, alarm, count_calls, read, round_trip
from procframe.testing.samples import Sample
from procframe.testing.walk import lines_of

HOST = Host()


class Row(Record):
    """A row."""

    a: Annotated[int, Field("A number")]
    word: Annotated[str, Field("A word", kind="label")] = ""
    numbers: Annotated[list[int], Field("Numbers")] = []


AS_TUPLE = Codec(lambda text: (text,), lambda value: value[0], r"[a-z]+")


class Loses(Record):
    """A row."""

    word: Annotated[object, Field("A word", codec=AS_TUPLE)]


OF_READER = Codec(lambda text: text + sys.byteorder, lambda value: value.removesuffix(sys.byteorder), r"[a-z]+")


class Reader(Record):
    """A row."""

    word: Annotated[str, Field("A word", codec=OF_READER)]


def swapped(host: Host) -> Codec:
    swap = slice(None, None, -1 if host.byte_order == "big" else 1)
    return Codec(lambda text: text[swap], lambda value: value[swap], r"[a-z]+")


class Says(Record):
    """A row."""

    word: Annotated[str, Field("A word", codec=PerHost(swapped))]


class Text(Record):
    """A row."""

    text: Annotated[str, Field("A text", codec=TEXT)]


class State(Record):
    """A state."""

    state: Annotated[str, Field("State", codec=enum({1: "UP", 2: "DOWN"}))]


class Bare(Record):
    a: Annotated[int, Field("")]


class Value(Record):
    """A value."""

    value: Annotated[str, Field("The value", codec=pattern(r"[^\0]*"))]


SOUND = Format("sound", Table(Row, "{a:4d} {word}"), description="Rows", source="fs/sound.c:show")
DATA = b"   1 one\n  22 two\n"


class Wrapped:
    """A layout around a sound one, for a test to break."""

    def __init__(self, layout: Any = SOUND.variants[0].layout) -> None:
        self.layout = layout
        self.record_types = layout.record_types

    def bind(self, host: Host) -> Any:
        self.bound = self.layout.bind(host)
        return self

    def parse(self, data: bytes, *more: Any) -> Frame:
        frame: Frame = self.bound.parse(data, *more)
        return frame

    def regenerate(self, frame: Frame) -> bytes:
        written: bytes = self.bound.regenerate(frame)
        return written

    def source(self) -> str:
        return "source"


@mutations.register
def _(layout: Wrapped, data: bytes, host: Host) -> Iterator[Any]:
    return mutations(layout.layout, data, host)


@lines_of.register
def _(layout: Wrapped, host: Host) -> Iterator[Any]:
    return lines_of(layout.layout, host)


def problems(law: Any, layout: Any, data: bytes = DATA) -> str:
    format_ = Format("broken", layout, description="Rows", source="fs/broken.c:show")
    try:
        return "\n".join(law(format_, data, HOST))
    except Broken as broken:
        return str(broken)


LAWS = (
    checks.sample_round_trip,
    checks.nothing_lost,
    checks.error_never_crash,
    checks.foreign_host,
    checks.odd_bytes,
    checks.linear,
)


@pytest.mark.parametrize("law", LAWS)
def test_a_sound_format_breaks_no_law(law: Any) -> None:
    assert problems(law, SOUND.variants[0].layout) == ""
    assert problems(law, Wrapped()) == ""


def test_a_writer_that_changes_a_byte() -> None:
    class Changes(Wrapped):
        def regenerate(self, frame: Frame) -> bytes:
            return super().regenerate(frame).replace(b"two", b"tow")

    assert "regenerated, byte 15 (line 2, column 7) differs" in problems(checks.sample_round_trip, Changes())


def test_a_sample_that_is_not_what_is_declared() -> None:
    table = SOUND.variants[0].layout
    assert "laid out otherwise than declared" in problems(checks.sample_round_trip, table, b"  1 one\n")
    assert "does not know" in problems(checks.sample_round_trip, table, b"   1 one more\n")
    assert "the sample is not read" in problems(checks.sample_round_trip, table, b"one\n")


def test_what_is_lost_on_the_way_through_json() -> None:
    # A value that JSON has no type for comes back as another one.
    assert "JSON" in problems(checks.sample_round_trip, Table(Loses, "{word}"), b"one\n")


def test_a_column_that_disappears() -> None:
    class Drops(Wrapped):
        kept = b""

        def parse(self, data: bytes, *more: Any) -> Frame:
            self.kept = data
            return super().parse(re.sub(rb"(?m)^( *\d+ \w+)[ \t].*$", rb"\1", data), *more)

        def regenerate(self, frame: Frame) -> bytes:
            return self.kept

    assert "neither a value nor reported" in problems(checks.nothing_lost, Drops())


def test_a_column_that_shifts_its_neighbours() -> None:
    # Two texts without an end between them: an unknown word before the second belongs to the first.
    found = problems(checks.nothing_lost, Table(Row, "{a:4d} ", Repeat("numbers", "{:d} ")), b"   1 2 3 \n")
    assert "918273645" in found or found == ""

    class Shifts(Wrapped):
        def parse(self, data: bytes, *more: Any) -> Frame:
            frame = super().parse(data, *more)
            if frame.unrecognised:
                frame.records[0].word = "xyzzy9"
            return frame

    assert "became" in problems(checks.nothing_lost, Shifts())


def test_an_unknown_line_that_raises() -> None:
    class Refuses(Wrapped):
        def parse(self, data: bytes, *more: Any) -> Frame:
            frame = super().parse(data, *more)
            if frame.unrecognised:
                raise LookupError("unknown")
            return frame

    assert "parsing raises LookupError" in problems(checks.nothing_lost, Refuses())


def test_a_word_without_a_name_that_is_not_reported() -> None:
    layout = Table(State, "{state:d}")
    assert problems(checks.nothing_lost, layout, b"1\n2\n") == ""

    class Hides(Wrapped):
        def parse(self, data: bytes, *more: Any) -> Frame:
            frame = super().parse(data, *more)
            for record in frame.records:
                record.state = record.state if isinstance(record.state, str) else "UP"
            return frame

    assert problems(checks.nothing_lost, Hides(layout), b"1\n2\n")


def test_a_crash_on_a_file_that_is_cut_off() -> None:
    class Crashes(Wrapped):
        def parse(self, data: bytes, *more: Any) -> Frame:
            assert data.endswith(b"\n")
            return super().parse(data, *more)

    assert "parsing raises AssertionError" in problems(checks.error_never_crash, Crashes())


def test_a_value_that_depends_on_the_reader() -> None:
    assert "read on a machine of the other byte order" in problems(
        checks.foreign_host, Table(Reader, "{word}"), b"one\n"
    )


def test_a_value_that_depends_on_the_host_unsaid() -> None:
    class Depends(Wrapped):
        def parse(self, data: bytes, *more: Any) -> Frame:
            frame = super().parse(data, *more)
            if frame.host.byte_order == "big":
                frame.records[0].word = "eno"
            return frame

        def regenerate(self, frame: Frame) -> bytes:
            return super().regenerate(frame).replace(b"eno", b"one")

    assert "does not depend on the machine" in problems(checks.foreign_host, Depends())

    assert problems(checks.foreign_host, Table(Says, "{word}"), b"one\n") == ""


def test_a_reader_that_splits_on_more_than_the_kernel_does() -> None:
    class Splits(Wrapped):
        def parse(self, data: bytes, *more: Any) -> Frame:
            text = data.decode("utf-8", "surrogateescape")
            return super().parse("\n".join(text.splitlines()).encode("utf-8", "surrogateescape") + b"\n", *more)

    layout = Table(Text, "{text}")
    assert problems(checks.odd_bytes, layout, b"one\n") == ""
    assert "a carriage return" in problems(checks.odd_bytes, Splits(layout), b"one\n")


def test_work_that_grows_as_the_square_of_the_lines() -> None:
    class Square(Wrapped):
        def parse(self, data: bytes, *more: Any) -> Frame:
            for line in range(data.count(b"\n")):
                data.count(b"\n", line)
                for _ in range(line // 64):
                    len(data)
            return super().parse(data, *more)

    assert "that is not linear" in problems(checks.linear, Square())


def test_work_that_grows_as_the_square_of_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_SHORT_PATIENCE", 1)

    class Backtracks(Wrapped):
        def parse(self, data: bytes, *more: Any) -> Frame:
            re.search(rb" +x", data)
            return super().parse(data, *more)

    assert "still at work after 1 seconds" in problems(checks.linear, Backtracks())


def test_an_error_must_say_what_is_wrong() -> None:
    from procframe import ParseError

    class Mute(Wrapped):
        def parse(self, data: bytes, *more: Any) -> Frame:
            raise ParseError("path", 1, 1, "", "")

    with pytest.raises(Broken, match="does not say what is wrong"):
        read(Format("mute", Mute()), DATA, HOST, "it")


def test_what_is_declared_by_halves() -> None:
    found = "\n".join(one_declaration(Format("bare", Table(Bare, "{a:d}")), [], "samples"))
    for words in ("no sample", "no docstring", "no description", "what in the kernel prints it"):
        assert words in found


def test_free_text_is_all_value() -> None:
    assert problems(checks.nothing_lost, Free(Value, "{value}"), b"one\n") == ""


def forever() -> None:
    while True:
        pass


def test_the_alarm_counts_the_time_of_this_process() -> None:
    with pytest.raises(Broken, match="it: still at work after 1 seconds"), alarm(1, "it"):
        forever()
    with alarm(1, "it"):
        assert isinstance(round_trip(SOUND, DATA, HOST, "it"), Frame)


def test_calls_are_counted_the_same_each_time() -> None:
    def work() -> None:
        sorted(len(str(number)) for number in range(100))

    assert count_calls(work) == count_calls(work) > 100


def test_samples_of_a_folder(tmp_path: Any) -> None:
    (tmp_path / "s390x" / "proc").mkdir(parents=True)
    (tmp_path / "s390x" / "proc" / "sound").write_bytes(DATA)
    sample = Sample(tmp_path / "s390x", "sound")
    assert (sample.data, sample.host.byte_order, sample.name) == (DATA, "big", "s390x/sound")
    assert msgspec.structs.asdict(sample.host)["word_size"] == 64
