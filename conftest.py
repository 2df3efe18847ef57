"""Imports the distributions before their tests.

The folder of a distribution has the name of its package, and pytest's importlib mode would otherwise take the folder of
the tests' own package for it.
"""

from __future__ import annotations

import importlib
import importlib.util

for _name in ("procframe", "procframe_root", "procframe_net", "procframe_sysvipc", "procframe_pid", "procframe_zfs"):
    _spec = importlib.util.find_spec(_name)
    if _spec is not None and _spec.origin is not None:
        importlib.import_module(_name)
