"""Trees: where files are. ``Tree.open`` takes a live proc, a directory copied from a machine, or a tar of one."""

from __future__ import annotations

from procframe.tree.base import Kind, Tree

__all__ = ["Kind", "Tree"]
