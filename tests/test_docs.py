"""What the guide and the plugin page show can be run, and gives what they say."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from procframe._discovery import installed

DOCS = Path(__file__).parent.parent / "docs"
NOT_RUN = "<!-- not run -->"
TOOLS = ("jq", "sqlite-utils", "zstd")
"""Programs of others that blocks may need; without them a block is left out."""

GONE = "no such (?:process|file)|has exited"
"""What is said of a process that ends while its files are read."""


class Block(NamedTuple):
    page: str
    line: int
    language: str
    text: str


def blocks(page: str) -> Iterator[Block]:
    """The blocks of code of a page, but those that are marked as not to be run."""
    text = (DOCS / page).read_text(encoding="utf-8")
    for found in re.finditer(r"^([^\n]*)\n```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        if found[1] != NOT_RUN:
            yield Block(page, text.count("\n", 0, found.start(3)) + 1, found[2], found[3])


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty directory to be in; commands are those of the Python that runs the tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    return tmp_path


def shell(text: str) -> None:
    """Runs each line; of files of all processes, some may be gone before they are read."""
    for line in text.splitlines():
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", line], capture_output=True, text=True, timeout=300)
        gone = "/proc/[0-9]*" in line and all(re.search(GONE, each) for each in done.stderr.splitlines())
        assert done.returncode == 0 or (done.returncode == 1 and gone), (
            f"{line}\n{done.stdout[-999:]}{done.stderr[-999:]}"
        )


def lacking(text: str) -> list[str]:
    return [tool for tool in TOOLS if re.search(rf"(?:^|\| ){tool}\b", text, re.MULTILINE) and not shutil.which(tool)]


def test_the_guide(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All its blocks in their order, as a reader would run them."""
    names: dict[str, Any] = {}
    counts = {"sh": 0, "python": 0, "pycon": 0}
    for block in blocks("guide.md"):
        counts[block.language] += 1
        where = f"{block.page}:{block.line}"
        if block.language == "sh":
            if not lacking(block.text):
                shell(block.text)
        elif block.language == "python":
            exec(compile("\n" * (block.line - 1) + block.text, str(DOCS / block.page), "exec"), names)
        else:
            test = doctest.DocTestParser().get_doctest(block.text, names, where, block.page, block.line - 1)
            told: list[str] = []
            failed, _ = doctest.DocTestRunner().run(test, out=told.append, clear_globs=False)
            assert not failed, "".join(told)
            names.update(test.globs)
    capsys.readouterr()
    assert min(counts.values()) > 3


def test_the_plugin_page(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The plugin that it makes, installed, passes its own tests and does what is shown."""
    text = (DOCS / "plugins.md").read_text(encoding="utf-8")
    for name, block in re.findall(r"^<!-- file: (\S+) -->\n```\w+\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        with (place / name).open("a", encoding="utf-8") as file:
            file.write(block)
    install(place)
    monkeypatch.setenv("PYTHONPATH", str(place))
    for block in blocks("plugins.md"):
        if block.language == "sh":
            shell(block.text)
    subprocess.run([sys.executable, "ruler.py"], check=True, timeout=300)

    def run(*arguments: str) -> str:
        return subprocess.run(["procframe", *arguments], capture_output=True, text=True, check=True).stdout

    assert run("show", "--tree", "samples/x86_64", "pumps") == (
        "name   state  litres\nnorth  on       1234\nsouth  off         0\n"
    )
    assert run("convert", "--to", "count", "--tree", "samples/x86_64", "pumps").startswith("2 ")
    assert run("pumping", "--tree", "samples/x86_64") == "north\n"


READMES = [
    page.relative_to(DOCS.parent).as_posix()
    for page in sorted([*DOCS.parent.glob("procframe*/README.md"), *DOCS.parent.glob("plugins/*/README.md")])
]


@pytest.mark.parametrize("page", READMES)
@pytest.mark.usefixtures("place")
def test_what_a_readme_shows(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands of its console blocks, run in its folder, print what it says."""
    folder = (DOCS.parent / page).parent
    if not installed(folder.name):
        pytest.skip(f"not installed: {folder.name}")
    monkeypatch.chdir(folder)
    shown = "".join(block.text for block in blocks(f"../{page}") if block.language == "console")
    assert shown, "it shows no output"
    for command in re.findall(r"^\$ (.*)$", shown, re.MULTILINE):
        done = subprocess.run(["bash", "-uc", command], capture_output=True, text=True, timeout=300, check=True)
        assert f"$ {command}\n{done.stdout}" in shown, done.stdout + done.stderr


def install(folder: Path) -> None:
    """What pip would note of a project whose modules lie beside its ``pyproject.toml``."""
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    metadata = folder / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n", encoding="utf-8"
    )
    points = [
        line
        for group, entries in project["entry-points"].items()
        for line in (f"[{group}]", *(f"{name} = {value}" for name, value in entries.items()))
    ]
    (metadata / "entry_points.txt").write_text("\n".join(points) + "\n", encoding="utf-8")
