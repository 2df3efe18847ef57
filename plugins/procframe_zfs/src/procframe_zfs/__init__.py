"""procframe-zfs: formats for /proc/spl/**, the files of OpenZFS."""

from __future__ import annotations

from procframe_zfs._version import __version__

__all__ = ["__version__"]
