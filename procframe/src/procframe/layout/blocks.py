"""Binary files of several kinds of structures, whose own bytes tell where each begins: descriptors, capabilities."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from procframe.errors import ParseError, PluginError, RegenerateError
from procframe.frame import Frame
from procframe.host import Host
from procframe.layout.bits import Bits
from procframe.layout.codecs import PerHost
from procframe.layout.layouts import project
from procframe.record import AnyRecord, Record, field_names, fields_of

if TYPE_CHECKING:
    from procframe.format import Format

__all__ = ["Block", "Blocks", "Misfit"]

_TYPE = re.compile(r"(u|le|be)(8|16|24|32|64)(?:\*([0-9]+))?|bytes(?:\*([0-9]+))?|offset")
_ORDERS = {"le": "little", "be": "big"}


class Misfit(ValueError):
    """What ``cut`` raises for bytes that are no such file: the offset, what was expected there, and what was found."""

    def __init__(self, offset: int, expected: str, found: str) -> None:
        super().__init__(offset, expected, found)
        self.offset = offset
        self.expected = expected
        self.found = found


class _Member(NamedTuple):
    """A member of a structure: its fields, bytes (-1 for all that is left), the byte order of its numbers, how many."""

    fields: tuple[str, ...]
    size: int
    order: str = ""
    many: int = 0
    bits: Bits | None = None


class Block:
    """One kind of structure in ``Blocks``: its record class, and its members in their order.

    Members are numbers without a sign: ``u8`` to ``u64`` in the machine's byte order, ``le16`` or ``be16`` in one of
    their own, ``le32*6`` for a list of them; ``Bits`` for several in one; ``bytes*7`` for bytes as hexadecimal text, and
    ``bytes``, as the last member, for all that the block has after the others. ``offset`` is no member but where in the
    file the block begins.
    """

    def __init__(self, record: type[Record], **members: str | Bits) -> None:
        self.record = record
        self.members = members
        self.parsed = [self._member(name, member) for name, member in members.items()]
        self.least = sum(max(member.size, 0) for member in self.parsed)
        """Bytes that it has at least."""
        self.open = bool(self.parsed) and self.parsed[-1].size < 0
        """Whether it may have more of them."""
        self.dependent = frozenset(
            name
            for member in self.parsed
            if member.order == "host" and member.size > max(member.many, 1)
            for name in member.fields
        )
        """Fields that are in the byte order of the machine."""
        names = tuple(name for member in self.parsed for name in member.fields)
        if names != field_names(record):
            raise PluginError(f"{record.__name__}: its fields are not {', '.join(names)}, the members of the structure")
        if any(member.size < 0 for member in self.parsed[:-1]):
            raise PluginError(f"{record.__name__}: bytes without a number can be the last member only")

    def _member(self, name: str, member: str | Bits) -> _Member:
        type_ = member if isinstance(member, str) else member.type
        match = _TYPE.fullmatch(type_)
        if match is None:
            raise PluginError(f"{self.record.__name__}: {name} has the unknown type {type_!r}")
        order, width, count, length = match.groups()
        if not order:
            return _Member((name,), 0 if type_ == "offset" else int(length or -1))
        size = int(width) // 8
        order = _ORDERS.get(order, "")
        if isinstance(member, str):
            return _Member((name,), size * int(count or 1), order or "host", int(count or 0))
        # The bits are those of one number.
        member.check(self.record, name, 0 if count else size)
        return _Member(tuple(member.fields), size, order or "host", 0, member)


class Blocks:
    """A binary file of structures of several kinds, each a record: ``Blocks(cut, device=Block(...), other=Block(...))``.

    ``cut`` gets the bytes and gives the offset at which each structure begins, from 0 on, and the name of its kind; each
    ends where the next begins, or the file does. It raises ``Misfit`` for bytes that are no such file. What is
    regenerated must be cut in the same way, or is an error: a length that does not fit, say.
    """

    def __init__(self, cut: Callable[[bytes], Iterable[tuple[int, str]]], **kinds: Block) -> None:
        self.cut = cut
        self.kinds = kinds
        self._bound: dict[str, BoundBlocks] = {}
        if len(set(self.record_types)) != len(kinds):
            raise PluginError("two kinds of blocks need two record classes")

    @property
    def record_types(self) -> tuple[type[AnyRecord], ...]:
        """The classes of its records."""
        return tuple(kind.record for kind in self.kinds.values())

    def bind(self, host: Host) -> BoundBlocks:
        """The layout for a byte order."""
        bound = self._bound.get(host.byte_order)
        if bound is None:
            bound = self._bound[host.byte_order] = BoundBlocks(self, host)
        return bound


class BoundBlocks:
    """``Blocks`` for one byte order."""

    def __init__(self, layout: Blocks, host: Host) -> None:
        self.layout = layout
        self.kinds = {name: _BoundBlock(block, host) for name, block in layout.kinds.items()}
        self.names: dict[type[Any], str] = {block.record: name for name, block in layout.kinds.items()}

    def parse(
        self,
        data: bytes,
        format: Format,  # noqa: A002
        host: Host,
        path: str,
        variant: str,
        fields: Sequence[str] | None,
    ) -> Frame:
        """The frame of the bytes, or ``ParseError``. No bytes are no record."""
        records: list[Any] = []
        try:
            cuts = list(self.layout.cut(data)) if data else []
            ends = [*(offset for offset, _ in cuts[1:]), len(data)]
            for (start, name), end in zip(cuts, ends, strict=bool(cuts)):
                records.append(self.kinds[name].read(data[start:end], start))
        except Misfit as error:
            raise ParseError(path, 0, error.offset, error.expected, error.found) from None
        frame = Frame(format, records, path=path, host=host, variant=variant)
        return frame if fields is None else project(frame, fields)

    def regenerate(self, frame: Frame) -> bytes:
        """The bytes of the frame, or ``RegenerateError``."""
        data = bytearray()
        cuts: list[tuple[int, str]] = []
        for index, record in enumerate(frame.records):
            try:
                name = self.names[type(record)]
                cuts.append((len(data), name))
                data += self.kinds[name].write(record, len(data))
            except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as error:
                raise RegenerateError(f"{frame.path}: record {index}: {error}") from error
        whole = bytes(data)
        try:
            again = list(self.layout.cut(whole)) if whole else []
        except Misfit as error:
            what = f"expected {error.expected}, found {error.found}"
            raise RegenerateError(f"{frame.path}: byte {error.offset}: {what}") from error
        if again != cuts:
            odd = next((one for one, two in zip(cuts, again, strict=False) if one != two), (len(whole), "end"))
            raise RegenerateError(f"{frame.path}: byte {odd[0]}: its bytes do not say that the {odd[1]} is there")
        return whole

    def source(self) -> str:
        """A description: the members of each kind of structure."""
        lines = []
        for name, block in self.layout.kinds.items():
            lines.append(f"# {name}: {block.record.__name__}, {block.least} bytes{' or more' * block.open}")
            lines += [f"#   {member}: {type_}" for member, type_ in block.members.items()]
        return "\n".join(lines) + "\n"


class _BoundBlock:
    """A ``Block`` for one byte order."""

    def __init__(self, block: Block, host: Host) -> None:
        self.block = block
        self.order: dict[str, Any] = {"host": host.byte_order, "little": "little", "big": "big"}
        self.codecs: dict[str, Any] = {}
        for info in fields_of(block.record).values():
            codec = info.meta.codec
            if codec is not None:
                self.codecs[info.name] = codec.make(host) if isinstance(codec, PerHost) else codec

    def read(self, data: bytes, offset: int) -> Any:
        """The record of its bytes, which begin at an offset."""
        block = self.block
        if len(data) < block.least or (len(data) > block.least and not block.open):
            raise Misfit(offset, f"{block.least} bytes of a {block.record.__name__}", f"{len(data)} bytes")
        values: dict[str, Any] = {}
        at = 0
        for member in block.parsed:
            end = at + member.size if member.size >= 0 else len(data)
            values.update(zip(member.fields, self._values(member, data[at:end], offset), strict=True))
            at = end
        for name, codec in self.codecs.items():
            values[name] = codec.decode(values[name])
        return block.record(**values)

    def _values(self, member: _Member, data: bytes, offset: int) -> Iterator[Any]:
        if not member.order:
            yield data.hex() if member.size else offset
        elif member.many:
            size = member.size // member.many
            yield [self._number(member, data[at : at + size]) for at in range(0, member.size, size)]
        elif member.bits is not None:
            for column in member.bits.split([self._number(member, data)]):
                yield from column
        else:
            yield self._number(member, data)

    def _number(self, member: _Member, data: bytes) -> int:
        return int.from_bytes(data, self.order[member.order])

    def write(self, record: Any, offset: int) -> bytes:
        """The bytes of a record."""
        out = bytearray()
        for member in self.block.parsed:
            values = [record[name] for name in member.fields]
            for index, name in enumerate(member.fields):
                if name in self.codecs:
                    values[index] = self.codecs[name].encode(values[index])
            out += self._bytes(member, values, offset)
        return bytes(out)

    def _bytes(self, member: _Member, values: Sequence[Any], offset: int) -> bytes:
        name, value = member.fields[0], values[0]
        if not member.order:
            if not member.size:
                if value != offset:
                    raise ValueError(f"{name} is {value}, but the block begins at {offset}")
                return b""
            found = bytes.fromhex(value)
            if 0 <= member.size != len(found):
                raise ValueError(f"{name} has {len(found)} bytes, not {member.size}")
            return found
        order = self.order[member.order]
        if member.many:
            if len(value) != member.many:
                raise ValueError(f"{name} has {len(value)} numbers, not {member.many}")
            return b"".join(one.to_bytes(member.size // member.many, order) for one in value)
        number = value if member.bits is None else member.bits.join(values)
        return bytes(number.to_bytes(member.size, order))
