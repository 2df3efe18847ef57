"""procframe-root: formats for /proc/* and its subsystem directories (bus, fs, irq, pressure, sys, tty, ...)."""

from __future__ import annotations

from procframe_root._version import __version__

__all__ = ["__version__"]
