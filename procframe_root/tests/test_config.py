"""``config.gz``: values, and how the compressed file comes back."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from typing import Any

import pytest

import procframe
from procframe import Frame, ParseError, RegenerateError

Sample = Callable[[str], Frame]

TEXT = b'#\n# Linux/arm 5.10.0 Kernel Configuration\n#\nCONFIG_ARM=y\n# CONFIG_SMP is not set\n\nCONFIG_NAME="a \\"b\\" \\\\ c"\n'


def options(frame: Frame) -> dict[str, Any]:
    return {record.name: record.get("value", "n") for record in frame if "name" in record}


def test_options(sample: Sample) -> None:
    found = options(sample("x86_64-6.18/config.gz"))
    assert (found["64BIT"], found["CC_VERSION_TEXT"][:3]) == ("y", "gcc")
    assert (found["EXAMPLE"], found["OFFSET"], found["NEGATIVE"]) == ('a "b" \\ c', "0x1000000", -1)
    small = sample("armv7l-5.10/config.gz")
    assert options(small) == {"ARM": "y", "SMP": "n", "LOCALVERSION": "", "HZ": 100, "FOO": "m"}
    assert [record.text for record in small if "text" in record][1] == " Automatically generated file; DO NOT EDIT."


def test_what_compressed_it_is_kept_where_zlib_is_not_it(sample: Sample) -> None:
    frame = sample("x86_64-6.18/config.gz")
    assert (frame.header.mtime, frame.header.extra_flags, frame.header.operating_system) == (0, 2, 3)
    assert frame.header.deflated is not None
    assert sample("armv7l-5.10/config.gz").header.deflated is None


def test_changed_options_are_compressed_anew(sample: Sample) -> None:
    frame = sample("x86_64-6.18/config.gz")
    frame.records[-2].value = "0x2000000"
    text = gzip.decompress(procframe.regenerate(frame))
    assert text.endswith(b"CONFIG_OFFSET=0x2000000\nCONFIG_NEGATIVE=-1\n")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-1],
        lambda data: data[:20],
        lambda data: data + b"x",
        lambda data: data[:-8] + bytes(8),
        lambda data: data[:3] + b"\x08" + data[4:],
        lambda data: data[:10] + b"\xff" + data[11:],
        lambda data: gzip.compress(bytes(1 << 27)),
    ],
    ids=["no size", "no end", "something after it", "wrong checksum", "a name", "no deflated data", "too much"],
)
def test_spoiled_files(spoil: Callable[[bytes], bytes]) -> None:
    data = gzip.compress(TEXT, mtime=0)
    assert options(procframe.parse(data, "config.gz"))["NAME"] == 'a "b" \\ c'
    with pytest.raises(ParseError):
        procframe.parse(spoil(data), "config.gz")


def test_spoiled_records(sample: Sample) -> None:
    for name, value in (("deflated", "AAAA"), ("deflated", 7), ("mtime", -1)):
        frame = sample("x86_64-6.18/config.gz")
        frame.header[name] = value
        with pytest.raises(RegenerateError):
            procframe.regenerate(frame)
    frame.header = None
    with pytest.raises(RegenerateError):
        procframe.regenerate(frame)


def test_zlib_made_it() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    deflated = packer.compress(TEXT) + packer.flush()
    end = zlib.crc32(TEXT).to_bytes(4, "little") + len(TEXT).to_bytes(4, "little")
    data = b"\x1f\x8b\x08\0\0\0\0\0\x02\x03" + deflated + end
    frame = procframe.parse(data, "config.gz")
    assert (frame.header.deflated, procframe.regenerate(frame)) == (None, data)
