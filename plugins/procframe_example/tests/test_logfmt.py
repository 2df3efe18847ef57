"""What the output ``logfmt`` writes."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Annotated

import pytest

import procframe
from procframe import Field, Format, Frame, KeyedRecord, Options
from procframe.cli import main
from procframe.layout import Keys, One
from procframe_example.knock import FORMAT, Knocker
from procframe_example.logfmt import LogfmtSink

SAMPLE = Path(__file__).parent / "samples/x86_64/proc/net/xt_pknock/SSH"


class Facts(KeyedRecord):
    """Keys of any name."""

    size: Annotated[int, Field("A size")]


def written(*frames: Frame, with_path: bool = False) -> bytes:
    out = io.BytesIO()
    LogfmtSink().write(frames, out, Options(with_path=with_path))
    return out.getvalue()


def test_a_record_a_line() -> None:
    frame = procframe.read(SAMPLE, as_=FORMAT.name)
    lines = written(frame).split(b"\n")
    assert len(lines) == 5
    assert lines[0] == b"src=192.0.2.17 proto=TCP status=ALLOWED accepted_knock_count=3 autoclose_time=1740"
    assert lines[2] == b"src=203.0.113.250 proto=UDP status=ALLOWED accepted_knock_count=2"


def test_says_the_file_where_there_are_several() -> None:
    knocker = Knocker(src="192.0.2.1", proto="TCP", status="INIT", accepted_knock_count=0)
    frame = Frame(FORMAT, [knocker], path="/proc/a b")
    line = b'file="/proc/a b" src=192.0.2.1 proto=TCP status=INIT accepted_knock_count=0\n'
    assert written(frame, frame, with_path=True) == 2 * line


def test_quotes_what_would_end_a_value_or_a_key() -> None:
    layout = One(Facts, Keys("{key}: {}"))
    frame = Format("facts", layout).parse(b'size: 1\na=b "c": x "y" = \\z\nempty: \nbroken: \xff\n')
    assert written(frame) == b'size=1 a_b__c_="x \\"y\\" = \\\\z" empty="" broken="\xff"\n'


@pytest.mark.parametrize("how", [["-o", "out.logfmt"], ["--to", "logfmt", "-o", "out"]])
def test_is_an_output_of_the_command_line(how: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["convert", "--as", FORMAT.name, str(SAMPLE), *how]) == 0
    assert (tmp_path / how[-1]).read_bytes().startswith(b"src=192.0.2.17 proto=TCP status=ALLOWED ")
