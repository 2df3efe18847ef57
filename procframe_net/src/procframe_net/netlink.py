"""``/proc/net/netlink``: netlink sockets."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Alt, Codec, Table
from procframe.layout.template import Item
from procframe.record import Field, Record
from procframe_net.codecs import BOOLEAN, POINTER, open_enum

PROTOCOLS = open_enum(
    {
        0: "ROUTE",
        1: "UNUSED",
        2: "USERSOCK",
        3: "FIREWALL",
        4: "SOCK_DIAG",
        5: "NFLOG",
        6: "XFRM",
        7: "SELINUX",
        8: "ISCSI",
        9: "AUDIT",
        10: "FIB_LOOKUP",
        11: "CONNECTOR",
        12: "NETFILTER",
        13: "IP6_FW",
        14: "DNRTMSG",
        15: "KOBJECT_UEVENT",
        16: "GENERIC",
        18: "SCSITRANSPORT",
        19: "ECRYPTFS",
        20: "RDMA",
        21: "CRYPTO",
        22: "SMC",
    }
)
"""Netlink families (``NETLINK_*``), include/uapi/linux/netlink.h."""

GROUPS = Codec(
    lambda mask: [bit + 1 for bit in range(mask.bit_length()) if mask >> bit & 1],
    lambda groups: sum({1 << group - 1 for group in groups}),
    schema="array",
    exact=True,
)
"""A mask of multicast groups as their numbers, which count from 1."""


class Netlink(Record):
    """A netlink socket."""

    pointer: Annotated[str, Field("Where the socket is in kernel memory (hashed)", kind="address", codec=POINTER)]
    protocol: Annotated[str, Field("Netlink family", kind="identity", codec=PROTOCOLS)]
    portid: Annotated[
        int, Field("Address of the socket: 0 for the kernel, of a process' first socket its PID", kind="identity")
    ]
    groups: Annotated[
        list[int], Field("Multicast groups that it listens to, of the first 32", kind="flags", codec=GROUPS)
    ]
    rmem: Annotated[int, Field("Memory taken by what was received but not read", unit="bytes")]
    wmem: Annotated[int, Field("Memory taken by what is to be sent", unit="bytes")]
    references: Annotated[int, Field("References to the socket in the kernel")]
    drops: Annotated[int, Field("Messages dropped", kind="counter")]
    dump: Annotated[bool | None, Field("Whether a dump is running", kind="label", codec=BOOLEAN, since="3.12")] = None
    dump_callback: Annotated[
        str | None,
        Field(
            "State of the running dump in kernel memory, None if there is none; until 3.11",
            kind="address",
            codec=POINTER,
        ),
    ] = None
    inode: Annotated[int | None, Field("Inode of the socket, 0 for the kernel's", kind="identity", since="2.6.34")] = (
        None
    )


def _table(*row: Item, header: str, portid: int = 6, inode: str = " {inode:<8d}") -> Table:
    return Table(
        Netlink,
        f"{{pointer}} {{protocol:<3d}} {{portid:<{portid}d}} {{groups:08x}} {{rmem:<8d}} {{wmem:<8d}} ",
        *row,
        f" {{references:<8d}} {{drops:<8d}}{inode}",
        header=header,
    )


_HEADER = "sk       Eth Pid    Groups   Rmem     Wmem     Dump     Locks     Drops"

FORMAT = Format(
    "net/netlink",
    variants=[
        Variant(
            "wide",
            _table(
                "{dump:<5d}",
                header="sk               Eth Pid        Groups   Rmem     Wmem     Dump  Locks    Drops    Inode",
                portid=10,
            ),
            "5.10+ and some before it",
        ),
        Variant("3.12", _table("{dump:d}", header=f"{_HEADER}     Inode"), "3.12+"),
        *(
            Variant(name, _table(Alt("{dump_callback}", "(null)".rjust(width)), header=f"{_HEADER}     Inode"), kernels)
            for name, width, kernels in (
                ("2.6.38", 16, "2.6.38 to 3.11, 64-bit"),
                ("2.6.38-32bit", 8, "2.6.38 to 3.11, 32-bit"),
                ("2.6.34", 0, "2.6.34 to 2.6.37"),
            )
        ),
        Variant("2.6.32", _table(Alt("{dump_callback}", "(null)"), header=_HEADER, inode=""), "2.6.32, 2.6.33"),
    ],
    source="net/netlink/af_netlink.c:netlink_native_seq_show",
)
