"""Plugins are found by their metadata, the same way that importlib-metadata finds them."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import importlib_metadata
import pytest

from procframe._discovery import GROUP, PATHS_GROUP, EntryPoint, entry_points, installed

POINTS = "[console_scripts]\nx = x:y\n\n# a comment\n[procframe]\nfake = fake.plugin  [extra]\n\n[procframe.paths]\nnet/a = fake.plugin\n/ = fake.plugin\n"


def distribution(folder: Path, name: str = "Some_Fake", version: str = "1.2", points: str = POINTS) -> None:
    info = folder / f"{name}-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (info / "entry_points.txt").write_text(points)


def of(name: str) -> list[EntryPoint]:
    return [found for found in entry_points() if found.distribution == name]


EXPECTED = [
    EntryPoint("some-fake", "1.2", GROUP, "fake", "fake.plugin"),
    EntryPoint("some-fake", "1.2", PATHS_GROUP, "net/a", "fake.plugin"),
    EntryPoint("some-fake", "1.2", PATHS_GROUP, "/", "fake.plugin"),
]


def test_reads_both_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distribution(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    assert of("some-fake") == EXPECTED


def test_agrees_with_importlib_metadata(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distribution(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    theirs = {
        (point.dist.name, point.dist.version, point.group, point.name, point.module)
        for group in (GROUP, PATHS_GROUP)
        for point in importlib_metadata.entry_points(group=group)
        if point.dist is not None
    }
    ours = {
        ("Some_Fake" if found.distribution == "some-fake" else found.distribution, *found[1:])
        for found in entry_points()
    }
    assert ours == theirs


def test_first_on_the_path_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distribution(tmp_path / "later", version="1.0")
    distribution(tmp_path / "first", version="2.0", points="[procframe]\nother = fake.other\n")
    monkeypatch.syspath_prepend(tmp_path / "later")
    monkeypatch.syspath_prepend(tmp_path / "first")
    assert of("some-fake") == [EntryPoint("some-fake", "2.0", GROUP, "other", "fake.other")]


def test_development_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    info = tmp_path / "some_fake.egg-info"
    info.mkdir()
    (info / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: some-fake\nVersion: 1.2\n")
    (info / "entry_points.txt").write_text(POINTS)
    monkeypatch.syspath_prepend(tmp_path)
    assert of("some-fake") == EXPECTED


def test_zip_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distribution(tmp_path / "content")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for file in (tmp_path / "content").rglob("*"):
            archive.write(file, file.relative_to(tmp_path / "content"))
    monkeypatch.syspath_prepend(tmp_path / "all.zip")
    assert of("some-fake") == EXPECTED


def test_foreign_finder_of_distributions(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    distribution(tmp_path)

    class Finder:
        @staticmethod
        def find_spec(*arguments: object) -> None:
            return None

        @staticmethod
        def find_distributions(context: object = None) -> object:
            return [importlib_metadata.PathDistribution(tmp_path / "Some_Fake-1.2.dist-info")]

    monkeypatch.setattr(sys, "meta_path", [Finder, *sys.meta_path])
    assert EXPECTED[0] in entry_points()


@pytest.mark.parametrize("name", ["pluggy", "Pluggy", "importlib-metadata", "importlib_metadata"])
def test_installed(name: str) -> None:
    assert installed(name)


def test_not_installed() -> None:
    assert not installed("procframe-no-such-thing")
