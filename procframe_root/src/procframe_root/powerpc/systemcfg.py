"""``/proc/powerpc/systemcfg``: facts of a 64-bit POWER machine, as a page of memory that programs can map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from procframe.format import Format
from procframe.layout import Bits, Block, Blocks, Codec, Misfit
from procframe.record import Field, Record

__all__ = ["FORMAT", "EmptyPage", "SystemConfiguration", "VdsoData"]

_SIZE = 0x70
_EYE_CATCHER = b"SYSTEMCFG:PPC64\0"


def _text(digits: str) -> str:
    return bytes.fromhex(digits).rstrip(b"\0").decode("latin-1")


def _print_text(text: str) -> str:
    return text.encode("latin-1").ljust(16, b"\0").hex()


TEXT = Codec(_text, _print_text)
ZEROS = Codec(lambda digits: len(digits) // 2, lambda size: "00" * size, schema="integer")


class SystemConfiguration(Record):
    """What the machine is; what the kernel sets for programs of old that nobody needs now is 0."""

    eye_catcher: Annotated[str, Field("What it begins with: `SYSTEMCFG:PPC64`", kind="label", codec=TEXT)]
    major: Annotated[int, Field("Version of the structure", kind="label")]
    minor: Annotated[int, Field("Minor version", kind="label")]
    lpar: Annotated[bool, Field("Whether it is a logical partition", kind="flags")]
    platform: Annotated[int, Field("Kind of machine, without its lowest bit: 0x80 pSeries", kind="flags")]
    processor: Annotated[int, Field("Version register of the processor (PVR)", kind="label")]
    processor_count: Annotated[int, Field("CPUs", unit="CPUs")]
    physical_memory_size: Annotated[int, Field("Memory", unit="bytes")]
    tb_orig_stamp: Annotated[int, Field("Time base when the clock was last set", unit="time base ticks")]
    tb_ticks_per_sec: Annotated[int, Field("Frequency of the time base", unit="Hz")]
    tb_to_xs: Annotated[int, Field("Factor from the time base to units of 2^-20 s")]
    stamp_xsec: Annotated[int, Field("The clock at that time", unit="2^-20 s", kind="time")]
    tb_update_count: Annotated[int, Field("Changes of these four, twice each", kind="counter")]
    tz_minuteswest: Annotated[int, Field("Time zone west of Greenwich", unit="minutes")]
    tz_dsttime: Annotated[int, Field("Kind of daylight saving time", kind="label")]
    dcache_size: Annotated[int, Field("Size of the first data cache", unit="bytes")]
    dcache_line_size: Annotated[int, Field("Size of a line of it", unit="bytes")]
    icache_size: Annotated[int, Field("Size of the first instruction cache", unit="bytes")]
    icache_line_size: Annotated[int, Field("Size of a line of it", unit="bytes")]


class VdsoData(Record):
    """What kernels before 7.3 have behind it for their vDSO, which is laid out otherwise from kernel to kernel."""

    data: Annotated[str, Field("Its bytes in hexadecimal, up to the last that is not 0", kind="label")]


class EmptyPage(Record):
    """The rest of the page, which is empty."""

    size: Annotated[int, Field("How much that is", unit="bytes", codec=ZEROS)]


def cut(data: bytes) -> Iterator[tuple[int, str]]:
    """The structure, what is behind it up to the last byte that is not 0, and the rest."""
    if len(data) < _SIZE or not data.startswith(_EYE_CATCHER):
        raise Misfit(0, f"{_SIZE} bytes that begin with SYSTEMCFG:PPC64", f"{len(data)} bytes: {data[:16]!r}")
    yield 0, "configuration"
    used = max(len(data.rstrip(b"\0")), _SIZE)
    if used > _SIZE:
        yield _SIZE, "vdso"
    if used < len(data):
        yield used, "empty"


_MEMBERS: dict[str, Any] = {
    "eye_catcher": "bytes*16",
    "major": "u32",
    "minor": "u32",
    "flags": Bits("u32", lpar=1, platform=31),
    "processor": "u32",
    **dict.fromkeys(
        (
            "processor_count",
            "physical_memory_size",
            "tb_orig_stamp",
            "tb_ticks_per_sec",
            "tb_to_xs",
            "stamp_xsec",
            "tb_update_count",
        ),
        "u64",
    ),
    **dict.fromkeys(
        (
            "tz_minuteswest",
            "tz_dsttime",
            "dcache_size",
            "dcache_line_size",
            "icache_size",
            "icache_line_size",
        ),
        "u32",
    ),
}

FORMAT = Format(
    "powerpc/systemcfg",
    Blocks(
        cut,
        configuration=Block(SystemConfiguration, **_MEMBERS),
        vdso=Block(VdsoData, data="bytes"),
        empty=Block(EmptyPage, size="bytes"),
    ),
    paths=("powerpc/systemcfg", "ppc64/systemcfg"),
    source="arch/powerpc/kernel/proc_powerpc.c:page_map_read",
)
