"""The laws that every format obeys, run on the formats and samples of this plugin."""

from __future__ import annotations

from procframe.testing import laws

TestLaws = laws("procframe-example")
