"""Android's ``/proc/uid_time_in_state``, ``uid_concurrent_active_time`` and ``uid_concurrent_policy_time``.

They say for how long the tasks of each user ran, by the frequency of the CPU, or by how many CPUs were busy then.
"""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, File, Line, Many, Repeat, Stanza
from procframe.layout.template import Item
from procframe.record import Field, Record, Residue

__all__ = [
    "CONCURRENT_ACTIVE",
    "CONCURRENT_POLICY",
    "TIME_IN_STATE",
    "ActiveCpus",
    "CpuFrequencies",
    "CpuPolicies",
    "CpuPolicy",
    "UidTimes",
]


class UidTimes(Record):
    """Time that the tasks of a user ran, in the columns that the header names."""

    uid: Annotated[int, Field("User ID", kind="identity")]
    times: Annotated[list[int], Field("Time in each of the columns", unit="ticks", kind="counter")]


class CpuFrequencies(Record):
    """What the columns are: frequencies of the CPUs, those of one cluster after those of the other."""

    frequencies: Annotated[list[int], Field("Frequency of each column", unit="kHz", kind="label")]


class ActiveCpus(Record):
    """What the columns are: how many CPUs were busy, from 1 on."""

    cpus: Annotated[int, Field("CPUs, which are as many columns")]


class CpuPolicy(Record):
    """A cluster of CPUs that have one frequency."""

    policy: Annotated[int, Field("Number of its first CPU", kind="identity")]
    cpus: Annotated[int, Field("Its CPUs, which are as many columns")]


def _read(text: str) -> CpuPolicy:
    policy, _, cpus = text.partition(":")
    record = CpuPolicy(policy=int(policy), cpus=int(cpus))
    if not cpus[1:].isdecimal():
        record.residue = Residue(gaps={"0": [cpus[: -len(cpus.lstrip())]]})
    return record


def _print(record: CpuPolicy) -> str:
    gap = record.residue.gaps["0"][0] if record.residue is not None else " "
    return f"{record.policy}:{gap}{record.cpus}"


NUMBER = "(?:0|[1-9][0-9]{0,9})"
POLICY = Codec(_read, _print, rf"{NUMBER}: {{1,9}}{NUMBER}", schema="object")
"""A cluster as ``0: 4``; how many blanks there are is kept where there are several."""


class CpuPolicies(Record):
    """What the columns are: how many CPUs of a cluster were busy, from 1 on, those of one cluster after the other."""

    policies: Annotated[list[CpuPolicy], Field("The clusters")]


def _times(header: type[Record], *first: Item) -> File:
    return File(
        Line(*first),
        Many("records", Stanza(UidTimes, Line("{uid:d}:", Repeat("times", " {:d}")))),
        header=header,
    )


TIME_IN_STATE = Format(
    "uid_time_in_state",
    _times(CpuFrequencies, "uid:", Repeat("frequencies", " {:d}")),
    source="drivers/cpufreq/cpufreq_times.c:uid_time_in_state_seq_show (Android)",
)
CONCURRENT_ACTIVE = Format(
    "uid_concurrent_active_time",
    _times(ActiveCpus, "cpus: {cpus:d}"),
    source="drivers/cpufreq/cpufreq_times.c:concurrent_active_time_seq_show (Android)",
)
CONCURRENT_POLICY = Format(
    "uid_concurrent_policy_time",
    _times(
        CpuPolicies,
        Repeat("policies", "policy{}", separator=" ", codec=POLICY, minimum=1),
    ),
    source="drivers/cpufreq/cpufreq_times.c:concurrent_policy_time_seq_show (Android)",
)
