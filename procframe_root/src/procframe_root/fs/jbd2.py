"""``/proc/fs/jbd2/JOURNAL/info``: how the journal of an ext4 file system (or of OCFS2) fares."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Line, One
from procframe.record import Field, Record

__all__ = ["INFO", "Journal"]


def _average(description: str) -> Field:
    return Field(f"Average time {description}", unit="ms", kind="time")


class Journal(Record):
    """How the journal fares; there are averages only after the first transaction."""

    transactions: Annotated[int, Field("Transactions", kind="counter")]
    requested: Annotated[int, Field("Of those, transactions that someone asked to be committed", kind="counter")]
    max_blocks: Annotated[int, Field("Blocks that a transaction may have", unit="blocks")]
    waiting: Annotated[int | None, _average("that changes wait for a transaction")] = None
    request_delay: Annotated[int | None, _average("from the request to commit to its beginning")] = None
    running: Annotated[int | None, _average("that a transaction takes changes")] = None
    locked: Annotated[int | None, _average("that it waits for changes under way")] = None
    flushing: Annotated[int | None, _average("that it writes the data of files")] = None
    logging: Annotated[int | None, _average("that it writes the log")] = None
    commit_time: Annotated[int | None, Field("Average time of a commit", unit="us", kind="time")] = None
    handles: Annotated[int | None, Field("Changes in a transaction, on average")] = None
    blocks: Annotated[int | None, Field("Blocks changed in a transaction, on average", unit="blocks")] = None
    logged_blocks: Annotated[int | None, Field("Blocks written for a transaction, on average", unit="blocks")] = None


INFO = Format(
    "fs/jbd2/<journal>/info",
    One(
        Journal,
        "{transactions:d} transactions ({requested:d} requested), each up to {max_blocks:d} blocks",
        Line("average: ", when="waiting"),
        "  {waiting:d}ms waiting for transaction",
        "  {request_delay:d}ms request delay",
        "  {running:d}ms running transaction",
        "  {locked:d}ms transaction was being locked",
        "  {flushing:d}ms flushing data (in ordered mode)",
        "  {logging:d}ms logging transaction",
        "  {commit_time:d}us average transaction commit time",
        "  {handles:d} handles per transaction",
        "  {blocks:d} blocks per transaction",
        "  {logged_blocks:d} logged blocks per transaction",
    ),
    source="fs/jbd2/journal.c:jbd2_seq_info_show",
)
