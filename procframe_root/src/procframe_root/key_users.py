"""``/proc/key-users``: how many keys of the kernel's key rings each user has."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table
from procframe.record import Field, Record


class KeyUser(Record):
    """How many keys a user has in the key rings of the kernel."""

    uid: Annotated[int, Field("The user", kind="identity")]
    usage: Annotated[int, Field("References to this entry in the kernel")]
    nkeys: Annotated[int, Field("Keys that the user has", unit="keys")]
    nikeys: Annotated[int, Field("Of those, keys that were given their content", unit="keys")]
    qnkeys: Annotated[int, Field("Keys that count against the quota", unit="keys")]
    maxkeys: Annotated[int, Field("Most keys that the user may have", unit="keys")]
    qnbytes: Annotated[int, Field("Size of the keys that counts against the quota", unit="bytes")]
    maxbytes: Annotated[int, Field("Most bytes that the keys of the user may take", unit="bytes")]


FORMAT = Format(
    "key-users",
    Table(
        KeyUser,
        "{uid:5d}: {usage:5d} {nkeys:d}/{nikeys:d} {qnkeys:d}/{maxkeys:d} {qnbytes:d}/{maxbytes:d}",
    ),
    source="security/keys/proc.c:proc_key_users_show",
)
