"""``/proc/mdstat``: software RAID arrays."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Codec, File, Flag, Line, Many, Opt, Repeat, Stanza, escaped, nested, pattern
from procframe.record import Field, Record

__all__ = ["FORMAT", "MdArray", "MdDevice", "Mdstat"]

_FLAGS = {"W": "write-mostly", "J": "journal", "F": "faulty", "S": "spare", "R": "replacement"}
_LETTERS = {name: letter for letter, name in _FLAGS.items()}
DEVICE_FLAGS = Codec(
    lambda text: [_FLAGS.get(letter, letter) for letter in text[1:-1].split(")(") if letter],
    lambda value: "".join(f"({_LETTERS.get(name, name)})" for name in value),
    r"(?:\([A-Za-z]\))*",
    schema="array",
    unknown=lambda value: [name for name in value if name not in _LETTERS],
)
"""``(W)(F)`` and so on, by the names of the flags."""

UNUSED = Codec(
    lambda text: [] if text == "<none>" else text.split(" ")[:-1],
    lambda value: "".join(f"{name} " for name in value) or "<none>",
    r"<none>|(?:[^ <\n][^ \n]* )+",
    schema="array",
)
"""Names, a blank after each; ``<none>`` where there are none."""

PROGRESS = Codec(
    lambda text: text.index(">"),
    lambda value: f"{'=' * value}>{'.' * (20 - value)}",
    r"=*>\.*",
    schema="integer",
)
"""A bar of 20 characters, by how many of them are done."""


_PERSONALITY = pattern(r"[^ s\[\n][^ \[\n]*")
# None begins with an s, as the word "super" that may stand in its place does.


class MdDevice(Record):
    """A device of an array."""

    device: Annotated[str, Field("Name of the block device", kind="identity", codec=pattern(r"[^ \[\n]+"))]
    number: Annotated[int, Field("Number of the device in the array", kind="label")]
    flags: Annotated[
        list[str],
        Field("`write-mostly`, `journal`, `faulty`, `spare`, `replacement`", kind="flags", codec=DEVICE_FLAGS),
    ]


class MdArray(Record):
    """An array; what an inactive one lacks, and what its level does not have, is absent."""

    name: Annotated[str, Field("Name of the array", kind="identity", codec=pattern(r"md[^ \n]*"))]
    state: Annotated[str, Field("`active`, `inactive` or `broken`", kind="label")]
    read_only: Annotated[
        str | None,
        Field("`read-only`, or `auto-read-only` until it is written", codec=pattern("(?:auto-)?read-only")),
    ] = None
    personality: Annotated[
        str | None,
        Field("Level: `raid1`, `linear`, `faulty`, ...; absent where inactive", codec=_PERSONALITY),
    ] = None
    devices: Annotated[list[MdDevice], Field("Its devices")] = []
    blocks: Annotated[int | None, Field("Size; of an inactive array, that of its devices together", unit="kB")] = None
    metadata: Annotated[
        str | None,
        Field("Metadata: a version, `external:...` or `non-persistent`; absent for version 0.90"),
    ] = None
    level: Annotated[int | None, Field("Level of a RAID 4, 5 or 6", kind="label")] = None
    chunk_size: Annotated[int | None, Field("Size of a chunk", unit="kB")] = None
    algorithm: Annotated[int | None, Field("How a RAID 4, 5 or 6 places its parity", kind="label")] = None
    rounding: Annotated[int | None, Field("To what a linear array rounds sizes", unit="kB")] = None
    near_copies: Annotated[int | None, Field("Copies near each other (RAID 10)")] = None
    offset_copies: Annotated[int | None, Field("Copies at an offset (RAID 10)")] = None
    far_copies: Annotated[int | None, Field("Copies far from each other (RAID 10)")] = None
    devices_per_set: Annotated[int | None, Field("Devices that share far copies (RAID 10)", since="4.2")] = None
    raid_disks: Annotated[int | None, Field("Devices that a whole array has")] = None
    working_disks: Annotated[int | None, Field("Of those, in use")] = None
    health: Annotated[str | None, Field("For each of those, `U` where it is in sync, else `_`", kind="flags")] = None
    write_transient: Annotated[int | None, Field("Writes until a transient fault (faulty)")] = None
    write_transient_period: Annotated[int | None, Field("Its period")] = None
    read_transient: Annotated[int | None, Field("Reads until a transient fault (faulty)")] = None
    read_transient_period: Annotated[int | None, Field("Its period")] = None
    write_persistent: Annotated[int | None, Field("Writes until a persistent fault (faulty)")] = None
    write_persistent_period: Annotated[int | None, Field("Its period")] = None
    read_persistent: Annotated[int | None, Field("Reads until a persistent fault (faulty)")] = None
    read_persistent_period: Annotated[int | None, Field("Its period")] = None
    read_fixable: Annotated[int | None, Field("Reads until a fault that a write mends (faulty)")] = None
    read_fixable_period: Annotated[int | None, Field("Its period")] = None
    write_all: Annotated[bool, Field("Whether all writes fail (faulty)", kind="flags")] = False
    nfaults: Annotated[int | None, Field("Faults so far (faulty)", kind="counter")] = None
    sync_action: Annotated[
        str | None,
        Field(
            "`resync`, `recovery` (elsewhere: `recover`), `reshape` or `check`; absent where idle",
            codec=pattern("resync|recover(?:y)?|reshape|check"),
        ),
    ] = None
    sync_state: Annotated[str | None, Field("`DELAYED`, `PENDING` or `REMOTE`, where it does not run here and now")] = (
        None
    )
    sync_progress: Annotated[int | None, Field("How much of it the bar shows as done, of 20", codec=PROGRESS)] = None
    sync_percent: Annotated[float | None, Field("How much of it is done", unit="%")] = None
    sync_done: Annotated[int | None, Field("How much of each device is done", unit="kB")] = None
    sync_total: Annotated[int | None, Field("How much of each device there is", unit="kB")] = None
    sync_finish: Annotated[float | None, Field("When it will be finished", unit="min", kind="time")] = None
    sync_speed: Annotated[int | None, Field("How fast it is", unit="kB/s")] = None
    bitmap_pages: Annotated[int | None, Field("Pages of the bitmap in memory", unit="pages")] = None
    bitmap_pages_total: Annotated[int | None, Field("Pages that the whole bitmap has", unit="pages")] = None
    bitmap_memory: Annotated[int | None, Field("Memory of those", unit="kB")] = None
    bitmap_chunk: Annotated[int | None, Field("What a bit stands for", unit="kB")] = None
    bitmap_chunk_bytes: Annotated[int | None, Field("The same where it is less than a kB", unit="bytes")] = None
    bitmap_file: Annotated[
        str | None, Field("File of the bitmap, where it is not in the array", codec=escaped(" \t\n"))
    ] = None
    metadata_without_devices: Annotated[
        str | None, Field("What `metadata` says of an array that has no devices", kind="label")
    ] = None


class Mdstat(Record):
    """What all arrays have in common."""

    personalities: Annotated[list[str], Field("Levels that the kernel knows")]
    unused_devices: Annotated[
        list[str] | None, Field("Devices that belong to no array and are not used", codec=UNUSED)
    ] = None


_DISKS = " [{raid_disks:d}/{working_disks:d}] [{health}]"


def _fault(name: str, kernel: str) -> Opt:
    return Opt(f" {kernel}={{{name}:d}}({{{name}_period:d}})")


FORMAT = Format(
    "mdstat",
    File(
        Line("Personalities : ", Repeat("personalities", "[{}] ", codec=pattern(r"[^ \[\]\n]+"))),
        Many(
            "records",
            Stanza(
                MdArray,
                Line(
                    "{name} : {state}",
                    Opt(" ({read_only})"),
                    Opt(" {personality}"),
                    Repeat("devices", " {}", codec=nested(MdDevice, "{device}[{number:d}]{flags}")),
                    Opt(" super {metadata_without_devices}"),
                ),
                Line(
                    "      {blocks:d} blocks",
                    Opt(" super {metadata}"),
                    Alt(
                        (" level {level:d}, {chunk_size:d}k chunk, algorithm {algorithm:d}", _DISKS),
                        (
                            " {chunk_size:d}K chunks",
                            Opt(" {near_copies:d} near-copies"),
                            Opt(" {offset_copies:d} offset-copies"),
                            Opt(" {far_copies:d} far-copies"),
                            Opt(" {devices_per_set:d} devices per set"),
                            _DISKS,
                        ),
                        " {chunk_size:d}k chunks",
                        " {rounding:d}k rounding",
                        (Opt(" {near_copies:d} near-copies"), _DISKS),
                        (
                            _fault("write_transient", "WriteTransient"),
                            _fault("read_transient", "ReadTransient"),
                            _fault("write_persistent", "WritePersistent"),
                            _fault("read_persistent", "ReadPersistent"),
                            _fault("read_fixable", "ReadFixable"),
                            Flag("write_all", " WriteAll"),
                            " nfaults={nfaults:d}",
                        ),
                        "",
                    ),
                ),
                Line(
                    "      ",
                    Alt(
                        "[{sync_progress}]  {sync_action} ={sync_percent:5.1f}% ({sync_done:d}/{sync_total:d})"
                        " finish={sync_finish:.1f}min speed={sync_speed:d}K/sec",
                        "\t{sync_action}={sync_state}",
                    ),
                    when="sync_action",
                ),
                Line(
                    "      bitmap: {bitmap_pages:d}/{bitmap_pages_total:d} pages [{bitmap_memory:d}KB], ",
                    Alt("{bitmap_chunk:d}KB chunk", "{bitmap_chunk_bytes:d}B chunk"),
                    Opt(", file: {bitmap_file}"),
                ),
                Line("", when="bitmap_pages"),
                Line("      ", when="personality", unless="bitmap_pages"),
                Line("       ", unless="personality"),
            ),
        ),
        "unused devices: {unused_devices}",
        header=Mdstat,
    ),
    source="drivers/md/md.c:md_seq_show",
)
