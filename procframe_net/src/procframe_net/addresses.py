"""Addresses as netfilter and IPVS print them: in network order on every machine, IPv6 with all its zeros."""

from __future__ import annotations

import socket
from binascii import unhexlify

from procframe.layout import Codec

__all__ = [
    "ADDRESS",
    "BRACKETED_IPV6",
    "FULL_IPV6",
    "NETWORK_IP",
    "NETWORK_IPV4",
    "NETWORK_OR_BRACKETED",
    "NETWORK_OR_FULL",
]

_FULL = r"[0-9a-f]{4}(?::[0-9a-f]{4}){7}"


def _read_full(text: str) -> str:
    return socket.inet_ntop(socket.AF_INET6, unhexlify(text.replace(":", "")))


def _print_full(address: str) -> str:
    digits = socket.inet_pton(socket.AF_INET6, address).hex()
    return ":".join([digits[at : at + 4] for at in range(0, 32, 4)])


def _read_network(text: str) -> str:
    return socket.inet_ntoa(unhexlify(text))


def _print_network(address: str) -> str:
    return socket.inet_aton(address).hex().upper()


ADDRESS = Codec(
    lambda text: _read_full(text) if ":" in text else text,
    lambda address: _print_full(address) if ":" in address else address,
    rf"(?:[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{3}}|{_FULL})",
    exact=True,
)
"""IPv4 in dotted notation (``%pI4``), or IPv6 with all its zeros (``%pI6``)."""

NETWORK_IPV4 = Codec(_read_network, _print_network, "[0-9A-F]{8}", exact=True)
"""IPv4 as a hexadecimal number (``%08X`` of ``ntohl``)."""

BRACKETED_IPV6 = Codec(
    lambda text: _read_full(text[1:-1]), lambda address: f"[{_print_full(address)}]", rf"\[{_FULL}\]", exact=True
)
"""IPv6 with all its zeros in brackets (``[%pI6]``)."""

NETWORK_OR_BRACKETED = Codec(
    lambda text: _read_full(text[1:-1]) if ":" in text else _read_network(text),
    lambda address: f"[{_print_full(address)}]" if ":" in address else _print_network(address),
    rf"(?:[0-9A-F]{{8}}|\[{_FULL}\])",
    exact=True,
)
"""IPv4 as a hexadecimal number, or IPv6 with all its zeros in brackets."""

NETWORK_OR_FULL = Codec(
    lambda text: _read_full(text) if ":" in text else _read_network(text),
    lambda address: _print_full(address) if ":" in address else _print_network(address),
    rf"(?:[0-9A-F]{{8}}|{_FULL})",
    exact=True,
)
"""IPv4 as a hexadecimal number, or IPv6 with all its zeros."""

FULL_IPV6 = Codec(_read_full, _print_full, _FULL, exact=True)
"""IPv6 with all its zeros (``%pI6``)."""


def _read_digits(text: str) -> str:
    return socket.inet_ntop(socket.AF_INET if len(text) == 8 else socket.AF_INET6, unhexlify(text))


def _print_digits(address: str) -> str:
    return socket.inet_pton(socket.AF_INET6 if ":" in address else socket.AF_INET, address).hex()


NETWORK_IP = Codec(_read_digits, _print_digits, "[0-9a-f]{8}(?:[0-9a-f]{24})?", exact=True)
"""IPv4 or IPv6 as hexadecimal digits in small letters (``%08x`` of ``ntohl``, ``%pi6``)."""
