"""Reading and writing under watch: whatever is not a ``ParseError`` or an exact round trip is a broken law."""

from __future__ import annotations

import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import procframe
from procframe import Format, Frame, Host, ParseError
from procframe.verify import difference

__all__ = ["Broken", "alarm", "count_calls", "excerpt", "read", "round_trip", "write"]


class Broken(Exception):
    """A law that does not hold; the message says on what input and how."""


class _TooLong(BaseException):
    """The alarm went off. Not an ``Exception``, so that nothing takes it for one of its own."""


def excerpt(data: bytes, size: int = 120) -> str:
    """The beginning of an input, for a message."""
    return repr(data[:size]) + (f"... ({len(data)} bytes)" if len(data) > size else "")


def read(format_: Format, data: bytes, host: Host, what: str) -> Frame | ParseError:
    """The frame of an input, or its ``ParseError``; ``Broken`` for any other exception, or an error that says little."""
    try:
        return procframe.parse(data, format_, host=host)
    except ParseError as error:
        text = str(error)
        if error.line < 0 or error.column < 0 or not error.expected or not error.found or not error.path:
            raise Broken(f"{what}: a ParseError that does not say what is wrong: {text!r}") from None
        if "\n" in text or len(text) > 2000:
            raise Broken(f"{what}: a ParseError must be one line that can be read: {text[:400]!r}") from None
        return error
    except Exception as error:
        raise Broken(f"{what}: parsing raises {_crash(error)}; the input is {excerpt(data)}") from None


def write(frame: Frame, what: str) -> bytes:
    """The bytes of a frame; ``Broken`` where it cannot be written."""
    try:
        return procframe.regenerate(frame)
    except Exception as error:
        raise Broken(f"{what}: regenerating raises {_crash(error)}") from None


def round_trip(format_: Format, data: bytes, host: Host, what: str) -> Frame | ParseError:
    """Reads an input and writes it again; ``Broken`` unless that gives the same bytes or a ``ParseError``."""
    frame = read(format_, data, host, what)
    if isinstance(frame, Frame):
        again = write(frame, what)
        if again != data:
            raise Broken(f"{what}: regenerated, {difference(data, again)}; the input is {excerpt(data)}")
    return frame


def _crash(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    where = f" (at {frames[-1].filename}:{frames[-1].lineno} in {frames[-1].name})" if frames else ""
    return f"{type(error).__name__}: {str(error)[:300]}{where}"


@contextmanager
def alarm(seconds: int, what: str) -> Iterator[None]:
    """Work that must be over in good time: a limit so generous that only work that is not linear reaches it.

    It is processor time of this process, so that a busy machine breaks no law.
    """
    usable = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()

    def ring(number: int, frame: FrameType | None) -> None:
        raise _TooLong

    if not usable:
        yield
        return
    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    except _TooLong:
        raise Broken(f"{what}: still at work after {seconds} seconds of processor time") from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def count_calls(work: Callable[[], Any]) -> int:
    """How many functions, of Python or C, some work calls: the same on every run, unlike its time."""
    count = 0

    def step(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
