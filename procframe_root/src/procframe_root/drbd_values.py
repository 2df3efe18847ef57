"""The states, letters and numbers of ``/proc/drbd``."""

from __future__ import annotations

from typing import Any

from procframe.layout import Codec, choice, enum

__all__ = ["BAR", "CONGESTION", "CONNECTION", "DISK", "DURATION", "ORDERING", "RATE", "ROLE", "SUSPENDED", "letter"]

CONNECTION = choice(
    "Unconfigured",
    "StandAlone",
    "Disconnecting",
    "Unconnected",
    "Timeout",
    "BrokenPipe",
    "NetworkFailure",
    "ProtocolError",
    "WFConnection",
    "WFReportParams",
    "TearDown",
    "Connected",
    "StartingSyncS",
    "StartingSyncT",
    "WFBitMapS",
    "WFBitMapT",
    "WFSyncUUID",
    "SyncSource",
    "SyncTarget",
    "PausedSyncS",
    "PausedSyncT",
    "VerifyS",
    "VerifyT",
    "Ahead",
    "Behind",
)
ROLE = choice("Primary", "Secondary", "Unknown").but(pattern=r"[^ /\n]+")
DISK = choice(
    "Diskless",
    "Attaching",
    "Failed",
    "Negotiating",
    "Inconsistent",
    "Outdated",
    "DUnknown",
    "Consistent",
    "UpToDate",
).but(pattern=r"[^ /\n]+")
"""drivers/block/drbd/drbd_strings.c."""


def letter(names: dict[str, Any], schema: str = "boolean") -> Codec:
    """A letter in its place."""
    back = {name: letter for letter, name in names.items()}
    return Codec(
        lambda letter: names.get(letter, letter),
        lambda value: back.get(value, value),
        "[a-z-]",
        schema,
        exact=True,
        unknown=lambda value: [] if value in back else [str(value)],
    )


SUSPENDED = letter({"s": True, "r": False})
CONGESTION = letter(
    {"-": None, "n": "network", "b": "local disk", "a": "network and disk", "d": "drbd", "c": "helper program"},
    "string",
)
ORDERING = enum({"n": "none", "d": "drain", "f": "flush", "b": "barrier"}).but(pattern="[a-z]")


def _grouped(text: str) -> int:
    return int(text.replace(",", ""))


RATE = Codec(_grouped, lambda rate: f"{rate:,}", r"(?:-?[0-9]{1,3}(?:,[0-9]{3})*)", schema="integer")
"""A number with a comma before every three digits."""
BAR = Codec(
    lambda text: 20 - text.count("."),
    lambda done: f"{'=' * (done - 1)}>{'.' * (20 - done)}",
    r"=*>\.*",
    schema="integer",
)
"""A bar of 20 characters, by how many of them are done."""


def _seconds(text: str) -> int:
    hours, minutes, seconds = map(int, text.split(":"))
    return hours * 3600 + minutes * 60 + seconds


DURATION = Codec(
    _seconds,
    lambda seconds: f"{seconds // 3600}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}",
    r"(?:0|[1-9][0-9]{0,15}):[0-5][0-9]:[0-5][0-9]",
    schema="integer",
)
