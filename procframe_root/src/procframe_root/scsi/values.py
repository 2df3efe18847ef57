"""Values that several files below ``/proc/scsi`` have."""

from __future__ import annotations

from procframe.layout import pattern

__all__ = ["PADDED"]

PADDED = pattern(r"(?:[^\n]*[^ \n])?")
"""A name as the device has it, without the blanks that fill it up."""
