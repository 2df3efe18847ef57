"""The laws of procframe, over every format of this distribution and its samples."""

from __future__ import annotations

from procframe.testing import laws

TestLaws = laws("procframe-pid")
