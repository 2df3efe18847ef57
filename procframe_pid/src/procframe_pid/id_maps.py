"""``/proc/PID/uid_map``, ``gid_map`` and ``projid_map``: how a user namespace maps identifiers."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table
from procframe.record import Field, Record
from procframe_pid.task import UNSET_ID

__all__ = ["GID_MAP", "PROJID_MAP", "UID_MAP"]


class IdMap(Record):
    """A range of identifiers in the user namespace of a process, and what they are outside of it."""

    inside_id: Annotated[int, Field("First identifier in the namespace", kind="identity")]
    outside_id: Annotated[
        int | None,
        Field(
            "First identifier in the namespace of the reader, or the parent's; none if it has no such",
            kind="label",
            codec=UNSET_ID,
        ),
    ]
    length: Annotated[int, Field("How many identifiers")]


def _map(name: str, show: str, since: str) -> Format:
    return Format(
        f"PID/{name}",
        Table(IdMap, "{inside_id:10d} {outside_id:10d} {length:10d}"),
        source=f"kernel/user_namespace.c:{show}",
        since=since,
    )


UID_MAP = _map("uid_map", "uid_m_show", "3.5")
GID_MAP = _map("gid_map", "gid_m_show", "3.5")
PROJID_MAP = _map("projid_map", "projid_m_show", "3.7")
