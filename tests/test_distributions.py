"""The distributions are packaged alike, and their pages point at what is there."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
PLUGINS = ["procframe_root", "procframe_net", "procframe_sysvipc", "procframe_pid", "plugins/procframe_zfs"]
FOLDERS = ["procframe", *PLUGINS, "plugins/procframe_example"]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [*ROOT.glob("*.md"), *ROOT.glob("*/README.md"), *ROOT.glob("plugins/*/README.md")]
)


def package(folder: str) -> str:
    return folder.rpartition("/")[2]


def project(folder: str) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / folder / "pyproject.toml").read_text())["project"]
    return found


@pytest.mark.parametrize("folder", FOLDERS)
def test_is_complete(folder: str) -> None:
    name = package(folder)
    metadata = project(folder)
    assert metadata["name"] == name.replace("_", "-")
    assert metadata["requires-python"] == ">=3.11"
    assert (ROOT / folder / "src" / name / "py.typed").is_file()
    assert (ROOT / folder / metadata["readme"]).read_text().startswith(f"# {metadata['name']}\n")
    assert (ROOT / folder / "LICENSE").read_text() == (ROOT / "LICENSE").read_text()


@pytest.mark.parametrize("folder", PLUGINS)
def test_entry_points_name_one_module(folder: str) -> None:
    groups = project(folder)["entry-points"]
    module = f"{package(folder)}.plugin"
    assert groups["procframe"] == {package(folder).removeprefix("procframe_"): module}
    assert set(groups["procframe.paths"].values()) == {module}


@pytest.mark.parametrize("folder", PLUGINS)
def test_formats_are_listed_in_order_and_declared_in_their_own_distribution(folder: str) -> None:
    formats = importlib.import_module(f"{package(folder)}.plugin").FORMATS
    names = [found.name for found in formats]
    assert names == sorted(set(names))
    assert all(found.module.startswith(f"{package(folder)}.") for found in formats)


@pytest.mark.parametrize("folder", PLUGINS)
def test_plugins_import_no_other_plugin(folder: str) -> None:
    others = "|".join(package(other) for other in PLUGINS if other != folder)
    wrong = re.compile(rf"^\s*(?:from|import)\s+(?:{others})\b", re.MULTILINE)
    assert not [path for path in (ROOT / folder / "src").rglob("*.py") if wrong.search(path.read_text())]


def test_the_core_names_no_plugin_module() -> None:
    wrong = re.compile(rf"^\s*(?:from|import)\s+(?:{'|'.join(map(package, PLUGINS))})\b", re.MULTILINE)
    assert not [path for path in (ROOT / "procframe" / "src").rglob("*.py") if wrong.search(path.read_text())]


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)", (ROOT / page).read_text())
    gone = [link for link in links if ":" not in link and not (ROOT / page).parent.joinpath(link).exists()]
    assert gone == []


def test_main_command_installs_every_distribution() -> None:
    command = re.search(r"^<!-- main -->\n```sh\n(.*)\n```$", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert command is not None
    assert re.findall(r"\./(\S+)", command[1]) == ["procframe", *PLUGINS]
