"""The samples of the distribution, read with the facts of the machine that each is of."""

from __future__ import annotations

import gzip
import struct
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import strategies as st

from procframe import Frame, Host
from procframe.testing.generate import Draw, generate
from procframe.testing.mutations import Mutation, mutations
from procframe_root import config, device_tree
from procframe_root.gzipped import Gzip, Gzipped


@pytest.fixture
def sample(procframe_sample: Callable[[str], Frame]) -> Callable[[str], Frame]:
    """Reads a sample by machine and name below ``/proc``, such as ``s390x/cpuinfo``."""
    return procframe_sample


<<<<<<< HEAD
=======
def _configuration_space(draw: Draw) -> bytes:
    """A header of any type and anything after it."""
    size = draw(st.sampled_from((64, 128, 256, 4096)))
    head = bytearray(draw(st.binary(min_size=64, max_size=64)))
    head[14] = draw(st.sampled_from((0, 1, 2, 0x80, 0x81, 0x7F)))
    tail = draw(st.binary(max_size=size - 64))
    return bytes(head) + tail + bytes(size - 64 - len(tail))


def _descriptors(draw: Draw) -> bytes:
    """The descriptor of a device and some others, of types that are known and that are not."""
    found = bytes((18, 1)) + draw(st.binary(min_size=16, max_size=16))
    for type_, data in draw(
        st.lists(st.tuples(st.sampled_from((2, 4, 5, 11, 0x30, 0x24, 0xF0)), st.binary(max_size=20)), max_size=5)
    ):
        found += bytes((len(data) + 2, type_)) + data
    return found


def _system_configuration(draw: Draw) -> bytes:
    """The structure, and a page with or without something behind it."""
    data = b"SYSTEMCFG:PPC64\0" + draw(st.binary(min_size=96, max_size=96)) + draw(st.binary(max_size=8))
    return data + bytes(draw(st.integers(0, 8)))


def _atags(draw: Draw) -> bytes:
    """Tags of kinds that are known and that are not, each of its own size, in either byte order."""
    order = draw(st.sampled_from("<>"))
    tags = [(0x54410001, bytes(12))]
    kinds = st.sampled_from((0x54410002, 0x54410004, 0x54420005, 0x54410006, 0x54410007, 0x54410009, 0x41000101, 7))
    tags += draw(st.lists(st.tuples(kinds, st.binary(max_size=5).map(lambda data: data * 4)), max_size=5))
    found = b"".join(struct.pack(f"{order}II", 2 + len(data) // 4, tag) + data for tag, data in tags)
    return found + bytes(8)


def _bootinfo(draw: Draw) -> bytes:
    """Tags of kinds that are known and that are not, each of its own size."""
    tags = draw(st.lists(st.tuples(st.integers(1, 9), st.binary(max_size=9)), max_size=5))
    return b"".join(struct.pack(">HH", tag, 4 + len(data)) + data for tag, data in tags) + bytes(2)


def _sal_record(draw: Draw) -> bytes:
    """A record that says its length, and sections that do or not."""
    sections = draw(st.lists(st.tuples(st.binary(max_size=9), st.integers(0, 1)), max_size=3))
    rest = b"".join(struct.pack("<16x4xI", 24 + len(data) + odd) + data for data, odd in sections)
    return struct.pack("<QBBBBI24x", 1, 2, 3, draw(st.integers(0, 3)), 0, 40 + len(rest)) + rest


def _bytes(size: int) -> Callable[[Draw], bytes]:
    """Any bytes of a size."""
    return lambda draw: draw(st.binary(min_size=size, max_size=size))


_BINARY: dict[str, Callable[[Draw], bytes]] = {
    "endpoint": _descriptors,
    "device": _configuration_space,
    "vdso": _system_configuration,
    "core": _atags,
    "last": _bootinfo,
    "board": _bytes(68),
    "registers": _bytes(256),
    "section": _sal_record,
    "small": lambda draw: draw(st.binary(min_size=1, max_size=24)),
}
"""How files are drawn, by a kind of block that only they have."""


@generate.register
def _(layout: Blocks, draw: Draw, host: Host) -> tuple[list[Any], Any]:
    data = next(make(draw) for kind, make in _BINARY.items() if kind in layout.kinds)
    return layout.bind(host).parse(data, Format("any", layout), host, "any", "default", None).records, None


@mutations.register
def _(layout: Blocks, data: bytes, host: Host) -> Iterator[Mutation]:
    """A descriptor or tag of an unknown type, and bytes that are none; other structures have no room for more."""
    if "endpoint" in layout.kinds:
        word = WORD.encode()
        yield Mutation("an unknown descriptor at the end", data + bytes((len(word) + 2, 0xF7)) + word, word.hex())
        yield Mutation("bytes that are no descriptor at the end", data + b"\0" + word, word.hex())
    elif "core" in layout.kinds:
        word = WORD.encode().ljust(8, b"\0")
        tag = struct.pack("<II" if host.byte_order == "little" else ">II", 4, 0x12345678) + word
        yield Mutation("an unknown tag before the last", data[:-8] + tag + data[-8:], word.hex())
    elif "last" in layout.kinds:
        word = WORD.encode()
        tag = struct.pack(">HH", 0x7777, 4 + len(word)) + word
        yield Mutation("an unknown tag before the last", data[:-2] + tag + data[-2:], word.hex())


>>>>>>> archs
# What the laws need to know of layouts that this distribution brings.


@generate.register
def _(layout: device_tree.Properties, draw: Draw, host: Host) -> tuple[list[Any], Any]:
    """Any bytes are a property."""
    data = draw(st.binary(min_size=1, max_size=12)) + layout.end.encode()
    return layout.bind(host).parse(data, device_tree.FORMAT, host, "any", "default", None).records, None


@generate.register
def _(layout: Gzipped, draw: Draw, host: Host) -> tuple[list[Any], Any]:
    """The records of the text, and how it is compressed for the first time."""
    records, _ = generate(layout.layout, draw, host)
    bound = layout.bind(host)
    new = Gzip(mtime=draw(st.integers(0, 1 << 31)), extra_flags=2, operating_system=3)
    data = bound.regenerate(Frame(config.FORMAT, records, host=host, header=new))
    return records, bound.parse(data, config.FORMAT, host, "any", "default", None).header


@mutations.register
def _(layout: Gzipped, data: bytes, host: Host) -> Iterator[Mutation]:
    """The mutations of the text, of a file that zlib made, as it makes the changed ones."""
    if layout.bind(host).parse(data, config.FORMAT, host, "any", "default", None).header.deflated is not None:
        return
    for what, text, token in mutations(layout.layout, gzip.decompress(data), host):
        yield Mutation(what, gzip.compress(text, mtime=0), token)
