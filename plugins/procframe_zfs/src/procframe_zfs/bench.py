"""How fast the ways are in which ZFS can compute checksums and parity on this machine."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import File, Line, Many, Stanza, Table, pattern
from procframe.record import Field, Record
from procframe_zfs.kstat import HEAD, Kstat

__all__ = ["CHKSUM_BENCH", "FLETCHER_4_BENCH", "VDEV_RAIDZ_BENCH"]

_NAME = pattern(r"[a-zA-Z][a-zA-Z0-9_]*")
_BLOCKS = ("1k", "4k", "16k", "64k", "256k", "1m", "4m", "16m")
_PARITIES = ("gen_p", "gen_pq", "gen_pqr", "rec_p", "rec_q", "rec_r", "rec_pq", "rec_pr", "rec_qr", "rec_pqr")


def _implementation() -> Field:
    return Field("Algorithm, or which instructions it uses", kind="identity")


def _speed(what: str, unit: str = "bytes/s") -> Field:
    return Field(what, unit=unit, kind="gauge")


def _fastest(what: str) -> Field:
    return Field(f"The fastest implementation, which is used: {what}", kind="label", codec=_NAME)


class ChecksumSpeed(Record):
    """Speed of an implementation of a checksum, by the size of blocks."""

    implementation: Annotated[str, Field("Checksum and implementation, such as `sha256-avx2`", kind="identity")]
    size_1k: Annotated[int, _speed("Speed with blocks of 1 kB", "MB/s")]
    size_4k: Annotated[int, _speed("Speed with blocks of 4 kB", "MB/s")]
    size_16k: Annotated[int, _speed("Speed with blocks of 16 kB", "MB/s")]
    size_64k: Annotated[int, _speed("Speed with blocks of 64 kB", "MB/s")]
    size_256k: Annotated[int, _speed("Speed with blocks of 256 kB", "MB/s")]
    size_1m: Annotated[int, _speed("Speed with blocks of 1 MB", "MB/s")]
    size_4m: Annotated[int, _speed("Speed with blocks of 4 MB", "MB/s")]
    size_16m: Annotated[int, _speed("Speed with blocks of 16 MB", "MB/s")]


class FletcherSpeed(Record):
    """Speed of an implementation of the checksum fletcher4."""

    implementation: Annotated[str, _implementation()]
    native: Annotated[int, _speed("Speed in the machine's own byte order")]
    byteswap: Annotated[int, _speed("Speed in the other byte order")]


class FletcherBench(Kstat):
    """What the file says of all implementations."""

    fastest_native: Annotated[str | None, _fastest("own byte order")] = None
    fastest_byteswap: Annotated[str | None, _fastest("other byte order")] = None


class RaidzSpeed(Record):
    """Speed of an implementation of RAID-Z, for each way to compute (`gen`) or restore (`rec`) with parity."""

    implementation: Annotated[str, _implementation()]
    gen_p: Annotated[int, _speed("Parity P is computed")]
    gen_pq: Annotated[int, _speed("Parities P and Q are computed")]
    gen_pqr: Annotated[int, _speed("Parities P, Q and R are computed")]
    rec_p: Annotated[int, _speed("Data is restored with P")]
    rec_q: Annotated[int, _speed("Data is restored with Q")]
    rec_r: Annotated[int, _speed("Data is restored with R")]
    rec_pq: Annotated[int, _speed("Data is restored with P and Q")]
    rec_pr: Annotated[int, _speed("Data is restored with P and R")]
    rec_qr: Annotated[int, _speed("Data is restored with Q and R")]
    rec_pqr: Annotated[int, _speed("Data is restored with P, Q and R")]


class RaidzBench(Kstat):
    """What the file says of all implementations."""

    fastest_gen_p: Annotated[str | None, _fastest("gen_p")] = None
    fastest_gen_pq: Annotated[str | None, _fastest("gen_pq")] = None
    fastest_gen_pqr: Annotated[str | None, _fastest("gen_pqr")] = None
    fastest_rec_p: Annotated[str | None, _fastest("rec_p")] = None
    fastest_rec_q: Annotated[str | None, _fastest("rec_q")] = None
    fastest_rec_r: Annotated[str | None, _fastest("rec_r")] = None
    fastest_rec_pq: Annotated[str | None, _fastest("rec_pq")] = None
    fastest_rec_pr: Annotated[str | None, _fastest("rec_pr")] = None
    fastest_rec_qr: Annotated[str | None, _fastest("rec_qr")] = None
    fastest_rec_pqr: Annotated[str | None, _fastest("rec_pqr")] = None


def _bench(record: type[Record], head: type[Kstat], columns: tuple[str, ...], width: int) -> File:
    """A table of speeds, after which the fastest implementation of each column is named."""
    return File(
        HEAD,
        f"{'implementation':16s} " + "".join(f"{name:{width - 1}s} " for name in columns),
        Many(
            "records",
            Stanza(record, Line("{implementation:16s} ", *(f"{{{name}:<{width - 1}d}} " for name in columns))),
        ),
        Line(f"{'fastest':16s} ", *(f"{{fastest_{name}:{width - 1}s}} " for name in columns)),
        header=head,
    )


CHKSUM_BENCH = Format(
    "spl/kstat/zfs/chksum_bench",
    Table(
        ChecksumSpeed,
        "{implementation:22s} ",
        *(f" {{size_{block}:7d}}" for block in _BLOCKS),
        header=[HEAD, f"{'implementation':23s}" + "".join(f"{block:>8s}" for block in _BLOCKS)],
        head=Kstat,
    ),
    source="module/zfs/zfs_chksum.c:chksum_kstat_data",
    since="ZFS 2.2",
)
FLETCHER_4_BENCH = Format(
    "spl/kstat/zfs/fletcher_4_bench",
    _bench(FletcherSpeed, FletcherBench, ("native", "byteswap"), 15),
    source="module/zcommon/zfs_fletcher.c:fletcher_4_kstat_data",
)
VDEV_RAIDZ_BENCH = Format(
    "spl/kstat/zfs/vdev_raidz_bench",
    _bench(RaidzSpeed, RaidzBench, _PARITIES, 16),
    source="module/zfs/vdev_raidz_math.c:raidz_math_kstat_data",
)
