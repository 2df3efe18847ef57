"""Codecs: the kernel's notation of one value, and what a person reads, both ways.

A codec with a ``pattern`` reads and writes the text of a value itself; one without stands on top of the number or text
that the template's format spec reads (``{state:02X}`` gives it an ``int``). ``PerHost`` wraps a codec that depends on
the machine, such as its byte order.
"""

from __future__ import annotations

import re
from array import array
from binascii import unhexlify
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from procframe.host import Host
from procframe.layout.memo import Memo, Names

__all__ = [
    "ANYTHING",
    "DEVICE",
    "HEX_IPV4",
    "HEX_IPV6",
    "INDENT",
    "INTEGER",
    "NETWORK_IPV6",
    "TEXT",
    "WORD",
    "AnyCodec",
    "Codec",
    "Inexact",
    "PerHost",
    "choice",
    "enum",
    "escaped",
    "flags",
    "indent",
    "pattern",
    "sentinel",
    "split_number",
    "unwire",
    "wire",
    "words",
]

INTEGER = r"(?:0|-?[1-9][0-9]{0,38})"
"""The regular expression of what ``%d`` and ``%u`` print."""


class Inexact(ValueError):
    """A token that would not come back as it was; its line is then read another way."""


class Codec(msgspec.Struct, frozen=True):
    """One value in both directions: ``encode(decode(token)) == token``, which readers check unless ``exact``.

    ``pattern`` is a regular expression without groups or look-around; ``schema`` the JSON type of the value;
    ``column`` decodes a whole column at once; ``unknown`` names the parts of a value that the codec has no word for.
    """

    decode: Callable[[Any], Any]
    encode: Callable[[Any], Any]
    pattern: str | None = None
    schema: str = "string"
    exact: bool = False
    column: Callable[[Sequence[str]], Iterable[Any]] | None = None
    unknown: Callable[[Any], list[str]] | None = None

    def but(self, **changes: Any) -> Codec:
        """The same codec with some of this changed."""
        return msgspec.structs.replace(self, **changes)


class PerHost(msgspec.Struct, frozen=True):
    """A codec that depends on the machine the file came from."""

    make: Callable[[Host], Codec]


AnyCodec = Codec | PerHost


def wire(text: str) -> str:
    """A text value as the characters of its bytes (one character a byte), so that widths count bytes."""
    return text if text.isascii() else text.encode("utf-8", "surrogateescape").decode("latin-1")


def unwire(text: str) -> str:
    """The text value of the characters that ``wire`` made."""
    return text if text.isascii() else text.encode("latin-1").decode("utf-8", "surrogateescape")


def same(value: str) -> str:
    """The text itself."""
    return value


def pattern(expression: str) -> Codec:
    """Text that matches a regular expression (no groups, no look-around), taken as it is."""
    return Codec(same, same, expression, exact=True)


WORD = pattern(r"[^ \t\n]+")
"""Text up to a blank; what a text field is unless its codec says otherwise."""
TEXT = pattern(r"[^\n]+")
"""At least one character, blanks included, up to the next literal or the end of the line."""
ANYTHING = pattern(r"[^\n]*")
"""Any text, none at all included."""


def _known(value: Any, names: Any) -> list[str]:
    return [] if value in names else [str(value)]


def enum(names: Mapping[Any, str]) -> Codec:
    """A number (or word) of the kernel by its name; one without a name stays as it is and is reported.

    >>> states = enum({1: "ESTABLISHED", 10: "LISTEN"})
    >>> states.decode(10), states.decode(77), states.encode("LISTEN"), states.encode(77)
    ('LISTEN', 77, 10, 77)
    """
    table = dict(names)
    back = {name: number for number, name in table.items()}
    if len(back) != len(table):
        raise ValueError("an enumeration needs distinct names")
    known = frozenset(back)
    return Codec(
        Names(table).__getitem__,
        Names(back).__getitem__,
        schema="string",
        # Where words stand for words, the kernel's own word could be the name of another.
        exact=not any(isinstance(number, str) for number in table),
        unknown=lambda value: _known(value, known),
    )


def choice(*names: str) -> Codec:
    """One of some words; another word is kept and reported."""
    known = frozenset(names)
    return Codec(same, same, r"[^ \t\n]+", exact=True, unknown=lambda value: _known(value, known))


def sentinel(special: Mapping[Any, Any]) -> Codec:
    """A number in which some values mean something else: ``sentinel({-1: None, 4294967295: "unlimited"})``."""
    table = dict(special)
    back = {meaning: number for number, meaning in table.items()}
    return Codec(
        lambda number: table.get(number, number),
        lambda value: back.get(value, value) if not isinstance(value, int) else value,
        schema="integer",
        exact=True,
    )


def flags(names: Mapping[int, str] | Sequence[str]) -> Codec:
    """The bits of a mask as a list of names, the lowest first; a bit without one stays as ``0x...`` and is reported.

    ``names`` maps masks to names, or lists the names of bit 0, 1, 2, ... Where masks overlap, the widest one that fits
    is named.
    """
    table = dict(names) if isinstance(names, Mapping) else {1 << bit: name for bit, name in enumerate(names) if name}
    back = {name: mask for mask, name in table.items()}
    # A name of several bits goes before those of some of them: O_SYNC is not O_DSYNC and something else.
    ordered = sorted(table, key=lambda bits: (-bits.bit_count(), bits))

    @cache
    def decode(mask: int) -> tuple[str, ...]:
        found = []
        rest = mask
        for bits in ordered:
            if bits and rest & bits == bits:
                found.append(bits)
                rest &= ~bits
        return (*(table[bits] for bits in sorted(found)), *((f"{rest:#x}",) if rest else ()))

    def encode(value: Iterable[str]) -> int:
        mask = 0
        for name in value:
            mask |= back[name] if name in back else int(name, 16)
        return mask

    return Codec(
        lambda mask: list(decode(mask)),
        encode,
        schema="array",
        unknown=lambda value: [name for name in value if name not in back],
    )


def words(
    separator: str = " ",
    known: Iterable[str] = (),
    *,
    trailing: bool = False,
    leading: bool = False,
    empty: bool = True,
) -> Codec:
    """A list of words between separators; ``trailing``: one follows the last word too, as in ``VmFlags``;
    ``leading``: one is before each word, as in the flags of ``cpuinfo``.

    Where ``known`` words are given, others are reported; all are kept.
    """
    names = frozenset(known)
    char = re.escape(separator[0]) if len(separator) == 1 else None
    word = rf"[^{char}\n]+" if char else r"[^\n]+?"
    sep = re.escape(separator)
    body = f"(?:{word}{sep})*" if trailing else f"(?:{word}(?:{sep}{word})*)?"
    if not empty:
        body = f"(?:{word}{sep})+" if trailing else f"{word}(?:{sep}{word})*"
    if leading:
        body = f"(?:{sep}{word}){'*' if empty else '+'}"

    def decode(text: str) -> list[str]:
        if not text:
            return []
        if leading:
            return text.split(separator)[1:]
        return text.split(separator)[:-1] if trailing else text.split(separator)

    def encode(value: Sequence[str]) -> str:
        if leading:
            return "".join([separator + word for word in value])
        return "".join([word + separator for word in value]) if trailing else separator.join(value)

    unknown = (lambda value: [word for word in value if word not in names]) if names else None
    return Codec(decode, encode, body, schema="array", unknown=unknown)


def indent(blanks: str) -> Codec:
    """The level of a line by its indentation, ``blanks`` a level."""
    step = len(blanks)
    return Codec(
        lambda text: len(text) // step,
        lambda level: blanks * level,
        f"(?:{re.escape(blanks)})*",
        schema="integer",
        exact=True,
    )


INDENT = indent("  ")
"""Two blanks a level, as ``iomem`` and ``ioports``."""


def escaped(characters: str, *, style: str = "octal", pattern: str = r"[^ \t\n]*") -> Codec:
    r"""Text in which the kernel escapes some characters: its ``mangle_path``, ``seq_escape`` and like functions.

    ``characters`` are those that this very file escapes; what looks like the escape of another one is the name's own
    text. ``style`` is ``octal`` (``\040``), ``hex`` (``\x20``) or ``c`` (``\n`` and ``\\`` alone, as
    ``string_escape_str(ESCAPE_SPACE | ESCAPE_SPECIAL)`` prints comm).
    """
    if style == "octal":
        out = {char: f"\\{ord(char):03o}" for char in characters}
    elif style == "hex":
        out = {char: f"\\x{ord(char):02x}" for char in characters}
    elif style == "c":
        names = {"\n": "n", "\\": "\\", "\t": "t", "\r": "r", "\v": "v", "\f": "f", "\a": "a", "\x1b": "e", '"': '"'}
        out = {char: "\\" + names[char] for char in characters}
    else:
        raise ValueError(f"unknown style {style!r}")
    back = {escape: char for char, escape in out.items()}
    unit = re.compile("|".join(map(re.escape, back)))
    table = str.maketrans(out)
    # To look whether there is any is much quicker than to translate what has none.
    special = re.compile(f"[{re.escape(characters)}]").search

    def decode(text: str) -> str:
        return unit.sub(lambda match: back[match[0]], text) if "\\" in text else text

    def encode(text: str) -> str:
        return text if special(text) is None else text.translate(table)

    return Codec(decode, encode, pattern)


def split_number(digits: int) -> Codec:
    """A number printed as ``whole.fraction`` of a fixed number of digits, as the integer of its smallest unit.

    The kernel's ``SPLIT_NS`` prints nanoseconds as ``%Ld.%06ld`` milliseconds: ``split_number(6)`` gives nanoseconds.
    """
    scale = 10**digits

    def decode(text: str) -> int:
        return int(text.replace(".", "", 1))

    def encode(value: int) -> str:
        sign = "-" if value < 0 else ""
        whole, rest = divmod(abs(value), scale)
        return f"{sign}{whole}.{rest:0{digits}d}"

    return Codec(decode, encode, rf"-?(?:0|[1-9][0-9]{{0,30}})\.[0-9]{{{digits}}}", schema="integer")


def _packer(version: int) -> Callable[[str], bytes]:
    """The bytes of an address; ``ValueError`` for a text that is none."""
    import socket

    family = socket.AF_INET if version == 4 else socket.AF_INET6

    def pack(address: str) -> bytes:
        try:
            return socket.inet_pton(family, address)
        except OSError:
            raise ValueError(f"{address!r} is no IPv{version} address") from None

    return pack


def _ipv4(host: Host) -> Codec:
    import socket

    little = host.byte_order == "little"
    pack = _packer(4)

    def decode(text: str) -> str:
        raw = unhexlify(text)
        return socket.inet_ntoa(raw[::-1] if little else raw)

    def encode(address: str) -> str:
        raw = pack(address)
        return (raw[::-1] if little else raw).hex().upper()

    def column(tokens: Sequence[str]) -> Iterable[str]:
        unique = list(set(tokens))
        raw = unhexlify("".join(unique))
        to_text = socket.inet_ntoa
        if little:
            raw = raw[::-1]
            names = [to_text(raw[at : at + 4]) for at in range(len(raw) - 4, -1, -4)]
        else:
            names = [to_text(raw[at : at + 4]) for at in range(0, len(raw), 4)]
        return map(dict(zip(unique, names, strict=True)).__getitem__, tokens)

    return Codec(decode, Memo(encode).__getitem__, "[0-9A-F]{8}", exact=True, column=column)


HEX_IPV4 = PerHost(_ipv4)
"""An IPv4 address that the kernel printed with ``%08X``: in the byte order of that machine."""


def _ipv6(host: Host) -> Codec:
    import socket

    little = host.byte_order == "little"
    pack = _packer(6)

    def decode(text: str) -> str:
        raw = unhexlify(text)
        if little:
            raw = raw[3::-1] + raw[7:3:-1] + raw[11:7:-1] + raw[15:11:-1]
        return socket.inet_ntop(socket.AF_INET6, raw)

    def encode(address: str) -> str:
        raw = pack(address)
        if little:
            raw = raw[3::-1] + raw[7:3:-1] + raw[11:7:-1] + raw[15:11:-1]
        return raw.hex().upper()

    def column(tokens: Sequence[str]) -> Iterable[str]:
        unique = list(set(tokens))
        words = array("I", unhexlify("".join(unique)))
        if little:
            words.byteswap()
        raw = words.tobytes()
        names = [socket.inet_ntop(socket.AF_INET6, raw[at : at + 16]) for at in range(0, len(raw), 16)]
        return map(dict(zip(unique, names, strict=True)).__getitem__, tokens)

    return Codec(Memo(decode).__getitem__, Memo(encode).__getitem__, "[0-9A-F]{32}", exact=True, column=column)


HEX_IPV6 = PerHost(_ipv6)
"""An IPv6 address that the kernel printed as four ``%08X`` words, each in the byte order of that machine."""


def _network_ipv6(_: Host) -> Codec:
    import socket

    pack = _packer(6)
    return Codec(
        lambda text: socket.inet_ntop(socket.AF_INET6, unhexlify(text)),
        lambda address: pack(address).hex(),
        "[0-9a-f]{32}",
        exact=True,
    )


NETWORK_IPV6 = PerHost(_network_ipv6)
"""An IPv6 address as 32 hexadecimal digits in network order (``%pi6``), the same on every machine."""


def _decode_device(text: str) -> str:
    major, _, minor = text.partition(":")
    return f"{int(major, 16)}:{int(minor, 16)}"


def _encode_device(text: str) -> str:
    major, _, minor = text.partition(":")
    return f"{int(major):02x}:{int(minor):02x}"


DEVICE = Codec(_decode_device, _encode_device, "[0-9a-f]{2,}:[0-9a-f]{2,}")
"""A block device printed ``%02x:%02x``, read as ``major:minor`` in decimal."""
