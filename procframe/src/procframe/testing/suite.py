"""The laws as tests: what ``laws`` gives a plugin's author."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar, NoReturn

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.errors import FailedHealthCheck, Unsatisfiable

from procframe._manager import manager
from procframe.errors import PluginError
from procframe.format import Format, LazyFormat, Variant
from procframe.frame import Frame
from procframe.host import Host
from procframe.testing import checks
from procframe.testing.declaration import one_declaration
from procframe.testing.generate import Draw, Unsupported, frames
from procframe.testing.outcome import Broken, alarm, excerpt, read, round_trip, write
from procframe.testing.plugin import EXAMPLES
from procframe.testing.samples import Sample, claimed, find_samples

__all__ = ["Laws", "Subject", "laws"]

_SHOWN = 12
"""Violations that one test reports."""
_OTHERS = 80
"""Samples of other formats that each format is tried on."""


def laws(
    plugin: str = "",
    *,
    formats: Iterable[Format | LazyFormat] | None = None,
    samples: str | Path = "samples",
) -> type[Laws]:
    """The tests of a plugin's formats, as a class for a test module: ``TestLaws = laws("procframe-net")``.

    ``plugin`` is an installed distribution (or the name of its entry point); ``formats`` are tested instead where they
    are given, which need not be installed. ``samples`` is a folder, relative to that of the test module, with a tree
    for each machine: ``samples/x86_64/proc/net/tcp``. A machine's folder is named after its architecture, or has a
    ``host.json`` beside ``proc`` with what matters (``{"byte_order": "big", "word_size": 32}``), or is a capture.

    There is one test for each law, format and sample, such as ``TestLaws::test_round_trip[net/tcp-x86_64]``; what
    concerns a format as a whole is tested once. ``pytest -k`` picks some; ``--procframe-examples`` tries more random
    examples.
    """
    if bool(plugin) == (formats is not None):
        raise PluginError("laws: give either the name of a plugin or formats=[...]")
    chosen = None if formats is None else tuple(formats)
    return type("Laws", (Laws,), {"plugin": plugin, "formats": chosen, "samples": Path(samples)})


class Subject:
    """What one test is about: a format, one of its samples (or all), and the samples of the other formats."""

    def __init__(
        self, declared: Format | LazyFormat, samples: Sequence[Sample], others: Sequence[Sample], folder: Path
    ) -> None:
        self.declared = declared
        self.samples = samples
        self.others = others
        self.folder = folder

    @property
    def format(self) -> Format:
        """The format, its module imported if need be."""
        return self.declared if isinstance(self.declared, Format) else self.declared.load()

    @property
    def sample(self) -> Sample:
        """The sample of a test that is about one."""
        return self.samples[0]

    @property
    def id(self) -> str:
        """How the test is called: the format and the machine, and the path where it is not the format's name."""
        name = self.declared.name
        if len(self.samples) != 1:
            return name
        sample = self.sample
        return f"{name}-{sample.machine.name}" if sample.key == name else f"{name}-{sample.name}"


SampleLaw = Callable[[Format, bytes, Host], Iterator[str]]


class Laws:
    """The tests of all laws. ``laws`` makes a subclass for a plugin; a method can be overridden as in any class."""

    plugin: ClassVar[str] = ""
    formats: ClassVar[tuple[Format | LazyFormat, ...] | None] = None
    samples: ClassVar[Path] = Path("samples")

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Makes a test for each sample, or for each format."""
        if "subject" not in metafunc.fixturenames and "suite" not in metafunc.fixturenames:
            return
        folder = Path(metafunc.module.__file__ or "").parent / self.samples
        declared = self._declared()
        owned, _ = claimed(find_samples(folder), declared)
        firsts = [found[0] for found in owned.values() if found]
        subjects = []
        for one in declared:
            samples = owned[one.name]
            others = [sample for sample in firsts if sample not in samples]
            if metafunc.function in _PER_SAMPLE:
                subjects += [Subject(one, [sample], others, folder) for sample in samples]
            else:
                subjects.append(Subject(one, samples, others, folder))
        metafunc.parametrize("subject", subjects, ids=[subject.id for subject in subjects])

    @classmethod
    def _declared(cls) -> Sequence[Format | LazyFormat]:
        if cls.formats is not None:
            return cls.formats
        found = manager().plugin(cls.plugin)
        if found.failed:
            raise PluginError(f"{found.distribution}: {found.errors[0]}")
        return found.formats

    # One test for each sample

    def test_round_trip(self, subject: Subject) -> None:
        """``regenerate(parse(data)) == data``, canonical, with nothing unknown, also by way of JSON."""
        _hold(subject, checks.sample_round_trip)

    def test_nothing_lost(self, subject: Subject) -> None:
        """What a later kernel adds is seen, kept in its place, and harmless."""
        _hold(subject, checks.nothing_lost)

    def test_error_never_crash(self, subject: Subject) -> None:
        """A sample that is cut off anywhere is read exactly or is a ``ParseError``."""
        _hold(subject, checks.error_never_crash)

    def test_foreign_host(self, subject: Subject) -> None:
        """The machine that a file comes from decides what it means, and the one that reads it does not."""
        _hold(subject, checks.foreign_host)

    def test_odd_bytes(self, subject: Subject) -> None:
        """Bytes are bytes: odd characters in a text survive."""
        _hold(subject, checks.odd_bytes)

    # One test for each format

    def test_one_declaration(self, subject: Subject) -> None:
        """All is declared, once: descriptions, kinds, source, samples; what derives from it can be had."""
        _report(subject.declared.name, one_declaration(subject.format, subject.samples, str(subject.folder)))

    def test_generated_records(self, subject: Subject, pytestconfig: pytest.Config) -> None:
        """Records made from the declaration become bytes, and these the same records."""
        for variant in subject.format.variants:
            try:
                _generated(subject, variant, pytestconfig)
            except (Broken, Unsupported) as broken:
                _fail(f"{subject.declared.name}, variant {variant.name}: {broken}")
            except (FailedHealthCheck, Unsatisfiable) as error:
                _fail(
                    f"{subject.declared.name}, variant {variant.name}: hardly any values of its fields can be read back "
                    f"once they are printed: {error}"
                )

    def test_arbitrary_bytes(self, subject: Subject, pytestconfig: pytest.Config) -> None:
        """Any bytes, and samples with random edits, are read exactly or are a ``ParseError``."""
        format_ = subject.format
        sources = [b"", *(sample.data[:4096] for sample in subject.samples[:8])]
        host = subject.samples[0].host if subject.samples else Host()

        @_examples(pytestconfig, 2)
        @given(st.one_of(st.binary(max_size=300), _edited(sources)))
        def holds(data: bytes) -> None:
            with alarm(30, f"with the input {excerpt(data)}"):
                round_trip(format_, data, host, "some bytes")

        try:
            holds()
        except Broken as broken:
            _fail(f"{format_.name}: {broken}")

    def test_foreign_content(self, subject: Subject) -> None:
        """The files of other formats, and what is no such file at all, are read exactly or are a ``ParseError``."""
        step = max(1, len(subject.others) // _OTHERS)
        others = [(f"the sample {other.name}", other.data[: 1 << 16]) for other in subject.others[::step]]
        host = subject.samples[0].host if subject.samples else Host()
        _report(subject.declared.name, checks.foreign_samples(subject.format, others, host))

    def test_linear_work(self, subject: Subject) -> None:
        """Twice the input is twice the work, however long its lines."""
        sample = min(subject.samples, key=lambda sample: abs(len(sample.data) - 4096), default=None)
        if sample is not None:
            _report(subject.declared.name, checks.linear(subject.format, sample.data, sample.host))

    # One test for all

    def test_samples_have_a_format(self, request: pytest.FixtureRequest) -> None:
        """No sample is there for nothing."""
        folder = request.path.parent / self.samples
        samples = find_samples(folder)
        if not samples:
            _fail(f"there is no sample in {folder}: add files such as x86_64/proc/net/tcp")
        _, strange = claimed(samples, self._declared())
        _report(self.plugin or "the formats", (f"no format claims the sample {sample.path}" for sample in strange))


_PER_SAMPLE = frozenset(
    {
        Laws.test_round_trip,
        Laws.test_nothing_lost,
        Laws.test_error_never_crash,
        Laws.test_foreign_host,
        Laws.test_odd_bytes,
    }
)


def _hold(subject: Subject, law: SampleLaw) -> None:
    sample = subject.sample
    _report(f"{subject.declared.name}, sample {sample.name}", law(subject.format, sample.data, sample.host))


def _report(what: str, problems: Iterator[str]) -> None:
    """Fails with all problems at once, rather than the first."""
    found: list[str] = []
    try:
        for problem in problems:
            if problem not in found:
                found.append(problem)
            if len(found) == _SHOWN:
                found.append("and perhaps more")
                break
    except Broken as broken:
        found.append(str(broken))
    if found:
        _fail("\n  - ".join([f"{what}:", *found]))


def _fail(text: str) -> NoReturn:
    """Fails with a text that can be printed anywhere: names in it may hold any byte."""
    pytest.fail(text.encode("utf-8", "backslashreplace").decode(), pytrace=False)


def _examples(config: pytest.Config, times: float = 1) -> settings:
    wanted = config.getoption("procframe_examples", None)
    return settings(
        max_examples=max(6, int((wanted or EXAMPLES) * times)),
        derandomize=wanted is None,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
    )


def _generated(subject: Subject, variant: Variant, config: pytest.Config) -> None:
    format_ = subject.format
    samples = [sample.data for sample in subject.samples]

    @st.composite
    def anywhere(draw: Draw) -> Frame:
        found: Frame = draw(frames(format_, variant, draw(st.sampled_from(checks.HOSTS)), samples))
        return found

    @_examples(config, 1 / len(format_.variants))
    @given(anywhere())
    def holds(frame: Frame) -> None:
        what = f"records made up for {frame.host.byte_order}-endian machines of {frame.host.word_size} bits"
        data = write(frame, f"{what}, {frame.records!r:.600}")
        assume(data)  # of an empty file nothing is known, not even that it has a record
        again = variant.layout.bind(frame.host).parse(data, format_, frame.host, format_.name, variant.name, None)
        if not checks.same_frame(frame, again):
            raise Broken(f"{what}: {checks.first_difference(frame, again)}; printed as {excerpt(data, 600)}")
        anyhow = read(format_, data, frame.host, what)
        if not isinstance(anyhow, Frame) or write(anyhow, what) != data:
            raise Broken(f"{what}: the format does not read what it wrote: {anyhow}; it wrote {excerpt(data, 600)}")

    holds()


@st.composite
def _edited(draw: Draw, sources: Sequence[bytes]) -> bytes:
    """A sample with a few random edits."""
    data: bytes = draw(st.sampled_from(sources))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 64)))
        piece = draw(st.one_of(st.binary(max_size=8), st.just(b""), st.just(data[start:end] * 2), _SPICE))
        data = data[:start] + piece + data[end:]
    return data


_SPICE: Any = st.sampled_from(
    [b"\n", b" ", b"\t", b"  ", b"\0", b"0", b"-1", b"99999999999999999999999", b":", b"\r\n"]
)
