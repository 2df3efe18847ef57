"""``/proc/asound/cards``, ``modules``, ``version``, a card's ``id``, and the links named after the ids."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, TEXT, File, Line, Link, Many, One, Stanza, Table, Whole
from procframe.record import Field, Record
from procframe_root.asound.words import FIRST_NAME

__all__ = ["CARDS", "CARD_ID", "CARD_LINK", "MODULES", "VERSION"]


class Card(Record):
    """A sound card."""

    card: Annotated[int, Field("Number of the card", kind="identity")]
    id: Annotated[str, Field("Short name that no other card has", kind="identity")]
    driver: Annotated[str, Field("Name of the driver", kind="label", codec=FIRST_NAME)]
    shortname: Annotated[str, Field("Name of the card", kind="label", codec=ANYTHING)]
    longname: Annotated[str | None, Field("Name with address, interrupt or the like", kind="label", codec=ANYTHING)] = (
        None
    )


CARDS = Format(
    "asound/cards",
    File(
        Line("--- no soundcards ---", optional=True),
        Many(
            "records",
            Stanza(Card, "{card:2d} [{id:<15s}]: {driver} - {shortname}", "                      {longname}"),
        ),
    ),
    source="sound/core/init.c:snd_card_info_read",
)


class CardModule(Record):
    """Which kernel module drives a sound card."""

    card: Annotated[int, Field("Number of the card", kind="identity")]
    module: Annotated[str, Field("Name of the module", kind="label")]


MODULES = Format(
    "asound/modules", Table(CardModule, "{card:2d} {module}"), source="sound/core/init.c:snd_card_module_info_read"
)


class SoundVersion(Record):
    """Version of the kernel's sound drivers: that of the kernel since 2.6.39, until then their own."""

    release: Annotated[str, Field("Release of the kernel, after a ``k``", kind="label", codec=TEXT)]


VERSION = Format(
    "asound/version",
    One(SoundVersion, "Advanced Linux Sound Architecture Driver Version {release}."),
    source="sound/core/info.c:snd_info_version_read",
)


class CardId(Record):
    """The short name of a sound card."""

    id: Annotated[str, Field("Short name that no other card has", kind="identity", codec=TEXT)]


CARD_ID = Format("asound/card<N>/id", Whole(CardId, "{id}"), source="sound/core/info.c:snd_card_id_read")


class CardLink(Record):
    """The folder of a sound card, for a link that is named after the card's id."""

    card: Annotated[int, Field("Number of the card", kind="identity")]


CARD_LINK = Format("asound/<id>", Link(CardLink, "card{card:d}"), source="sound/core/info.c:snd_info_card_register")
