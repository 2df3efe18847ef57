"""Binary files: arrays of C structures, in the byte order and word size of the machine that wrote them."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from procframe.errors import ParseError, PluginError, RegenerateError
from procframe.frame import Frame
from procframe.host import Host
from procframe.layout.bits import Bits
from procframe.layout.codecs import PerHost
from procframe.layout.layouts import project
from procframe.record import AnyRecord, Record, field_names, fields_of

if TYPE_CHECKING:
    from procframe.format import Format

__all__ = ["Bits", "Structs"]

_CODES = {"u8": "B", "u16": "H", "u32": "I", "u64": "Q", "s8": "b", "s16": "h", "s32": "i", "s64": "q"}
_WORDS = {"word": {32: "I", 64: "Q"}, "sword": {32: "i", 64: "q"}}


class Structs:
    """A file of C structures without padding, one record for each.

    ``Structs(Auxiliary, type="word", value="word")``: members in their order, of the types ``u8`` to ``u64``, ``s8`` to
    ``s64``, ``word`` and ``sword`` (a ``long`` of the machine; ``word_size`` is for a file that has another). A member
    of several fields is ``Bits``: ``Structs(Page, entry=Bits("u64", frame=55, soft_dirty=1, ...))``. ``per_page`` says
    that there is one for each page of a machine's memory, or of an address space, from address 0 on.

    A file that ends within a structure is a ``ParseError`` whose column is the offset of that structure.
    """

    def __init__(
        self, record: type[Record], *, word_size: int | None = None, per_page: bool = False, **members: str | Bits
    ) -> None:
        self.record = record
        self.per_page = per_page
        self.word_size = word_size
        self.members = members
        self._bound: dict[tuple[str, int], BoundStructs] = {}
        names: list[str] = []
        for name, member in members.items():
            type_ = member if isinstance(member, str) else member.type
            if type_ not in _CODES and (type_ not in _WORDS or isinstance(member, Bits)):
                raise PluginError(f"{record.__name__}: {name} has the unknown type {type_!r}")
            if isinstance(member, str):
                names.append(name)
                continue
            names += member.fields
            member.check(record, name, struct.calcsize(f"={_CODES[type_]}"))
        if tuple(names) != field_names(record):
            raise PluginError(f"{record.__name__}: its fields are not {', '.join(names)}, the members of the structure")

    @property
    def record_types(self) -> tuple[type[AnyRecord], ...]:
        """The class of its records."""
        return (self.record,)

    def bind(self, host: Host) -> BoundStructs:
        """The compiled layout for a byte order and a word size."""
        key = (host.byte_order, self.word_size or host.word_size)
        bound = self._bound.get(key)
        if bound is None:
            bound = self._bound[key] = BoundStructs(self, host)
        return bound


class BoundStructs:
    """A ``Structs`` for one kind of machine."""

    def __init__(self, layout: Structs, host: Host) -> None:
        self.layout = layout
        word_size = layout.word_size or host.word_size
        codes = []
        for member in layout.members.values():
            type_ = member if isinstance(member, str) else member.type
            codes.append(_CODES.get(type_) or _WORDS[type_][word_size])
        self.struct = struct.Struct(("<" if host.byte_order == "little" else ">") + "".join(codes))
        self.decoders: list[Callable[[Any], Any] | None] = []
        self.encoders: list[Callable[[Any], Any] | None] = []
        for info in fields_of(layout.record).values():
            codec = info.meta.codec
            if isinstance(codec, PerHost):
                codec = codec.make(host)
            self.decoders.append(codec.decode if codec is not None else None)
            self.encoders.append(codec.encode if codec is not None else None)

    def parse(
        self,
        data: bytes,
        format: Format,  # noqa: A002
        host: Host,
        path: str,
        variant: str,
        fields: Sequence[str] | None,
    ) -> Frame:
        """The frame of the bytes, or ``ParseError``."""
        size = self.struct.size
        rest = len(data) % size
        if rest:
            what = f"a structure of {size} bytes"
            raise ParseError(path, 0, len(data) - rest, what, f"{rest} bytes (is the file cut off?)")
        columns = self._columns(list(zip(*self.struct.iter_unpack(data), strict=True)))
        decoded = [
            column if decode is None else map(decode, column)
            for column, decode in zip(columns, self.decoders, strict=True)
        ]
        records: list[Any] = list(map(self.layout.record, *decoded)) if data else []
        frame = Frame(format, records, path=path, host=host, variant=variant)
        return frame if fields is None else project(frame, fields)

    def _columns(self, raw: Sequence[Sequence[int]]) -> list[Sequence[Any]]:
        """The columns of the fields; bits taken apart."""
        columns: list[Sequence[Any]] = []
        for member, column in zip(self.layout.members.values(), raw or [()] * len(self.layout.members), strict=True):
            if isinstance(member, str):
                columns.append(column)
                continue
            columns += member.split(column)
        return columns

    def regenerate(self, frame: Frame) -> bytes:
        """The bytes of the frame, or ``RegenerateError``."""
        names = field_names(self.layout.record)
        rows = []
        for index, record in enumerate(frame.records):
            try:
                if type(record) is not self.layout.record:
                    raise TypeError(f"expected a {self.layout.record.__name__}")
                values = [
                    getattr(record, name) if encode is None else encode(getattr(record, name))
                    for name, encode in zip(names, self.encoders, strict=True)
                ]
                rows.append(self.struct.pack(*self._members(values)))
            except (struct.error, TypeError, ValueError, KeyError, AttributeError, OverflowError) as error:
                raise RegenerateError(f"{frame.path}: record {index}: {error}") from error
        return b"".join(rows)

    def _members(self, values: Sequence[Any]) -> list[int]:
        """The integers of a structure; bits put together."""
        found: list[int] = []
        at = 0
        for member in self.layout.members.values():
            if isinstance(member, str):
                found.append(values[at])
                at += 1
                continue
            end = at + len(member.fields)
            found.append(member.join(values[at:end]))
            at = end
        return found

    def source(self) -> str:
        """A description: the structure as Python's ``struct`` writes it, and its members."""
        lines = [f"# {self.layout.record.__name__}: struct {self.struct.format!r}, {self.struct.size} bytes"]
        lines += [f"#   {name}: {member}" for name, member in self.layout.members.items()]
        return "\n".join(lines) + "\n"
