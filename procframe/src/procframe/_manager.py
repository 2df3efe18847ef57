"""The plugins at work: which are loaded, what they bring, and who answers for a path.

A plugin that declares the prefixes of its paths (entry-point group ``procframe.paths``) is imported when a path below
one of them is asked for, or when everything is. Where several plugins claim a path, one from outside this project wins.
"""

from __future__ import annotations

import importlib
import warnings
from _thread import RLock
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import pluggy

from procframe import hookspecs
from procframe._discovery import GROUP, PATHS_GROUP, EntryPoint, canonical, entry_points, installed
from procframe.errors import NoFormatError, PluginError, ProcframeError
from procframe.format import Format, LazyFormat
from procframe.frame import Frame
from procframe.host import Host
from procframe.path import PatternIndex, ProcPath, is_pid
from procframe.sinks import Sink

__all__ = ["CORE", "Manager", "Overlap", "Plugin", "PluginWarning", "manager"]

CORE = "procframe"
"""The name of the core among the plugins."""
OURS = frozenset(
    {"procframe", "procframe-root", "procframe-net", "procframe-sysvipc", "procframe-pid", "procframe-zfs"}
)
"""The distributions of this project; any other wins over them where both claim a path."""
HELPFUL = {
    "net": "procframe-net",
    "fs/nfsfs": "procframe-net",
    "PID": "procframe-pid",
    "self": "procframe-pid",
    "thread-self": "procframe-pid",
    "sysvipc": "procframe-sysvipc",
    "spl": "procframe-zfs",
}
"""How a path begins, and the distribution that reads such files; ``procframe-root`` reads the others."""
SINKS = {
    "table": ("procframe.sinks.table", "TableSink"),
    "json": ("procframe.sinks.json", "JsonSink"),
    "jsonl": ("procframe.sinks.jsonl", "JsonLinesSink"),
    "csv": ("procframe.sinks.csv", "CsvSink"),
}
"""The sinks of the core, each imported when it is used."""
_REST = "/"
"""The prefix that means every path that no other plugin's prefix covers."""
_MATCHES = 4096
"""Matches to remember; names of interfaces, sockets and processes' files are endless."""

AnyFormat = Format | LazyFormat


class PluginWarning(UserWarning):
    """A plugin (or one of its formats) is broken and was left out."""


class Overlap(NamedTuple):
    """A path pattern that several plugins claim, the one that is used first."""

    pattern: str
    plugins: tuple[str, ...]


class Plugin:
    """An installed plugin and what is known of it; ``module`` is ``None`` until it is loaded."""

    def __init__(self, distribution: str, version: str, name: str, value: str, prefixes: Sequence[str] = ()) -> None:
        self.distribution = distribution
        self.version = version
        self.name = name
        self.value = value
        self.prefixes = tuple(prefixes)
        self.module: Any = None
        self.loading = False
        self.loaded = False
        self.failed = False
        self.formats: list[AnyFormat] = []
        self.sinks: list[Sink] = []
        self.commands: list[str] = []
        self.errors: list[str] = []

    def __repr__(self) -> str:
        return f"<Plugin {self.distribution} {self.value}>"

    @property
    def ours(self) -> bool:
        """Whether it is part of this project."""
        return self.distribution in OURS

    @property
    def always(self) -> bool:
        """Whether it is imported whatever is asked: it declares no prefix, or claims the whole of /proc from outside."""
        return not self.prefixes or (_REST in self.prefixes and not self.ours)


class Formats(Mapping[str, Format]):
    """Formats by name, each loaded when it is looked up; names and number are known without."""

    def __init__(self, load: Callable[[AnyFormat], Format], declared: dict[str, AnyFormat]) -> None:
        self._load = load
        self.declared = declared

    def __getitem__(self, name: str) -> Format:
        return self._load(self.declared[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.declared)

    def __len__(self) -> int:
        return len(self.declared)

    def __repr__(self) -> str:
        return f"<{len(self)} formats: {', '.join(self.declared)}>"


class _Core:
    """The core's own answers, asked after every plugin's."""

    def __init__(self, manager: Manager) -> None:
        self._manager = manager

    @hookspecs.hookimpl(trylast=True)
    def procframe_match(self, path: ProcPath) -> Format | None:
        """The format whose pattern matches."""
        return self._manager.declared_match(path)

    @hookspecs.hookimpl(trylast=True)
    def procframe_parse(
        self,
        format: Format,  # noqa: A002
        data: bytes,
        host: Host,
        path: str,
        fields: Sequence[str] | None,
    ) -> Frame:
        """What the layout reads."""
        return format.parse(data, host, path=path, fields=fields)

    @hookspecs.hookimpl(trylast=True)
    def procframe_regenerate(self, frame: Frame) -> bytes:
        """What the layout writes."""
        return frame.format.regenerate(frame)

    @hookspecs.hookimpl(trylast=True)
    def procframe_sinks(self) -> list[Sink]:
        """The sinks of the core."""
        return [builtin_sink(name) for name in SINKS]


def builtin_sink(name: str) -> Sink:
    """A sink of the core."""
    module, cls = SINKS[name]
    found = getattr(importlib.import_module(module), cls)()
    assert isinstance(found, Sink)
    return found


def _warn(text: str) -> None:
    warnings.warn(text, PluginWarning, stacklevel=2)


class Manager:
    """Everything that is installed; ``manager()`` is the one that the process uses.

    ``warn`` is called with one line for each plugin or format that turns out to be broken.
    """

    def __init__(self, found: Iterable[EntryPoint], warn: Callable[[str], None] = _warn) -> None:
        self.warn = warn
        self.plugins: list[Plugin] = _plugins(found)
        self._hooks = pluggy.PluginManager("procframe")
        self._hooks.add_hookspecs(hookspecs)
        self._core = _Core(self)
        self._hooks.register(self._core, CORE)
        self._index: PatternIndex[AnyFormat] = PatternIndex()
        self._names: dict[str, list[AnyFormat]] = {}
        self._owners: dict[int, Plugin] = {}
        self._broken: set[int] = set()
        self._matched: dict[tuple[str, ...], Format] = {}
        self._of_process: dict[str, Format] = {}
        """The formats of files of processes that were asked for, by their names."""
        self._waiting = list(self.plugins)
        # Plugins are loaded while others of them are asked; no thread may see one half loaded.
        self._lock = RLock()
        self._plain_match = self._plain_parse = self._plain_regenerate = True
        for plugin in self.plugins:
            if plugin.always:
                self._load(plugin)

    # Loading

    def add(self, module: Any, *, distribution: str, name: str = "", version: str = "") -> Plugin:
        """Register a plugin that no entry point names; ``PluginError`` where it is not well formed."""
        plugin = Plugin(
            canonical(distribution), version, name or distribution, getattr(module, "__name__", repr(module))
        )
        self.plugins.append(plugin)
        self._waiting.append(plugin)
        self._load(plugin, module)
        if plugin.failed:
            raise PluginError(f"{plugin.distribution}: {plugin.errors[0]}")
        return plugin

    def load_all(self) -> None:
        """Import every plugin."""
        for plugin in list(self._waiting):
            self._load(plugin)

    def _load_for(self, path: ProcPath) -> None:
        """Import the plugins whose prefixes cover a path."""
        if not self._waiting:
            return
        for candidate in path.candidates:
            covering = [plugin for plugin in self.plugins if _covers(plugin.prefixes, candidate)]
            for plugin in covering or [plugin for plugin in self.plugins if _REST in plugin.prefixes]:
                self._load(plugin)

    def _load(self, plugin: Plugin, module: Any = None) -> None:
        if plugin.loaded:
            return
        with self._lock:
            if plugin.loading:  # another thread was faster, or the plugin itself asks while it is imported
                return
            plugin.loading = True
            try:
                self._register(plugin, module)
            finally:
                plugin.loaded = True
                self._waiting.remove(plugin)

    def _register(self, plugin: Plugin, module: Any) -> None:
        """Import a plugin and take up what it brings."""
        name = f"{plugin.distribution}:{plugin.name}"
        try:
            plugin.module = module if module is not None else _import(plugin.value)
            self._hooks.register(plugin.module, name)
            self._check_hooks(plugin)
            formats = [_checked(format_, plugin) for format_ in self._own(plugin, "procframe_formats")]
            sinks = [_checked_sink(sink) for sink in self._own(plugin, "procframe_sinks")]
        except (Exception, SystemExit) as error:
            # Whatever is wrong with a plugin is wrong with that plugin alone.
            plugin.failed = True
            if self._hooks.has_plugin(name):
                self._hooks.unregister(name=name)
            self._report(
                plugin, str(error) if isinstance(error, ProcframeError) else f"{type(error).__name__}: {error}"
            )
            return
        plugin.formats, plugin.sinks = formats, sinks
        for format_ in formats:
            format_.distribution = plugin.distribution
            self._owners[id(format_)] = plugin
            self._index.add(format_, 0 if plugin.ours else 1)
            same_name = self._names.setdefault(format_.name, [])
            same_name.append(format_)
            same_name.sort(key=self._precedence)
        self._matched.clear()
        self._of_process.clear()
        hook = self._hooks.hook
        self._plain_match = len(hook.procframe_match.get_hookimpls()) == 1
        self._plain_parse = len(hook.procframe_parse.get_hookimpls()) == 1
        self._plain_regenerate = len(hook.procframe_regenerate.get_hookimpls()) == 1

    def _check_hooks(self, plugin: Plugin) -> None:
        known = [name for name in vars(hookspecs) if name.startswith("procframe_")]
        for caller in self._hooks.get_hookcallers(plugin.module) or ():
            if not caller.has_spec():
                import difflib

                close = difflib.get_close_matches(caller.name, known, 1)
                raise PluginError(f"no hook is called {caller.name}" + (f"; did you mean {close[0]}?" if close else ""))

    def _own(self, plugin: Plugin, hook: str, **arguments: Any) -> Iterator[Any]:
        """What one plugin's implementation of a hook gives."""
        others = [other for other in self._hooks.get_plugins() if other is not plugin.module]
        for found in self._hooks.subset_hook_caller(hook, others)(**arguments):
            yield from found or ()

    def _report(self, plugin: Plugin, reason: str, what: str = "") -> None:
        plugin.errors.append(reason)
        self.warn(f"plugin {plugin.distribution} ({plugin.value}) {what or 'is left out'}: {reason}")

    # Formats

    def match(self, path: ProcPath, plugin: str | None = None) -> Format:
        """The format for a path; ``NoFormatError`` where no plugin knows it.

        A short name, and a path outside ``/proc``, are what ``find`` is for.
        """
        if plugin is None:
            if self._plain_match:
                found = self._matched.get(path.candidates) or self.declared_match(path)
            else:
                found = self._ask("procframe_match", path.text, path=path)
                if found is not None and not isinstance(found, Format):
                    raise PluginError(f"{path.text}: a plugin's procframe_match gave {found!r} instead of a Format")
        else:
            found = self._first(self._of_plugin(self._candidates(path), plugin))
        if found is None:
            raise self._unknown(path, plugin)
        return found

    def resolve(self, text: Any) -> ProcPath:
        """The path that a user means, however spelled; as it stands where nothing is known of it."""
        path = ProcPath.of(text)
        if not self._candidates(path):
            with self._lock:
                path = self._index.resolve(path) or path
        return path

    def find(self, text: Any, plugin: str | None = None) -> tuple[ProcPath, Format]:
        """The path that a user means, however spelled, and its format; ``AmbiguousPathError``, ``NoFormatError``."""
        path = ProcPath.of(text)
        try:
            return path, self.match(path, plugin)
        except NoFormatError:
            meant = self.resolve(path)
            if meant.key == path.key:
                raise
            return meant, self.match(meant, plugin)

    def format(self, name: str, plugin: str | None = None) -> Format:
        """The format of a name, or else of a path; ``NoFormatError`` where there is none."""
        self._load_for(ProcPath.of(name))
        for _ in range(2):
            found = self._first(self._of_plugin(self._names.get(name, ()), plugin))
            if found is not None:
                return found
            if not self._waiting:
                break
            self.load_all()
        return self.find(name, plugin)[1]

    def formats(self, plugin: str | None = None) -> Formats:
        """All formats by name, sorted; where several plugins have one of a name, the one that is used."""
        self.load_all()
        found: dict[str, AnyFormat] = {}
        for name in sorted(self._names):
            sound = [one for one in self._of_plugin(self._names[name], plugin) if id(one) not in self._broken]
            if sound:
                found[name] = sound[0]
        return Formats(self._need, found)

    def check_formats(self) -> None:
        """Load every format; one that does not load is reported, and shows among its plugin's errors."""
        self.load_all()
        for format_ in [format_ for plugin in self.plugins for format_ in plugin.formats]:
            with suppress(PluginError):
                self._need(format_)

    def declared_match(self, path: ProcPath) -> Format | None:
        """The format whose pattern matches a path; remembered, since a walk asks for few patterns again and again."""
        found = self._matched.get(path.candidates)
        if found is None:
            found = self._first(self._candidates(path))
            if found is not None:
                if len(self._matched) >= _MATCHES:
                    self._matched.clear()
                self._matched[path.candidates] = found
                if path.pid is not None and len(path.parts) == 2:
                    self._of_process[path.parts[1]] = found
        return found

    def of_process(self, text: str) -> Format | None:
        """The format of ``123/status`` and the like, if such a file was read before; a walk has no time to look closer."""
        first, _, rest = text.partition("/")
        return self._of_process.get(rest) if self._plain_match and is_pid(first) else None

    def claimants(self, path: ProcPath) -> list[tuple[Plugin, AnyFormat]]:
        """Every plugin that claims a path with the format by which it does, the one that is used first."""
        self.load_all()
        return [(self._owners[id(format_)], format_) for format_ in self._candidates(path)]

    def _candidates(self, path: ProcPath) -> list[AnyFormat]:
        """Every format that claims a path, the one to use first."""
        with self._lock:
            self._load_for(path)
            found = self._index.match(path)
            if not found and self._waiting:
                self.load_all()
                found = self._index.match(path)
        # The order of the index, by how closely a pattern matches, holds within our own and within each other plugin's.
        return sorted(found, key=self._precedence) if len(found) > 1 else found

    def _precedence(self, format_: AnyFormat) -> tuple[bool, str]:
        """What sorts the formats of others, by distribution, before our own."""
        owner = self._owners[id(format_)]
        return owner.ours, "" if owner.ours else owner.distribution

    def _of_plugin(self, formats: Sequence[AnyFormat], plugin: str | None) -> Sequence[AnyFormat]:
        if plugin is None:
            return formats
        self.plugin(plugin)
        return [format_ for format_ in formats if _named(self._owners[id(format_)], plugin)]

    def _first(self, formats: Sequence[AnyFormat]) -> Format | None:
        """The first that loads; ``PluginError`` where there are some and none does."""
        failure: PluginError | None = None
        for format_ in formats:
            try:
                return self._need(format_)
            except PluginError as error:
                failure = failure or error
        if failure is not None:
            raise failure
        return None

    def _need(self, format_: AnyFormat) -> Format:
        """The format itself; one that does not load is reported once."""
        if isinstance(format_, Format):
            return format_
        try:
            return format_.load()
        except PluginError as error:
            if id(format_) not in self._broken:
                self._broken.add(id(format_))
                self._report(self._owners[id(format_)], str(error), "has a broken format")
            raise

    def _unknown(self, path: ProcPath, plugin: str | None) -> NoFormatError:
        """The error for a path that nothing matches, with the best advice there is."""
        if plugin is not None:
            others = [format_.distribution for format_ in self._index.match(path)]
            return NoFormatError(path.text, hint=f"plugin {plugin} has none" + (f", {others[0]} has" if others else ""))
        if path.prefix not in ("", "/proc") and not path.prefix.endswith("/proc"):
            return NoFormatError(path.text, hint="say which format it has with --as FORMAT (as_= in Python)")
        helpful = (HELPFUL[start] for start in HELPFUL if any(_covers([start], one) for one in path.candidates))
        distribution = next(helpful, "procframe-root")
        for owner in self.plugins:
            if owner.distribution == distribution and owner.failed:
                return NoFormatError(path.text, hint=f"{distribution} is left out: {owner.errors[0]}")
        if not installed(distribution):
            return NoFormatError(path.text, distribution)
        return NoFormatError(path.text, hint="see what is known with: procframe formats")

    def plugin(self, name: str) -> Plugin:
        """The plugin of that name, a distribution's or an entry point's; ``PluginError`` where none is installed."""
        for plugin in self.plugins:
            if _named(plugin, name):
                self._load(plugin)
                return plugin
        known = ", ".join(dict.fromkeys(plugin.distribution for plugin in self.plugins)) or "none"
        raise PluginError(f"no plugin {name!r} is installed; installed: {known}")

    def overlaps(self) -> list[Overlap]:
        """Path patterns that several plugins claim."""
        self.load_all()
        found = []
        for pattern in self._index.claims():
            owners = [self._owners[id(one)].distribution for one in self._candidates(ProcPath.of(pattern))]
            distinct = tuple(dict.fromkeys(owners))
            # Between our own distributions a closer pattern beside a wide one is no conflict.
            if len(distinct) > 1 and not OURS.issuperset(distinct):
                found.append(Overlap(pattern, distinct))
        return sorted(found)

    # Data

    def parse(
        self, format_: Format, data: bytes, host: Host, path: str = "", fields: Sequence[str] | None = None
    ) -> Frame:
        """The frame of a file's bytes; ``ParseError`` where they cannot be of this format."""
        if self._plain_parse:
            return format_.parse(data, host, path=path, fields=fields)
        path = path or format_.name
        frame = self._ask("procframe_parse", path, format=format_, data=data, host=host, path=path, fields=fields)
        if not isinstance(frame, Frame):
            raise PluginError(f"{path}: a plugin's procframe_parse gave {frame!r} instead of a Frame")
        frame.path = path
        return frame

    def regenerate(self, frame: Frame) -> bytes:
        """The bytes that the kernel wrote; ``RegenerateError`` where a value cannot be printed."""
        if self._plain_regenerate:
            return frame.format.regenerate(frame)
        data = self._ask("procframe_regenerate", frame.path, frame=frame)
        if not isinstance(data, bytes):
            raise PluginError(f"{frame.path}: a plugin's procframe_regenerate gave {type(data).__name__}, not bytes")
        return data

    def _ask(self, hook: str, where: str, /, **arguments: Any) -> Any:
        """The first answer of the plugins, then of the core; whatever goes wrong in a plugin is a ``PluginError``."""
        try:
            return getattr(self._hooks.hook, hook)(**arguments)
        except ProcframeError:
            raise
        except Exception as error:
            raise PluginError(f"{where}: a plugin's {hook} failed: {type(error).__name__}: {error}") from error

    # Sinks and commands

    def sinks(self) -> dict[str, Sink]:
        """All sinks by name; the core's names cannot be taken."""
        self.load_all()
        found = {name: builtin_sink(name) for name in SINKS}
        for plugin in self.plugins:
            for sink in plugin.sinks:
                found.setdefault(sink.name, sink)
        return found

    def sink(self, name: str) -> Sink:
        """The sink of a name; ``ProcframeError`` that lists the sinks where there is none."""
        if name in SINKS:
            return builtin_sink(name)
        found = self.sinks()
        if name not in found:
            raise ProcframeError(f"no output is called {name!r}; there are: {', '.join(found)}")
        return found[name]

    def sink_for(self, path: str) -> Sink:
        """The sink that a file's suffix means; ``ProcframeError`` that lists the suffixes where none does."""
        found = self.sinks()
        matching = [
            (len(suffix), sink) for sink in found.values() for suffix in sink.suffixes if path.lower().endswith(suffix)
        ]
        if not matching:
            known = ", ".join(f"{suffix} ({sink.name})" for sink in found.values() for suffix in sink.suffixes)
            raise ProcframeError(f"{path}: no output has this suffix; name one with --to, or use: {known}")
        return max(matching, key=lambda pair: pair[0])[1]

    def add_commands(self, cli: Any) -> None:
        """Let every plugin add its commands to the ``click`` group; one that fails is reported and leaves none."""
        self.load_all()
        for plugin in self.plugins:
            before = dict(cli.commands)
            try:
                list(self._own(plugin, "procframe_commands", cli=cli))
            except Exception as error:
                cli.commands.clear()
                cli.commands.update(before)
                self._report(plugin, f"procframe_commands: {type(error).__name__}: {error}", "brings no command")
            plugin.commands = [name for name in cli.commands if name not in before]


def _plugins(found: Iterable[EntryPoint]) -> list[Plugin]:
    found = list(found)
    prefixes: dict[tuple[str, str], list[str]] = {}
    for entry in found:
        if entry.group == PATHS_GROUP:
            prefixes.setdefault((entry.distribution, entry.value), []).append(entry.name)
    plugins: dict[tuple[str, str], Plugin] = {}
    for entry in found:
        key = entry.distribution, entry.value
        if entry.group == GROUP and key not in plugins:
            plugins[key] = Plugin(entry.distribution, entry.version, entry.name, entry.value, prefixes.get(key, ()))
    return sorted(plugins.values(), key=lambda plugin: (not plugin.ours, plugin.distribution, plugin.name))


def _import(value: str) -> Any:
    module, _, attributes = value.partition(":")
    found: Any = importlib.import_module(module.strip())
    for attribute in filter(None, attributes.strip().split(".")):
        found = getattr(found, attribute)
    return found


def _covers(prefixes: Sequence[str], candidate: str) -> bool:
    return any(candidate == prefix or candidate.startswith(prefix + "/") for prefix in prefixes if prefix != _REST)


def _named(plugin: Plugin, name: str) -> bool:
    return name == plugin.name or canonical(name) == plugin.distribution


def _checked(format_: Any, plugin: Plugin) -> AnyFormat:
    """A format as a plugin gives it, if it is well formed."""
    if not isinstance(format_, (Format, LazyFormat)):
        raise PluginError(f"procframe_formats gave {format_!r}, which is no Format")
    if not format_.name:
        raise PluginError(f"{format_!r} has no name")
    if not format_.paths:
        raise PluginError(f"format {format_.name}: no path")
    for pattern in format_.paths:
        if any(part in ("", ".", "..") for part in pattern.split("/")):
            raise PluginError(f"format {format_.name}: {pattern!r} is no path below /proc (such as net/tcp)")
        if plugin.prefixes and _REST not in plugin.prefixes and not _covers(plugin.prefixes, pattern):
            raise PluginError(
                f"format {format_.name}: {pattern} is not below {', '.join(plugin.prefixes)}, the prefixes that "
                f"{plugin.distribution} declares in its entry points of group {PATHS_GROUP}"
            )
    return format_


def _checked_sink(sink: Any) -> Sink:
    if not isinstance(sink, Sink) or not sink.name:
        raise PluginError(f"procframe_sinks gave {sink!r}, which is no Sink with a name")
    if sink.name in SINKS:
        raise PluginError(f"sink {sink.name}: the name is taken by the core")
    suffixes: Any = sink.suffixes
    description: Any = sink.description
    if not isinstance(suffixes, (tuple, list)) or not all(isinstance(suffix, str) for suffix in suffixes):
        raise PluginError(f"sink {sink.name}: suffixes are several texts, such as ('.csv',), not {suffixes!r}")
    if not isinstance(description, str):
        raise PluginError(f"sink {sink.name}: its description is no text, but {description!r}")
    if not callable(getattr(sink, "write", None)) or type(sink).write is Sink.write:
        raise PluginError(f"sink {sink.name}: it has no method write")
    return sink


_current: Manager | None = None
_making = RLock()


def manager(warn: Callable[[str], None] | None = None) -> Manager:
    """The manager of this process, made when first asked for; ``warn`` is told of broken plugins from then on."""
    global _current
    if _current is None:
        with _making:
            if _current is None:
                _current = Manager(entry_points(), warn or _warn)
    elif warn is not None:
        _current.warn = warn
    return _current
