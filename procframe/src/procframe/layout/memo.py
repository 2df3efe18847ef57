"""Conversions that remember: a token, or a value, that occurs again costs a dictionary look-up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["LIMIT", "Memo", "Names"]

LIMIT = 1 << 14
"""Tokens that one memo keeps at the most."""


class Memo(dict[Any, Any]):
    """Values by token, each converted when it is first seen; bounded, so that it can outlive the file."""

    __slots__ = ("convert", "misses")

    def __init__(self, convert: Callable[[Any], Any]) -> None:
        self.convert = convert
        self.misses = 0

    def __missing__(self, token: Any) -> Any:
        value = self.convert(token)
        self.misses += 1
        if len(self) >= LIMIT:
            self.clear()
        self[token] = value
        return value


class Names(dict[Any, Any]):
    """A table in which whatever it lacks stands for itself."""

    __slots__ = ()

    def __init__(self, table: Mapping[Any, Any]) -> None:
        super().__init__(table)

    def __missing__(self, key: Any) -> Any:
        return key
