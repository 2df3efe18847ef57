"""``/proc/PID/environ``: the environment of a process when it started."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import NulEntries
from procframe.record import Field, Record


class Variable(Record):
    """A variable of the environment that a process was started with, or what the process wrote there since."""

    name: Annotated[str, Field("Name of the variable, up to the first ``=``", kind="identity")]
    value: Annotated[str | None, Field("Its value; none without a ``=``", kind="label")] = None


FORMAT = Format("PID/environ", NulEntries(Variable, "name", "value"), source="fs/proc/base.c:environ_read")
