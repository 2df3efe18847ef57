"""procframe-sysvipc: formats for /proc/sysvipc/*."""

from __future__ import annotations

from procframe_sysvipc._version import __version__

__all__ = ["__version__"]
