"""Formats: what a plugin declares of one kind of file."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from procframe.errors import ParseError, PluginError, RegenerateError
from procframe.frame import Frame
from procframe.host import Host

if TYPE_CHECKING:
    from procframe.layout import Layout
    from procframe.record import AnyRecord

__all__ = ["Format", "LazyFormat", "Variant"]

_PROBE = 1 << 14
"""Bytes of a file that decide between variants, but at least so many lines: those of big machines are long."""
_PROBE_LINES = 8
_GLANCE = 256
"""Bytes of a small file that say whether a variant is worth a try."""


class Variant(NamedTuple):
    """One way in which a kernel prints a file: its ``name``, ``layout``, and the kernels it belongs to."""

    name: str
    layout: Layout
    kernels: str = ""


class Format:
    """One kind of file under ``/proc``: where it is, what it means, and its layout, which works both ways.

    ``name`` is the path below ``/proc`` with variable parts in capitals or angle brackets (``net/tcp``,
    ``PID/status``, ``net/bonding/<interface>``); ``paths`` lists all such patterns where there are more than the
    name. ``source`` is the file and function of the kernel that prints it; ``since`` the first kernel that did.
    Give either one ``layout`` or several ``variants``, the newest first. The description is the docstring of the
    record class unless given.
    """

    def __init__(
        self,
        name: str,
        layout: Layout | None = None,
        *,
        paths: Sequence[str] | None = None,
        variants: Sequence[Variant] = (),
        description: str = "",
        source: str = "",
        since: str = "",
    ) -> None:
        if (layout is None) == (not variants):
            raise PluginError(f"format {name}: give either a layout or variants")
        self.name = name
        self.paths: tuple[str, ...] = tuple(paths) if paths is not None else (name,)
        self.variants: tuple[Variant, ...] = (Variant("default", layout),) if layout is not None else tuple(variants)
        self.source = source
        self.since = since
        self._description = description
        self.distribution = ""
        """The distribution that brought it; set when its plugin is loaded."""

    def __repr__(self) -> str:
        return f"<Format {self.name}>"

    @property
    def description(self) -> str:
        """What the file holds, in one or a few sentences."""
        if self._description:
            return self._description
        return inspect.cleandoc(self.record_types[0].__doc__ or "") if self.record_types else ""

    @property
    def record_types(self) -> tuple[type[AnyRecord], ...]:
        """The classes of the records in its frames, those of all variants."""
        return tuple(dict.fromkeys(kind for variant in self.variants for kind in variant.layout.record_types))

    def variant(self, name: str) -> Variant:
        """The variant of that name; ``RegenerateError`` where there is none."""
        for variant in self.variants:
            if variant.name == name:
                return variant
        known = ", ".join(variant.name for variant in self.variants)
        raise RegenerateError(f"{self.name}: no variant {name!r}; it has: {known}")

    def parse(
        self, data: bytes, host: Host | None = None, *, path: str = "", fields: Sequence[str] | None = None
    ) -> Frame:
        """The frame of a file's bytes; with ``fields`` only those are decoded, and the frame cannot go back.

        ``ParseError`` where the bytes cannot be this format.
        """
        if type(data) is not bytes:
            data = _bytes(data)
        if host is None:
            host = Host()
        elif not isinstance(host, Host):
            raise TypeError(f"host is a Host, such as Host.parse('s390x') makes, not {host!r:.80}")
        if fields is not None:
            fields = _names(fields)
        path = path or self.name
        variants = self.variants
        if len(variants) > 1:
            variants, whole = self._by_content(data, host, path)
            if whole is not None and fields is None:
                return whole
        failure: ParseError | None = None
        for variant in variants:
            try:
                return variant.layout.bind(host).parse(data, self, host, path, variant.name, fields)
            except ParseError as error:
                # The variant that understood most of the file says best what is wrong with it.
                if failure is None or (error.line, error.column) > (failure.line, failure.column):
                    failure = error
        assert failure is not None
        failure.path = path
        raise failure

    def _by_content(self, data: bytes, host: Host, path: str) -> tuple[tuple[Variant, ...], Frame | None]:
        """The variants, the one that leaves least of the file's beginning unrecognised first.

        With them the frame of the first one, if the beginning is all and nothing of it is odd.
        """
        probe = data
        if len(data) > _PROBE:
            end = 0
            for _ in range(_PROBE_LINES):
                end = data.find(b"\n", end) + 1 or len(data)
            probe = data[: max(end, data.rfind(b"\n", 0, _PROBE) + 1)]
        glance = data[: data.find(b"\n", _GLANCE) + 1 or len(data)]
        for variant in self.variants:
            bound = variant.layout.bind(host)
            fits = getattr(bound, "fits", None)
            if fits is None or not fits(glance if probe is data else probe):
                continue
            others = (other for other in self.variants if other is not variant)
            if probe is not data:
                return (variant, *others), None
            try:
                frame = bound.parse(data, self, host, path, variant.name, None)
            except ParseError:
                continue
            if frame.canonical and not frame.unrecognised:
                return (variant, *others), frame
        scores: list[tuple[int, int]] = []
        for index, variant in enumerate(self.variants):
            try:
                frame = variant.layout.bind(host).parse(probe, self, host, path, variant.name, None)
            except ParseError as error:
                scores.append((1 << 30, -error.line))
                continue
            unknown = (len(piece.text) - piece.text.count(" ") - piece.text.count("\t") for piece in frame.unrecognised)
            residue = sum(size + 1 for size in unknown) * 2 + frame.oddities
            if not residue:
                others = (other for other in self.variants if other is not variant)
                return (variant, *others), frame if probe is data else None
            scores.append((residue, index))
        order = sorted(range(len(scores)), key=scores.__getitem__)
        return tuple(self.variants[index] for index in order), None

    def regenerate(self, frame: Frame) -> bytes:
        """The bytes that the kernel wrote, from the records; ``RegenerateError`` where a value cannot be printed."""
        if frame.projected:
            raise RegenerateError(f"{frame.path}: a frame of some fields only cannot be regenerated; read all fields")
        return self.variant(frame.variant).layout.bind(frame.host).regenerate(frame)


def _bytes(data: Any) -> bytes:
    if isinstance(data, (bytearray, memoryview)):
        return bytes(data)
    raise TypeError(f"the content of a file is bytes, not {type(data).__name__}")


def _names(fields: Any) -> tuple[str, ...]:
    """The fields that are asked for, each once."""
    names = () if isinstance(fields, str) else tuple(fields)
    if isinstance(fields, str) or not all(isinstance(name, str) for name in names):
        raise TypeError(f"fields are several names, such as ('inode', 'uid'), not {fields!r:.80}")
    return tuple(dict.fromkeys(names))


class LazyFormat:
    """A format by its patterns and the module that declares it, which is imported when the format is first used.

    Plugins of many formats return these, so that reading one file imports one module.
    """

    __slots__ = ("_format", "distribution", "module", "name", "paths", "variable")

    def __init__(self, name: str, module: str, variable: str = "FORMAT", paths: Sequence[str] | None = None) -> None:
        self.name = name
        self.module = module
        self.variable = variable
        self.paths: tuple[str, ...] = tuple(paths) if paths is not None else (name,)
        self.distribution = ""
        self._format: Format | None = None

    def __repr__(self) -> str:
        return f"<LazyFormat {self.name} {self.module}:{self.variable}>"

    def load(self) -> Format:
        """The format itself; ``PluginError`` where its module does not bring it."""
        if self._format is None:
            try:
                found = getattr(importlib.import_module(self.module), self.variable)
            except Exception as error:
                raise PluginError(f"format {self.name}: {self.module}:{self.variable}: {error!r}") from error
            if not isinstance(found, Format) or found.name != self.name or found.paths != self.paths:
                raise PluginError(f"format {self.name}: {self.module}:{self.variable} declares something else: {found}")
            found.distribution = self.distribution
            self._format = found
        return self._format
