"""procframe-example: a plugin with one format, the statistics of the ZFS cache, and one output."""

from __future__ import annotations

from procframe_example._version import __version__

__all__ = ["__version__"]
