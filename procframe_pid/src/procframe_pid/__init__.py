"""procframe-pid: formats for /proc/PID/** and /proc/PID/task/TID/**."""

from __future__ import annotations

from procframe_pid._version import __version__

__all__ = ["__version__"]
