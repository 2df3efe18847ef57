"""The plugins that are installed, read from entry-point metadata without importing one of them.

importlib-metadata takes 20 ms and more to import and to read what is installed, a third of what a command may take to
start. Its own algorithm over ordinary directories of ``sys.path`` is short, so it is spelled out here; where a path or
an import hook is of another kind, importlib-metadata itself is asked.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

__all__ = ["GROUP", "PATHS_GROUP", "EntryPoint", "entry_points", "installed"]

GROUP = "procframe"
"""The entry-point group of plugins: any name, and the module with the hooks as value."""
PATHS_GROUP = "procframe.paths"
"""The optional group of path prefixes: the prefix as name, the plugin's module as value."""


class EntryPoint(NamedTuple):
    """One line of a distribution's entry points."""

    distribution: str
    version: str
    group: str
    name: str
    value: str


def canonical(name: str) -> str:
    """A distribution's name as package indexes compare it.

    >>> canonical("Procframe_Net")
    'procframe-net'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def installed(distribution: str) -> bool:
    """Whether a distribution is installed."""
    wanted = canonical(distribution)
    if _ordinary():
        return any(canonical(name) == wanted for name, _, _ in _directories())
    import importlib_metadata

    return any(canonical(found.name) == wanted for found in importlib_metadata.distributions())


def entry_points() -> list[EntryPoint]:
    """The entry points of procframe's two groups, of every distribution on ``sys.path``; the first of a name counts."""
    return list(_fast() if _ordinary() else _general())


def _ordinary() -> bool:
    """Whether ``sys.path`` holds directories only, and no import hook brings distributions of its own."""
    for finder in sys.meta_path:
        if hasattr(finder, "find_distributions"):
            module = getattr(finder, "__module__", "")
            if module != "_frozen_importlib_external" and module.partition(".")[0] != "importlib_metadata":
                return False
    # The standard library's own zip is named on every path, is seldom there and holds no distribution.
    return not any(path.endswith((".egg", ".zip", ".pyz")) and os.path.isfile(path) for path in sys.path)


def _directories() -> Iterator[tuple[str, str, str]]:
    """Name, version and metadata directory of every distribution."""
    for path in sys.path:
        try:
            entries = os.listdir(path or ".")
        except OSError:
            continue
        for entry in entries:
            if entry.endswith((".dist-info", ".egg-info")):
                name, _, version = entry.rpartition(".")[0].partition("-")
                yield name, version.partition("-py")[0] if entry.endswith("egg-info") else version, f"{path}/{entry}"


def _fast() -> Iterator[EntryPoint]:
    seen: set[str] = set()
    for name, version, directory in _directories():
        key = name.lower().replace("-", "_").replace(".", "_")
        if key in seen:
            continue
        seen.add(key)
        try:
            descriptor = os.open(f"{directory}/entry_points.txt", os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            continue
        try:
            data = b"".join(iter(lambda fd=descriptor: os.read(fd, 1 << 16), b""))  # type: ignore[misc]
        finally:
            os.close(descriptor)
        if b"procframe" in data:
            lines = data.decode("utf-8", "replace").split("\n")
            for group, entry, value in _parse(lines):
                yield EntryPoint(canonical(name), version or _version(directory), group, entry, value)


def _parse(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    group = ""
    for line in lines:
        line = line.strip()
        if line.startswith("["):
            group = line.strip("[]").strip()
        elif group in (GROUP, PATHS_GROUP) and line and line[0] not in "#;":
            name, separator, value = line.partition("=")
            if separator:
                # A list of extras after the value is of no use to us.
                yield group, name.strip(), value.partition("[")[0].strip()


def _version(directory: str) -> str:
    """The version that the metadata states, for a directory whose name does not."""
    try:
        with open(f"{directory}/PKG-INFO", encoding="utf-8", errors="replace") as file:
            return next((line[8:].strip() for line in file if line.startswith("Version:")), "")
    except OSError:
        return ""


def _general() -> Iterator[EntryPoint]:
    import importlib_metadata

    seen: set[str] = set()
    for distribution in importlib_metadata.distributions():
        name = canonical(distribution.name or "")
        if name in seen:
            continue
        seen.add(name)
        for entry in distribution.entry_points:
            if entry.group in (GROUP, PATHS_GROUP):
                yield EntryPoint(
                    name, distribution.version, entry.group, entry.name, entry.value.partition("[")[0].strip()
                )
