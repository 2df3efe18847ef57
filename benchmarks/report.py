"""Ratios from a run: ``pytest benchmarks --benchmark-json=out.json && python benchmarks/report.py out.json``."""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path


def main(path: str) -> None:
    """Prints ns a record, and how many times as long as ours the others take."""
    groups: dict[str, dict[str, tuple[float, int]]] = {}
    for entry in json.loads(Path(path).read_text())["benchmarks"]:
        info = entry["extra_info"]
        groups.setdefault(entry["group"], {})[info["how"]] = (entry["stats"]["median"], info["records"])
    against: dict[str, list[float]] = {}
    print("| input | how | ns a record | times ours |\n| --- | --- | ---: | ---: |")
    for group, rows in groups.items():
        ours = rows["procframe parse"][0]
        for how, (seconds, records) in sorted(rows.items(), key=lambda item: item[1][0]):
            print(f"| {group} | {how} | {seconds / records * 1e9:,.0f} | {seconds / ours:.2f} |")
            against.setdefault(how, []).append(seconds / ours)
    for how, ratios in against.items():
        if len(ratios) > 1 and how != "procframe parse":
            mean = math.exp(sum(map(math.log, ratios)) / len(ratios))
            print(f"\n{how}: {mean:.2f} times ours (geometric mean of {len(ratios)})")


if __name__ == "__main__":
    main(sys.argv[1])
