"""Reading, regenerating and looking up: the functions that ``procframe`` exports."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from errno import ENOENT
from typing import TYPE_CHECKING

from procframe._manager import manager
from procframe.errors import NoFormatError, ReadError
from procframe.host import Host
from procframe.path import ProcPath
from procframe.tree.reasons import reason

if TYPE_CHECKING:
    from procframe.format import Format
    from procframe.frame import Frame
    from procframe.tree import Tree

__all__ = ["formats", "match", "parse", "read", "read_from", "regenerate"]

PathLike = str | os.PathLike[str]


def read(
    path: PathLike,
    *,
    as_: str | None = None,
    host: Host | None = None,
    fields: Sequence[str] | None = None,
    plugin: str | None = None,
    part: str | range | None = None,
) -> Frame:
    """The frame of a file: ``read("/proc/net/tcp")``, ``read("net/tcp")``, ``read("tcp")``, ``read("1234/status")``.

    A path below ``/proc`` is live, and so is one that does not begin with ``/``, ``./`` or ``../``, unless only a file
    here has that name; short names will do. Any other is a copied file: its format is what its last components say
    (``/tmp/copy/net/tcp``), its machine what the files around it say.

    ``as_`` names the format where the path does not; ``host`` gives the facts of the machine where the file came from;
    ``fields`` decodes only these, much faster, and the frame then cannot go back; ``plugin`` picks a distribution
    where several bring the format. ``part`` reads some records of a file that is as large as memory (``self/pagemap``):
    ``range(0, 100)`` or ``"0:100"`` by their numbers, ``"7f5c0000-7f5c4000"`` those of the pages at such addresses.

    Raises ``ReadError``, ``NoFormatError``, ``AmbiguousPathError``, ``ParseError``, ``PluginError``.
    """
    tree, key = locate(os.fsdecode(path), as_=as_, plugin=plugin)
    if tree is None:
        assert as_ is not None
        format_ = manager().format(as_, plugin)
        machine = host or Host()
        return manager().parse(format_, part_of(read_file(key), key, format_, machine, part), machine, key, fields)
    return read_from(tree, key, as_=as_, host=host, fields=fields, plugin=plugin, part=part)


def part_of(data: bytes, path: str, format_: Format, host: Host, part: str | range | None) -> bytes:
    """The bytes of some records of a file that was read whole; all of them where no ``part`` is asked for."""
    if part is None:
        return data
    from procframe.part import Part, bytes_of_part

    offset, size = bytes_of_part(path, format_, host, Part.of(part))
    return data[offset : offset + size]


def read_from(
    tree: Tree,
    path: str,
    *,
    as_: str | None = None,
    host: Host | None = None,
    fields: Sequence[str] | None = None,
    plugin: str | None = None,
    part: str | range | None = None,
) -> Frame:
    """The frame of a file of a tree; what ``Tree.read`` does."""
    plugins = manager()
    if as_ is not None:
        format_ = plugins.format(as_, plugin)
        key = tree.key(path)
    elif plugin is None and (known := plugins.of_process(path)) is not None:
        key, format_ = path, known
    else:
        where, format_ = find(tree, path, plugin)
        key = where.key
    host = host or tree.host
    if part is None:
        data = tree.read_content(key)
    else:
        from procframe.part import Part, read_part

        data = read_part(tree, key, format_, host, Part.of(part))
    return plugins.parse(format_, data, host, tree.locate(key), fields)


def find(tree: Tree, path: str, plugin: str | None = None) -> tuple[ProcPath, Format]:
    """The path that a user means within a tree, and its format; ``ReadError`` where neither is there."""
    try:
        found = manager().find(path, plugin)
        key = found[0].key
        if key != path and tree.key(key) != tree.key(path):
            if tree.kind(path) in ("file", "link"):
                # There is a file at the path as it stands, whatever else the path could be short for.
                return manager().find(f"/proc/{tree.key(path)}", plugin)
            if _is_elsewhere(path, found[0]):
                raise ReadError(tree.locate(tree.key(path)), "no such file")
        return found
    except NoFormatError as error:
        key = tree.key(path)
        kind = tree.kind(key)
        if kind == "missing":
            raise ReadError(tree.locate(key), "no such file") from None
        if kind == "directory":
            name = f"{key}/*" if key else "net/*"
            raise ReadError(tree.locate(key), f"a directory; name files, such as {name}") from None
        if kind == "file" and (real := tree.real_key(key)) != key:
            # asound/PCH/codec#0: a link in the path has a name of its own.
            return manager().find(f"/proc/{real}", plugin)
        if kind in ("stream", "image", "write-only"):
            from procframe.tree.unsafe import unsafe

            if (entry := unsafe(key)) is not None:
                raise NoFormatError(tree.locate(key), hint=entry.reason) from None
        raise NoFormatError(tree.locate(key), error.distribution, error.hint) from None


def resolve(text: str) -> ProcPath:
    """The path in a tree that a user means, short names included; one below a directory is meant as it stands."""
    found = manager().resolve(text)
    return ProcPath.of(text) if _is_elsewhere(text, found) else found


def _is_elsewhere(text: str, found: ProcPath) -> bool:
    """Whether only the end of a path is known: the file of a copy that is not there is not the one of another tree."""
    return found.prefix != ProcPath.of(text).prefix


_live: Tree | None = None


def live() -> Tree:
    """The tree of the live ``/proc``."""
    global _live
    if _live is None:
        from procframe.tree import Tree

        _live = Tree.open("/proc")
    return _live


def locate(
    text: str, *, as_: str | None = None, plugin: str | None = None, trees: dict[str, Tree] | None = None
) -> tuple[Tree | None, str]:
    """The tree that a path belongs to, and its key there; no tree, and the path, for a file that stands alone.

    A path without ``/`` or ``./`` in front is below ``/proc`` if it is there, else a file here, else a short name.
    ``trees`` keeps the trees that were opened. ``NoFormatError`` where the path does not say what the file is, nor
    ``as_``.
    """
    path = ProcPath.of(text)
    if is_live(text):
        return live(), path.key
    try:
        os.lstat(text)
    except (OSError, ValueError) as error:
        number = getattr(error, "errno", ENOENT)
        raise ReadError(text, reason(number), number) from None
    if path.prefix.rpartition("/")[2] == "proc":
        root, key = path.prefix, path.key
    elif as_ is not None:
        return None, text
    elif os.path.isdir(text):
        raise ReadError(text, "a directory; name files in it, or open it with --tree (Tree.open in Python)")
    else:
        try:
            meant, _ = manager().find(text, plugin)
        except NoFormatError as error:
            if error.distribution is not None or plugin is not None:
                raise
            raise NoFormatError(text, hint="say which format it has with --as FORMAT (as_= in Python)") from None
        root, key = meant.prefix or ".", meant.key
    trees = {} if trees is None else trees
    if root not in trees:
        trees[root] = _copy(root)
    return trees[root], key


def is_live(text: str) -> bool:
    """Whether a path is one of the live ``/proc``; see ``read``."""
    path = ProcPath.of(text)
    if path.prefix == "/proc":
        return True
    if text.startswith(("/", "./", "../")):
        return False
    return not path.prefix and (os.path.lexists(f"/proc/{path.key}") or not os.path.lexists(text))


def _copy(root: str) -> Tree:
    """The tree whose root is just this directory."""
    from procframe.tree import Tree
    from procframe.tree.stored import StoredTree

    tree = Tree.open(root)
    if isinstance(tree, StoredTree):
        tree.root = ""
        tree.problem = None  # it is just this directory, whatever others are in it
    return tree


def read_file(path: str) -> bytes:
    """The whole content of a file that is in no tree; ``ReadError`` where it cannot be had.

    A pipe to which somebody writes, as in ``<(command)``, is read to its end; one without is empty.
    """
    from procframe.tree.live import read_fd

    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            os.set_blocking(descriptor, True)
            return read_fd(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise ReadError(path, (error.strerror or str(error)).lower(), error.errno) from None
    except ValueError as error:
        raise ReadError(path, str(error)) from None
    except OverflowError:
        raise ReadError(path, "not read: it is too large for a file of a proc") from None


def parse(
    data: bytes,
    format: str | Format,  # noqa: A002 - the field's term
    *,
    host: Host | None = None,
    path: str = "",
    fields: Sequence[str] | None = None,
    plugin: str | None = None,
) -> Frame:
    """The frame of bytes you hold: ``parse(data, "net/tcp", host=host)``.

    ``format`` is a name or path, or the ``Format`` itself; ``host`` the machine that the bytes came from (little-endian,
    64 bits unless given); ``path`` is for messages. Raises ``ParseError`` where the bytes cannot be of this format.
    """
    plugins = manager()
    found = plugins.format(format, plugin) if isinstance(format, str) else format
    if not hasattr(found, "parse"):
        raise TypeError(f"format is a name such as 'net/tcp', or a Format, not {format!r:.80}")
    return plugins.parse(found, data, Host() if host is None else host, path, fields)


def regenerate(frame: Frame) -> bytes:
    """The bytes of a frame, exactly what the kernel wrote; of edited records, what it would have written.

    ``RegenerateError`` where a value cannot be printed, or where only some fields were read.
    """
    return manager().regenerate(frame)


def match(path: PathLike, *, plugin: str | None = None) -> Format:
    """The format for a path however spelled, whether the file exists or not.

    ``NoFormatError`` where no plugin knows it, with the distribution that would; ``AmbiguousPathError`` for a short
    name of several files.
    """
    return manager().find(path, plugin)[1]


def formats(*, plugin: str | None = None) -> Mapping[str, Format]:
    """All formats by name; each is loaded when it is looked up, so listing the names costs little."""
    return manager().formats(plugin)
