"""These tests are for an installation of the core alone, and are left out of any other."""

from __future__ import annotations

from importlib.metadata import entry_points

collect_ignore_glob = ["test_*.py"] if entry_points(group="procframe") else []
