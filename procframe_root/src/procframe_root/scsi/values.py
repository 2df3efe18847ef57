"""Values that several files below ``/proc/scsi`` have."""

from __future__ import annotations

from procframe.layout import Codec

__all__ = ["PADDED"]

PADDED = Codec(lambda text: text or None, lambda name: name or "", r"(?:[^\t\n]*[^ \t\n])?", exact=True)
"""A name as the device has it, without the blanks that fill it up; ``None`` where it has nothing else."""
