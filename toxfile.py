"""Lets tox find every interpreter of pyenv, not only the active one: their folders go last on ``PATH``."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from tox.plugin import impl

if TYPE_CHECKING:
    from tox.config.cli.parser import ToxParser


@impl
def tox_add_option(parser: ToxParser) -> None:
    """Tox calls this before it looks for interpreters."""
    if shutil.which("pyenv") is None:
        return
    root = Path(subprocess.run(["pyenv", "root"], capture_output=True, text=True, check=True).stdout.rstrip("\n"))
    folders = map(str, sorted(root.glob("versions/3.*/bin")))
    os.environ["PATH"] = os.pathsep.join([os.environ.get("PATH", os.defpath), *folders])
