"""NUL-separated lists: files that show a piece of a process's memory, ``cmdline`` and ``environ``.

Any bytes are such a list, so there is nothing unknown in one and no error.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from procframe.errors import PluginError, RegenerateError
from procframe.frame import Frame
from procframe.host import Host
from procframe.layout.layouts import project
from procframe.record import AnyRecord, Record, Residue, field_names

if TYPE_CHECKING:
    from procframe.format import Format

__all__ = ["NulEntries", "NulList"]

_END = Residue(absent=["end"])
"""The residue of a file whose last entry has no NUL after it."""


class _NulLayout:
    """What both layouts share: the machine does not matter, and there is no code to compile."""

    def __init__(self, record: type[Record], *names: str) -> None:
        unknown = set(names).difference(field_names(record))
        if unknown:
            raise PluginError(f"{record.__name__} has no field {', '.join(sorted(unknown))}")
        self.record = record

    @property
    def record_types(self) -> tuple[type[AnyRecord], ...]:
        """The class of its records."""
        return (self.record,)

    def source(self) -> str:
        """A description: nothing is compiled."""
        return f"# {self.record.__name__}: the bytes are split at NUL and joined by it\n"

    def _check(self, frame: Frame) -> None:
        for record in frame.records:
            if type(record) is not self.record:
                raise RegenerateError(f"{frame.path}: expected a {self.record.__name__}, not a {type(record).__name__}")


class NulList(_NulLayout):
    """A file that is one record: a list of texts in the field ``name``, each ended by a NUL.

    ``NulList(Cmdline, "args", "terminated")``. The last text may lack its NUL, which the ``bool`` field ``terminated``
    says. No bytes are no record.
    """

    def __init__(self, record: type[Record], name: str, terminated: str) -> None:
        super().__init__(record, name, terminated)
        self.name = name
        self.terminated = terminated

    def bind(self, host: Host) -> NulList:
        """Itself: all machines write such a list alike."""
        return self

    def parse(
        self,
        data: bytes,
        format: Format,  # noqa: A002
        host: Host,
        path: str,
        variant: str,
        fields: Sequence[str] | None,
    ) -> Frame:
        """The frame of the bytes."""
        records: list[Any] = []
        if data:
            texts = data.decode("utf-8", "surrogateescape").split("\0")
            terminated = not texts[-1]
            if terminated:
                texts.pop()
            values: dict[str, Any] = {self.name: texts, self.terminated: terminated}
            records.append(self.record(**values))
        frame = Frame(format, records, path=path, host=host, variant=variant)
        return frame if fields is None else project(frame, fields)

    def regenerate(self, frame: Frame) -> bytes:
        """The bytes of the frame, or ``RegenerateError``."""
        if not frame.records:
            return b""
        if len(frame.records) > 1:
            raise RegenerateError(f"{frame.path}: it holds one record, not {len(frame.records)}")
        self._check(frame)
        record = frame.records[0]
        end = "\0" if record[self.terminated] and record[self.name] else ""
        return _join(frame.path, record[self.name], end)


class NulEntries(_NulLayout):
    """A file of a record for each text ended by a NUL: a name and what follows the first ``separator``.

    ``NulEntries(Variable, "name", "value")``. A text without the separator is a name with the value ``None``. Where
    the last text has no NUL after it, the frame is not canonical.
    """

    def __init__(self, record: type[Record], name: str, value: str, *, separator: str = "=") -> None:
        super().__init__(record, name, value)
        self.name = name
        self.value = value
        self.separator = separator

    def bind(self, host: Host) -> NulEntries:
        """Itself: all machines write such a list alike."""
        return self

    def parse(
        self,
        data: bytes,
        format: Format,  # noqa: A002
        host: Host,
        path: str,
        variant: str,
        fields: Sequence[str] | None,
    ) -> Frame:
        """The frame of the bytes."""
        texts = data.decode("utf-8", "surrogateescape").split("\0")
        residue = None
        if texts[-1]:
            residue = _END
        else:
            texts.pop()
        name, value = self.name, self.value
        records = []
        for text in texts:
            before, separator, after = text.partition(self.separator)
            values: dict[str, Any] = {name: before, value: after if separator else None}
            records.append(self.record(**values))
        frame = Frame(format, records, path=path, host=host, variant=variant, residue=residue)
        return frame if fields is None else project(frame, fields)

    def regenerate(self, frame: Frame) -> bytes:
        """The bytes of the frame, or ``RegenerateError``."""
        self._check(frame)
        texts = []
        for record in frame.records:
            name, value = record[self.name], record[self.value]
            if not isinstance(name, str) or self.separator in name:
                raise RegenerateError(f"{frame.path}: a name is text without {self.separator!r}, not {name!r}")
            if value is not None and not isinstance(value, str):
                raise RegenerateError(f"{frame.path}: the value of {name} is text or none, not {value!r}")
            texts.append(name if value is None else name + self.separator + value)
        unterminated = frame.residue is not None and frame.residue.absent == _END.absent
        return _join(frame.path, texts, "\0" if texts and not unterminated else "")


def _join(path: str, texts: Any, end: str) -> bytes:
    """The bytes of texts with a NUL between them."""
    if not isinstance(texts, (list, tuple)) or not all(isinstance(text, str) for text in texts):
        raise RegenerateError(f"{path}: expected a list of texts, not {texts!r}")
    if any("\0" in text for text in texts):
        raise RegenerateError(f"{path}: a text cannot hold a NUL, which ends it")
    try:
        return ("\0".join(texts) + end).encode("utf-8", "surrogateescape")
    except UnicodeEncodeError as error:
        raise RegenerateError(f"{path}: {error}") from None
