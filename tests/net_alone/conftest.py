"""These tests are for an installation of the core and procframe-net alone, and are left out of any other."""

from __future__ import annotations

from importlib.metadata import entry_points

collect_ignore_glob = ["test_*.py"] if {point.name for point in entry_points(group="procframe")} != {"net"} else []
