"""Values that the ``cpuinfo`` of several architectures print alike."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import Codec, Repeat, nested
from procframe.record import Field, Record

__all__ = ["KEYS_16", "KEYS_24", "LISTED", "TRAILED", "YES_NO", "AddressSizes", "address_sizes", "decimal", "whole"]

KEYS_16 = "{key}{@16t}: {}"
"""A key padded with tabs to column 16, and its value."""
KEYS_24 = "{key}{@24t}: {}"
"""A key padded with tabs to column 24, and its value."""

LISTED = Repeat("", " {}")
"""Words, a blank before each."""
TRAILED = (" ", Repeat("", "{} "))
"""Words, a blank after each."""

YES_NO = Codec(
    {"yes": True, "no": False}.__getitem__, {True: "yes", False: "no"}.__getitem__, "yes|no", "boolean", True
)
"""``yes`` or ``no``."""


def decimal(places: int, *instead: str) -> Codec:
    """A number with that many decimals, or one of the words that stand ``instead`` of it."""
    return Codec(
        lambda text: text if text in instead else float(text),
        lambda value: value if isinstance(value, str) else f"{value:.{places}f}",
        "|".join([rf"(?:0|[1-9][0-9]{{0,12}})\.[0-9]{{{places}}}", *instead]),
        schema="number",
    )


def whole(*instead: str) -> Codec:
    """A whole number, or one of the words that stand ``instead`` of it."""
    return Codec(
        lambda text: text if text in instead else int(text),
        str,
        "|".join(["0|-?[1-9][0-9]{0,18}", *instead]),
        schema="integer",
    )


class AddressSizes(Record):
    """How many bits an address has."""

    physical: Annotated[int, Field("Bits of a physical address", unit="bits")]
    virtual: Annotated[int, Field("Bits of a virtual address", unit="bits")]


address_sizes = nested(AddressSizes, "{physical:d} bits physical, {virtual:d} bits virtual")
"""``48 bits physical, 48 bits virtual``."""
