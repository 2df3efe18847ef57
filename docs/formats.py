"""Writes ``docs/FORMATS.md``: every format that this project declares, and what of an inventory none covers.

The formats come from the declarations and the samples in this repository, whatever else is installed. ``--against CSV``
compares them with an inventory, as ``procframe formats --against`` does; without it the page's last section stays as it
is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from procframe import Format, ProcframeError
from procframe._discovery import entry_points
from procframe._manager import Manager
from procframe.cli.coverage import compare, report_lines
from procframe.testing.samples import claimed, find_samples

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "FORMATS.md"
DISTRIBUTIONS = {
    "procframe-root": "procframe_root",
    "procframe-net": "procframe_net",
    "procframe-sysvipc": "procframe_sysvipc",
    "procframe-pid": "procframe_pid",
    "procframe-zfs": "plugins/procframe_zfs",
}
"""The distributions of the page, and the folder of each."""
INVENTORY = "## Against an inventory\n"
"""The heading of the section that needs an inventory."""
NONE = "No inventory has been compared yet: `python docs/formats.py --against CSV`.\n"


def plugins() -> Manager:
    """The distributions of the page, and no other plugin; ``ProcframeError`` where one is not installed."""
    manager = Manager([entry for entry in entry_points() if entry.distribution in DISTRIBUTIONS])
    manager.check_formats()
    for distribution in DISTRIBUTIONS:
        found = manager.plugin(distribution)
        if found.errors:
            raise ProcframeError(f"{distribution}: {found.errors[0]}")
    return manager


def formats_part(manager: Manager) -> str:
    """The page down to the inventory."""
    lines = ["# Formats", "", *_introduction(manager)]
    for distribution, folder in DISTRIBUTIONS.items():
        formats = [manager.format(found.name, distribution) for found in manager.plugin(distribution).formats]
        owned, _ = claimed(find_samples(ROOT / folder / "tests" / "samples"), formats)
        lines += ["", f"## {distribution}", "", f"{len(formats)} formats.", ""]
        lines += _table(
            ("format", "paths", "records", "variants (kernels)", "samples", "since", "kernel source"),
            (_row(found, [sample.machine.name for sample in owned[found.name]]) for found in formats),
        )
    return "\n".join(lines) + "\n\n"


def _introduction(manager: Manager) -> Iterator[str]:
    yield "<!-- Written by docs/formats.py from the declarations of the formats; do not edit. -->"
    yield ""
    number = sum(len(manager.plugin(distribution).formats) for distribution in DISTRIBUTIONS)
    yield f"{number} formats in {len(DISTRIBUTIONS)} distributions. A format is called after the path of its file below"
    yield "`/proc`, unless the second column lists its paths; `PID`, `TID`, `<name>` and `**` are variable. The samples are"
    yield "those in this repository, by the machine (and kernel) that they are of. `procframe explain FORMAT` shows the"
    yield "fields of one."


def _row(found: Format, machines: Sequence[str]) -> Iterator[str]:
    yield _code(found.name)
    yield ", ".join(map(_code, found.paths)) if found.paths != (found.name,) else ""
    headers = dict.fromkeys(filter(None, (getattr(variant.layout, "header", None) for variant in found.variants)))
    yield ", ".join(
        [*(f"`{kind.__name__}` (header)" for kind in headers), *(f"`{kind.__name__}`" for kind in found.record_types)]
    )
    yield "; ".join(
        f"{variant.name} ({variant.kernels})" if variant.kernels else variant.name
        for variant in found.variants
        if len(found.variants) > 1 or variant.kernels
    )
    yield ", ".join(dict.fromkeys(machines)) or "none"
    yield found.since
    yield _code(found.source)


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    heads = list(heads)
    yield "| " + " | ".join(heads) + " |"
    yield "| " + " | ".join("---" for _ in heads) + " |"
    for row in rows:
        yield "| " + " | ".join(text.replace("|", "\\|") for text in row) + " |"


def inventory_part(manager: Manager, inventory: str) -> str:
    """What is covered of an inventory."""
    lines = [
        INVENTORY,
        "An inventory lists the files that Linux can create under `/proc`, by priority (A the highest). Streams, memory",
        "images and files that can only be written are never read by design; they do not count.",
        "",
        "```text",
        *report_lines(compare(inventory, manager.claimants)),
        "```",
    ]
    return "\n".join(lines) + "\n"


def kept_part(page: str) -> str:
    """The section of the inventory as it is in a page."""
    _, heading, section = page.partition(INVENTORY)
    return heading + section if heading else f"{INVENTORY}\n{NONE}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--against", metavar="CSV", help="an inventory: a CSV file with a column path")
    inventory: str | None = parser.parse_args(arguments).against
    try:
        manager = plugins()
        first = formats_part(manager)
        if inventory is not None:
            last = inventory_part(manager, inventory)
        else:
            last = kept_part(PAGE.read_text(encoding="utf-8") if PAGE.exists() else "")
    except ProcframeError as error:
        print(f"formats.py: {error}", file=sys.stderr)
        return 1
    PAGE.write_text(first + last, encoding="utf-8")
    print(f"{PAGE}: {'compared with ' + inventory if inventory else 'the section of the inventory is kept as it was'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
