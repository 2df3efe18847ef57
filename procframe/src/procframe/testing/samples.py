"""Samples: files of real machines, or written from the kernel's source, in trees that mirror ``/proc``."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from procframe.errors import ProcframeError
from procframe.format import Format, LazyFormat
from procframe.host import Host
from procframe.hosts import architecture_of
from procframe.path import PatternIndex, natural_key
from procframe.tree import Tree
from procframe.tree.base import is_content_link

__all__ = ["Sample", "claimed", "find_samples", "host_of"]


class Sample(NamedTuple):
    """A sample: the folder of its machine, and its path below that machine's ``proc``."""

    machine: Path
    key: str

    @property
    def name(self) -> str:
        """What it is called in test ids: ``x86_64/net/tcp``."""
        return f"{self.machine.name}/{self.key}"

    @property
    def path(self) -> Path:
        """Where it is."""
        return self.machine / "proc" / self.key

    @property
    def data(self) -> bytes:
        """Its content: the bytes of the file, or the target of a symbolic link such as ``1/exe``."""
        path = os.fsencode(self.path)
        return os.readlink(path) if os.path.islink(path) else self.path.read_bytes()

    @property
    def host(self) -> Host:
        """The machine it comes from."""
        return host_of(self.machine)


def find_samples(folder: Path) -> list[Sample]:
    """The samples in ``folder/<machine>/proc/**``, sorted."""
    found = []
    for proc in sorted(folder.glob("*/proc")):
        keys = sorted(_keys(proc), key=natural_key)
        found += [Sample(proc.parent, key) for key in keys]
    return found


def _keys(proc: Path) -> Iterator[str]:
    for top, directories, files in os.walk(proc):
        where = os.path.relpath(top, proc)
        lead = "" if where == "." else f"{where}/"
        # A link to a file leads to another sample, unless the kernel's own is one with a content.
        links = [name for name in directories + files if os.path.islink(os.path.join(top, name))]
        for key in (lead + name for name in links):
            if is_content_link(key) or not (proc / key).is_file():
                yield key
        yield from (lead + name for name in files if name not in links)


def host_of(machine: Path) -> Host:
    """What is known of a machine: by the architecture that is the folder's name, else by its files; by ``host.json``.

    ``host.json`` holds facts as ``Host.to_dict`` gives them, those that matter.
    """
    facts = machine / "host.json"
    if architecture_of(machine.name) is not None:
        host = Host.parse(machine.name)
    elif facts.exists():
        host = Host()
    else:
        host = Tree.open(machine).host
    if facts.exists():
        try:
            known = json.loads(facts.read_bytes())
        except ValueError as error:
            raise ProcframeError(f"{facts}: not JSON: {error}") from None
        host = Host.from_dict({**host.to_dict(), **known})
    return host


def claimed(
    samples: Sequence[Sample], formats: Sequence[Format | LazyFormat]
) -> tuple[dict[str, list[Sample]], list[Sample]]:
    """The samples of each format, by the patterns of their paths, and those that none of the formats claims."""
    index: PatternIndex[Format | LazyFormat] = PatternIndex()
    for format_ in formats:
        index.add(format_)
    found: dict[str, list[Sample]] = {format_.name: [] for format_ in formats}
    strange = []
    for sample in samples:
        match = index.match(sample.key)
        if match:
            found[match[0].name].append(sample)
        else:
            strange.append(sample)
    return found, strange
