"""procframe-net: formats for /proc/net/** and /proc/PID/net/**."""

from __future__ import annotations

from procframe_net._version import __version__

__all__ = ["__version__"]
