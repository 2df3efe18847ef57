"""The laws that every format obeys, over all formats and samples of this distribution."""

from __future__ import annotations

from procframe.testing import laws

TestLaws = laws("procframe-zfs")
