"""``/proc/keys``: the keys of the kernel's key store that the reader may view."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import TEXT, Codec, Continued, File, Line, Many, Opt, Stanza, value
from procframe.record import Field, Record

__all__ = ["FORMAT", "Key"]

_FLAGS = {
    "I": "instantiated",
    "R": "revoked",
    "D": "dead",
    "Q": "in quota",
    "U": "under construction",
    "N": "negative",
    "i": "invalidated",
}
_RIGHTS = "alswrv"


def key_flags(letters: str) -> Codec:
    """Flags as letters in their places, a dash for one that is not set, by their names."""
    names = [_FLAGS[letter] for letter in letters]

    def decode(text: str) -> list[str]:
        return [name for name, char in zip(names, text, strict=True) if char != "-"]

    def encode(value: list[str]) -> str:
        return "".join([letter if name in value else "-" for letter, name in zip(letters, names, strict=True)])

    return Codec(decode, encode, "".join(f"[{letter}-]" for letter in letters), schema="array")


def _decode_perm(mask: int) -> str:
    if mask & 0xC0C0C0C0:
        return f"{mask:#010x}"
    bits = [(mask >> shift) & 0x3F for shift in (24, 16, 8, 0)]
    return "".join(
        letter if rights >> 5 - place & 1 else "-" for rights in bits for place, letter in enumerate(_RIGHTS)
    )


def _encode_perm(text: str) -> int:
    if text.startswith("0x"):
        return int(text, 16)
    mask = 0
    for start in range(0, 24, 6):
        mask = mask << 8 | int("".join("0" if char == "-" else "1" for char in text[start : start + 6]), 2)
    return mask


KEY_PERM = Codec(_decode_perm, _encode_perm)
"""A mask of rights, as ``alswrv`` for the possessor, the user, the group and others, a dash for what is not allowed."""


class Key(Record):
    """A key or a keyring."""

    serial: Annotated[int, Field("Serial number", kind="identity")]
    flags: Annotated[
        list[str],
        Field(
            "`instantiated`, `revoked`, `dead`, `in quota`, `under construction`, `negative`, `invalidated`",
            kind="flags",
        ),
    ]
    usage: Annotated[int, Field("How often the kernel refers to it")]
    expiry: Annotated[str, Field("When it expires: `perm` for never, `expd`, or a time such as `2d`", kind="time")]
    perm: Annotated[
        str,
        Field(
            "Rights of possessor, user, group and others: set attributes, link, search, write, read, view",
            kind="flags",
            codec=KEY_PERM,
        ),
    ]
    uid: Annotated[int, Field("User that owns it, -1 for none", kind="label")]
    gid: Annotated[int, Field("Group that owns it, -1 for none", kind="label")]
    type: Annotated[str, Field("Type, cut off after nine characters", kind="label")]
    description: Annotated[
        str | None,
        Field(
            "Description, and what the type adds: of a keyring the number of keys, of others the length of the payload",
            kind="label",
            codec=TEXT,
        ),
    ] = None


def _keys(flags: str) -> File:
    row = Line(
        "{serial:08x} ",
        value("{flags}", key_flags(flags)),
        " {usage:5d} {expiry:>4s} {perm:08x} {uid:5d} {gid:5d} {type:<9s} ",
        Opt("{description}"),
    )
    return File(Many("records", Stanza(Key, row, Continued("description"))))


FORMAT = Format(
    "keys",
    variants=(
        Variant("seven flags", _keys("IRDQUNi"), "3.5+"),
        Variant("six flags", _keys("IRDQUN"), "to 3.4"),
    ),
    source="security/keys/proc.c:proc_keys_show",
)
