"""The samples of the distribution, read with the facts of the machine that each is of."""

from __future__ import annotations

import gzip
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
