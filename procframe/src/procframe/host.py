"""The facts about a machine that decide what its files mean."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from procframe.errors import ProcframeError

__all__ = ["Host"]


class Host(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """The machine that a file came from, which is not always the one that reads it.

    Only the byte order, the word size and the architecture change how a file is parsed; the rest turns pages, ticks and
    offsets into bytes and times. A fact that nobody knows is ``None``, or the commonest value where a format needs one.
    """

    byte_order: Literal["little", "big"] = "little"
    """Byte order of the kernel: how hexadecimal IPv4 addresses and binary files are laid out."""
    word_size: int = 64
    """Bits in a ``long`` of the kernel: 32 or 64."""
    page_size: int = 4096
    """Bytes in a page."""
    clock_ticks: int = 100
    """Clock ticks a second (``USER_HZ``), the unit of many times."""
    kernel_release: str | None = None
    """``uname -r``, e.g. ``6.1.0-50-s390x``."""
    architecture: str | None = None
    """``uname -m``, e.g. ``x86_64``, ``s390x``."""
    cpu_count: int | None = None
    """CPUs that the kernel lists as online."""
    boot_time: int | None = None
    """When it booted, in seconds since the epoch (``btime`` of ``/proc/stat``)."""

    @property
    def kind(self) -> tuple[str, int, str | None]:
        """What decides how its files are laid out; machines of one kind share compiled layouts."""
        return self.byte_order, self.word_size, self.architecture

    def to_dict(self) -> dict[str, Any]:
        """The facts as a dictionary of JSON values."""
        return {name: getattr(self, name) for name in self.__struct_fields__}

    @classmethod
    def from_dict(cls, facts: dict[str, Any]) -> Host:
        """The host of a dictionary made by ``to_dict``; unknown facts are ignored, wrong ones are an error."""
        try:
            host = msgspec.convert(facts, cls)
        except (msgspec.ValidationError, UnicodeError) as error:
            raise ProcframeError(f"host: {error}") from None
        if host.word_size not in (32, 64):
            raise ProcframeError(f"host: word_size is 32 or 64, not {host.word_size}")
        if host.page_size < 1 or host.page_size & (host.page_size - 1):
            raise ProcframeError(f"host: page_size is a power of two, not {host.page_size}")
        if host.clock_ticks < 1:
            raise ProcframeError(f"host: clock_ticks is at least 1, not {host.clock_ticks}")
        return host

    @classmethod
    def parse(cls, text: str, base: Host | None = None) -> Host:
        """The host of a text such as ``s390x`` or ``byte_order=big,word_size=32``, which changes ``base``.

        An architecture by itself brings all that it decides. ``ProcframeError`` says what can be written.
        """
        from procframe.hosts import parse_host

        return parse_host(text, base)
