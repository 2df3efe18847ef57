"""Files that are one value of any form: whatever they hold is that value."""

from __future__ import annotations

from procframe.layout.whole import Whole

__all__ = ["Free"]


class Free(Whole):
    """A ``Whole`` whose codec takes any text: ``Free(Sysctl, "{value}")``. Nothing in such a file can be unknown."""
