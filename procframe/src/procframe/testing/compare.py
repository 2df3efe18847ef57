"""What known values became of after a file was changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from procframe import Frame, KeyedRecord, Record
from procframe.record import known_keys, plain

__all__ = ["carries", "changes", "values"]


def values(frame: Frame) -> dict[str, Any]:
    """The known values of a frame, without what is unrecognised."""
    return {"header": _known(frame.header), "records": [_known(record) for record in frame.records]}


class _Undeclared(str):
    """The value of a key that nobody declared: nobody said either whether it is a number, or where it ends."""


def _known(value: Any) -> Any:
    if isinstance(value, KeyedRecord):
        declared = known_keys(type(value))
        return {key: _known(item) if key in declared else _Undeclared(item) for key, item in value.items()}
    if isinstance(value, Record):
        tags = {key: found for key, found in plain(value).items() if key not in value and key != "unrecognised"}
        return {**tags, **{key: _known(item) for key, item in value.items()}}
    if isinstance(value, dict):
        return {key: _known(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_known(item) for item in value]
    return value


def carries(value: Any, token: str) -> bool:
    """Whether a value holds the token that was added: as text, or as the number that it is in some base."""
    if isinstance(value, dict):
        return any(carries(key, token) or carries(item, token) for key, item in value.items())
    if isinstance(value, list):
        return any(carries(item, token) for item in value)
    if isinstance(value, str):
        return token in value or (token.isdigit() and f"{int(token, 16)}" in value)
    if isinstance(value, (int, float)) and token.isdigit():
        return value in (int(token), int(token, 16)) or token in f"{value}"
    return False


def changes(before: Any, after: Any, token: str | None, where: str = "") -> Iterator[str]:
    """The known values that are not what they were, but for what the added ``token`` explains.

    A value that was absent may have become known, an open list or text may have grown by the token. Without a token
    only blanks were changed, and text may differ in those. Text that may be anything, such as a path, may have grown by
    what was told apart from it until something followed, such as `` (deleted)``.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        took = _took(before, after, token)
        for key, value in before.items():
            if took and key in after and (after[key] is None or after[key] is False or _extends(value, after[key])):
                continue
            if key in after:
                yield from changes(value, after[key], token, f"{where}.{key}" if where else key)
            elif value is not None:
                yield f"{where}.{key}: {value!r:.80} is gone"
        for key, value in after.items():
            if key not in before and not (token and (carries(key, token) or carries(value, token))):
                yield f"{where}.{key}: {value!r:.80} is new"
    elif isinstance(before, list) and isinstance(after, list):
        yield from _list_changes(before, after, token, where)
    elif (
        before is not None and (type(before) is not type(after) or before != after) and not _grown(before, after, token)
    ):
        yield f"{where}: {before!r:.80} became {after!r:.80}"


def _extends(before: Any, after: Any) -> bool:
    return isinstance(before, str) and isinstance(after, str) and len(after) > len(before) and after.startswith(before)


def _took(before: dict[str, Any], after: dict[str, Any], token: str | None) -> bool:
    """Whether a text grew by more than what was added."""
    for key, value in before.items():
        if _extends(value, after.get(key)):
            more = after[key][len(value) :]
            if token is None or token in more:
                return bool(_solid(more.replace(token, "", 1) if token else more))
    return False


def _list_changes(before: list[Any], after: list[Any], token: str | None, where: str) -> Iterator[str]:
    if len(before) == len(after):
        for index, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from changes(old, new, token, f"{where}[{index}]")
        return
    if not token:
        yield f"{where}: {len(before)} became {len(after)}"
        return
    place = 0
    for index, new in enumerate(after):
        if place < len(before) and not any(changes(before[place], new, token)):
            place += 1
        elif not carries(new, token):
            yield f"{where}[{index}]: {new!r:.120} is new"
    if place < len(before):
        yield f"{where}[{place}]: {before[place]!r:.120} is gone"


def _grown(before: Any, after: Any, token: str | None) -> bool:
    if isinstance(before, _Undeclared):
        return before in str(after)
    if not isinstance(before, str) or not isinstance(after, str):
        return False
    if token is None:
        return _solid(before) == _solid(after)
    # A text may have grown by the token; it must not have made room for it.
    return token in after and bool(_solid(after.replace(token, "", 1)))


def _solid(text: str) -> str:
    return text.replace(" ", "").replace("\t", "")
