"""``docs/FORMATS.md`` says what the formats declare."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from procframe._discovery import installed
from procframe.cli.coverage import alternatives, spellings
from procframe.path import ProcPath

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("formats_page", ROOT / "docs" / "formats.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    missing = [name for name in module.DISTRIBUTIONS if not installed(name)]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    return module


def test_the_formats_are_those_that_are_declared(script: ModuleType) -> None:
    page = script.PAGE.read_text(encoding="utf-8")
    declared = script.formats_part(script.plugins())
    assert page.startswith(declared), f"run: python docs/formats.py; differs: {different(declared, page)}"


def different(declared: str, page: str) -> list[str]:
    lines = set(page.splitlines())
    return [line for line in declared.splitlines() if line not in lines][:3]


def test_no_format_covers_what_is_said_to_be_uncovered(script: ModuleType) -> None:
    _, heading, section = script.PAGE.read_text(encoding="utf-8").partition(script.INVENTORY)
    assert heading
    manager = script.plugins()
    listed = re.findall(
        r"^  \S* *(/proc/.*?)(?: \(\d+ rows\))?$", section.partition("\nnot covered:\n")[2], re.MULTILINE
    )
    covered = [
        path
        for path in listed
        if all(any(map(manager.claimants, spellings(one))) for one in alternatives(ProcPath.of(path).key))
    ]
    assert not covered, f"run: python docs/formats.py --against CSV; covered by now: {covered[:5]}"


def test_without_an_inventory_its_section_stays(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(script, "PAGE", tmp_path / "FORMATS.md")
    assert script.main([]) == 0
    assert script.PAGE.read_text(encoding="utf-8").endswith(f"{script.INVENTORY}\n{script.NONE}")
    (tmp_path / "list.csv").write_text("priority,path\nA,/proc/uptime\nB,/proc/nothing\nB,/proc/kcore\n")
    assert script.main(["--against", str(tmp_path / "list.csv")]) == 0
    page = script.PAGE.read_text(encoding="utf-8")
    assert "\ncovered 1 of 2 (50.0 %), and 1 never read\n" in page
    assert "\n  B  /proc/nothing\n" in page
    assert script.main([]) == 0
    assert script.PAGE.read_text(encoding="utf-8") == page
    assert script.main(["--against", str(tmp_path / "none.csv")]) == 1
    assert script.PAGE.read_text(encoding="utf-8") == page
    assert "none.csv: no such file or directory" in capsys.readouterr().err
