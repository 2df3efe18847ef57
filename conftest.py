"""Imports the distributions before their tests.

The folder of a distribution has the name of its package, and pytest's importlib mode would otherwise take the folder of
the tests' own package for it.
"""

from __future__ import annotations

import contextlib
import importlib

for _name in ("procframe", "procframe_root", "procframe_net", "procframe_sysvipc", "procframe_pid"):
    with contextlib.suppress(ModuleNotFoundError):
        importlib.import_module(_name)
