"""The start-up of one command on one small file, as a whole process."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest

SCRIPTS = Path(sysconfig.get_path("scripts"))
COMMANDS = {
    "procframe parse": [str(SCRIPTS / "procframe"), "json", "/proc/uptime"],
    "python -c pass": [sys.executable, "-c", "pass"],
    "jc": [str(SCRIPTS / "jc"), "/proc/uptime"],
}


@pytest.mark.parametrize("how", COMMANDS)
def test_start(benchmark: Any, how: str) -> None:
    benchmark.group = "start"
    benchmark.extra_info.update(records=1, how=how)
    benchmark.pedantic(
        lambda: subprocess.run(COMMANDS[how], check=True, capture_output=True), rounds=15, warmup_rounds=2
    )
