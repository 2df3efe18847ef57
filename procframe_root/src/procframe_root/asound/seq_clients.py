"""``/proc/asound/seq/clients``: programs and drivers that use the MIDI sequencer, their ports and connections."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, Codec, File, Flag, Group, Line, Many, Opt, Repeat, Stanza, nested
from procframe.record import Field, Record
from procframe_root.asound.words import until

__all__ = ["FORMAT", "SeqClient", "SeqPool", "SeqPort", "SeqSubscription"]

_PERMISSIONS = (
    {"r": ["read"], "R": ["read", "subscribe read"]},
    {"w": ["write"], "W": ["write", "subscribe write"]},
    {"e": ["export"]},
    {"X": ["duplex"]},
)


def _letter(letters: dict[str, list[str]], names: list[str]) -> str:
    return next((letter for letter, words in reversed(letters.items()) if set(words) <= set(names)), "-")


PERMISSIONS = Codec(
    lambda text: [name for letters, char in zip(_PERMISSIONS, text, strict=True) for name in letters.get(char, ())],
    lambda names: "".join([_letter(letters, names) for letters in _PERMISSIONS]),
    "[rR-][wW-][e-][X-]",
    schema="array",
)
"""``rwe-`` and so on; a capital letter where others may connect to the port."""


class SeqSubscription(Record):
    """A connection between two ports, as seen from one of them."""

    client: Annotated[int, Field("Client at the other end", kind="identity")]
    port: Annotated[int, Field("Its port", kind="identity")]
    real_time_queue: Annotated[int | None, Field("Queue that stamps events with its time", kind="label")] = None
    tick_queue: Annotated[int | None, Field("Queue that stamps events with its tick", kind="label")] = None
    exclusive: Annotated[bool, Field("Whether no other may connect", kind="flags")] = False


class SeqPort(Record):
    """A port of a client."""

    port: Annotated[int, Field("Number of the port", kind="identity")]
    name: Annotated[str, Field("Name of the port", kind="label", codec=ANYTHING)]
    capability: Annotated[
        list[str],
        Field("What may be done with it: read, write, subscribe, export, duplex", kind="flags", codec=PERMISSIONS),
    ]
    direction: Annotated[
        str | None,
        Field(
            "Which way it goes, `-` if it is not known",
            kind="label",
            codec=until(" ]", "-", "In", "Out", "In/Out", "Invalid"),
            since="6.5",
        ),
    ] = None
    is_midi1: Annotated[bool, Field("Whether a port of a MIDI 2.0 client stands for a MIDI 1.0 port", kind="flags")] = (
        False
    )
    connecting_to: Annotated[list[SeqSubscription] | None, Field("Ports that it sends to")] = None
    connected_from: Annotated[list[SeqSubscription] | None, Field("Ports that it receives from")] = None


class UmpGroups(Record):
    """A function block of a client of MIDI 2.0."""

    block: Annotated[int, Field("Number of the block", kind="identity")]
    name: Annotated[str, Field("Name of the block", kind="label", codec=ANYTHING)]
    state: Annotated[
        str,
        Field(
            "`Active` or `Inactive`",
            kind="label",
            codec=until(" ]", "Active", "Inactive"),
        ),
    ]
    first_group: Annotated[int | None, Field("Its first group, from 1", kind="label")] = None
    last_group: Annotated[int | None, Field("Its last group", kind="label")] = None


class SeqPool(Record):
    """Memory for the events of a client."""

    size: Annotated[int | None, Field("Events that fit in", unit="events")] = None
    cells_in_use: Annotated[int | None, Field("Events in it", unit="events")] = None
    peak_cells: Annotated[int | None, Field("Most events that were ever in it", unit="events")] = None
    alloc_success: Annotated[int | None, Field("Events that found a place", kind="counter")] = None
    alloc_failures: Annotated[int | None, Field("Events that found none", kind="counter")] = None


class SeqClient(Record):
    """A program or driver that uses the sequencer."""

    client: Annotated[int, Field("Number of the client", kind="identity")]
    name: Annotated[str, Field("Name of the client", kind="label", codec=ANYTHING)]
    type: Annotated[
        str,
        Field(
            "`User` (a program) or `Kernel`",
            kind="label",
            codec=until(" ]", "User", "Kernel"),
        ),
    ]
    midi_version: Annotated[
        str | None,
        Field(
            "Version of MIDI that it speaks",
            kind="label",
            codec=until("]", "Legacy", "UMP MIDI1", "UMP MIDI2", "Unknown"),
            since="6.5",
        ),
    ] = None
    ump_endpoint: Annotated[str | None, Field("Name of its MIDI 2.0 endpoint", codec=ANYTHING, since="6.5")] = None
    ump_blocks: Annotated[list[UmpGroups], Field("Its function blocks", since="6.5")] = []
    ports: Annotated[list[SeqPort], Field("Its ports")] = []
    output_pool: Annotated[SeqPool | None, Field("Memory for events that it sends")] = None
    input_pool: Annotated[SeqPool | None, Field("Memory for events that it is sent")] = None


class SeqClients(Record):
    """How many clients the sequencer has."""

    cur_clients: Annotated[int | None, Field("Clients now")] = None
    peak_clients: Annotated[int | None, Field("The most there were")] = None
    max_clients: Annotated[int | None, Field("The most there can be")] = None


_SUBSCRIPTION = nested(
    SeqSubscription,
    "{client:d}:{port:d}",
    Opt("[r:{real_time_queue:d}]"),
    Opt("[t:{tick_queue:d}]"),
    Flag("exclusive", "[ex]"),
)


def _pool(name: str, title: str) -> Group:
    return Group(
        name,
        Stanza(
            SeqPool,
            f"  {title} pool :",
            "    Pool size          : {size:d}",
            "    Cells in use       : {cells_in_use:d}",
            "    Peak cells in use  : {peak_cells:d}",
            "    Alloc success      : {alloc_success:d}",
            "    Alloc failures     : {alloc_failures:d}",
        ),
    )


FORMAT = Format(
    "asound/seq/clients",
    File(
        "Client info",
        "  cur  clients : {cur_clients:d}",
        "  peak clients : {peak_clients:d}",
        "  max  clients : {max_clients:d}",
        "",
        Many(
            "records",
            Stanza(
                SeqClient,
                Line('Client {client:3d} : "{name}" [{type}', Opt(" {midi_version}"), "]"),
                '  UMP Endpoint: "{ump_endpoint}"',
                Many(
                    "ump_blocks",
                    Stanza(
                        UmpGroups,
                        '  UMP Block {block:d}: "{name}" [{state}]',
                        "    Groups: {first_group:d}-{last_group:d}",
                    ),
                ),
                Many(
                    "ports",
                    Stanza(
                        SeqPort,
                        Line(
                            '  Port {port:3d} : "{name}" ({capability})',
                            Opt(" [{direction}]"),
                            Flag("is_midi1", " [MIDI1]"),
                        ),
                        Line(
                            "    Connecting To: ",
                            Repeat("connecting_to", "{}", separator=", ", codec=_SUBSCRIPTION, minimum=1),
                        ),
                        Line(
                            "    Connected From: ",
                            Repeat("connected_from", "{}", separator=", ", codec=_SUBSCRIPTION, minimum=1),
                        ),
                    ),
                ),
                _pool("output_pool", "Output"),
                _pool("input_pool", "Input"),
            ),
        ),
        header=SeqClients,
    ),
    source="sound/core/seq/seq_clientmgr.c:snd_seq_info_clients_read",
)
