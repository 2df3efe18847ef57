"""Numbers of BPF by name, and the rows that some of its links print."""

from __future__ import annotations

from typing import Annotated, Any

from procframe.layout import TEXT, Codec, Group, Many, Stanza, enum, flags
from procframe.record import Field, Record

__all__ = [
    "ATTACHMENTS",
    "ATTACH_TYPE",
    "COMMANDS",
    "KPROBES",
    "MAPS",
    "MAP_FLAGS",
    "MAP_TYPE",
    "PROGRAMS",
    "PROGRAM_TYPE",
    "TRACED",
    "UPROBES",
    "KprobeTable",
    "KprobeTarget",
    "TracedFunction",
    "TracedTable",
    "UprobeTable",
    "UprobeTarget",
    "allowed",
]

_MAPS = (
    "unspec hash array prog_array perf_event_array percpu_hash percpu_array stack_trace cgroup_array lru_hash "
    "lru_percpu_hash lpm_trie array_of_maps hash_of_maps devmap sockmap cpumap xskmap sockhash cgroup_storage "
    "reuseport_sockarray percpu_cgroup_storage queue stack sk_storage devmap_hash struct_ops ringbuf inode_storage "
    "task_storage bloom_filter user_ringbuf cgrp_storage arena insn_array rhash"
)
_PROGRAMS = (
    "unspec socket_filter kprobe sched_cls sched_act tracepoint xdp perf_event cgroup_skb cgroup_sock lwt_in lwt_out "
    "lwt_xmit sock_ops sk_skb cgroup_device sk_msg raw_tracepoint cgroup_sock_addr lwt_seg6local lirc_mode2 "
    "sk_reuseport flow_dissector cgroup_sysctl raw_tracepoint_writable cgroup_sockopt tracing struct_ops ext lsm "
    "sk_lookup syscall netfilter"
)
_ATTACHMENTS = (
    "cgroup_inet_ingress cgroup_inet_egress cgroup_inet_sock_create cgroup_sock_ops sk_skb_stream_parser "
    "sk_skb_stream_verdict cgroup_device sk_msg_verdict cgroup_inet4_bind cgroup_inet6_bind cgroup_inet4_connect "
    "cgroup_inet6_connect cgroup_inet4_post_bind cgroup_inet6_post_bind cgroup_udp4_sendmsg cgroup_udp6_sendmsg "
    "lirc_mode2 flow_dissector cgroup_sysctl cgroup_udp4_recvmsg cgroup_udp6_recvmsg cgroup_getsockopt "
    "cgroup_setsockopt trace_raw_tp trace_fentry trace_fexit modify_return lsm_mac trace_iter "
    "cgroup_inet4_getpeername cgroup_inet6_getpeername cgroup_inet4_getsockname cgroup_inet6_getsockname xdp_devmap "
    "cgroup_inet_sock_release xdp_cpumap sk_lookup xdp sk_skb_verdict sk_reuseport_select "
    "sk_reuseport_select_or_migrate perf_event trace_kprobe_multi lsm_cgroup struct_ops netfilter tcx_ingress "
    "tcx_egress trace_uprobe_multi cgroup_unix_connect cgroup_unix_sendmsg cgroup_unix_recvmsg "
    "cgroup_unix_getpeername cgroup_unix_getsockname netkit_primary netkit_peer trace_kprobe_session "
    "trace_uprobe_session trace_fsession trace_fentry_multi trace_fexit_multi trace_fsession_multi"
)
_COMMANDS = (
    "map_create map_lookup_elem map_update_elem map_delete_elem map_get_next_key prog_load obj_pin obj_get "
    "prog_attach prog_detach prog_test_run prog_get_next_id map_get_next_id prog_get_fd_by_id map_get_fd_by_id "
    "obj_get_info_by_fd prog_query raw_tracepoint_open btf_load btf_get_fd_by_id task_fd_query "
    "map_lookup_and_delete_elem map_freeze btf_get_next_id map_lookup_batch map_lookup_and_delete_batch "
    "map_update_batch map_delete_batch link_create link_update link_get_fd_by_id link_get_next_id enable_stats "
    "iter_create link_detach prog_bind_map token_create prog_stream_read_by_fd prog_assoc_struct_ops"
)
"""The enumerations of include/uapi/linux/bpf.h, in their order."""
_DIRECTIONS = {
    "tcx_ingress": " (ingress)",
    "tcx_egress": " (egress)",
    "netkit_primary": " (primary)",
    "netkit_peer": " (peer)",
}
"""What follows the number of those attach types, whose links print it."""

MAP_TYPE = enum(dict(enumerate(_MAPS.split(" "))))
PROGRAM_TYPE = enum(dict(enumerate(_PROGRAMS.split(" "))))
_MAP_FLAGS = (
    "no_prealloc no_common_lru numa_node rdonly wronly stack_build_id zero_seed rdonly_prog wronly_prog clone"
    " mmapable preserve_elems inner_map link path_fd vtype_btf_obj_fd token_fd segv_on_fault no_user_conv"
)
MAP_FLAGS = flags(_MAP_FLAGS.split(" "))
"""BPF_F_* of BPF_MAP_CREATE."""
_ATTACH_TYPE = enum(dict(enumerate(_ATTACHMENTS.split(" "))))


def _encode_attach_type(value: Any) -> str:
    return f"{_ATTACH_TYPE.encode(value)}{_DIRECTIONS.get(value, '')}"


ATTACH_TYPE = Codec(
    lambda text: _ATTACH_TYPE.decode(int(text.partition(" ")[0])),
    _encode_attach_type,
    r"(?:0|[1-9][0-9]{0,9})(?: \([a-z]+\))?",
    unknown=_ATTACH_TYPE.unknown,
)
"""How a program is attached, by name."""


def allowed(names: str) -> Codec:
    """What a token allows: ``any``, or a list of names."""
    bits = flags(names.split(" "))

    def decode(text: str) -> Any:
        return text if text == "any" else bits.decode(int(text, 16))

    def encode(value: Any) -> str:
        return value if isinstance(value, str) else f"{bits.encode(value):#x}"

    assert bits.unknown is not None
    unknown = bits.unknown
    return Codec(
        decode,
        encode,
        "any|0x(?:0|[1-9a-f][0-9a-f]{0,15})",
        schema="object",
        unknown=lambda value: [] if isinstance(value, str) else unknown(value),
    )


COMMANDS, MAPS, PROGRAMS, ATTACHMENTS = (allowed(names) for names in (_COMMANDS, _MAPS, _PROGRAMS, _ATTACHMENTS))
"""What the commands, kinds of maps, programs and attachments that a token allows are printed as."""


class KprobeTarget(Record):
    """A function that a multiple kprobe is attached to."""

    cookie: Annotated[int, Field("Value that the program gets for this function", kind="label")]
    function: Annotated[str, Field("The function, with offset, size and module", kind="identity", codec=TEXT)]


class UprobeTarget(Record):
    """A place that a multiple uprobe is attached to."""

    cookie: Annotated[int, Field("Value that the program gets for this place", kind="label")]
    offset: Annotated[int, Field("Where in the file it is", unit="bytes", kind="identity")]
    ref_ctr_offset: Annotated[int, Field("Where its reference counter is, 0 without one", unit="bytes")]


class TracedFunction(Record):
    """A function that a multiple tracing program is attached to."""

    target_obj_id: Annotated[int, Field("ID of the BTF or program that has it", kind="label")]
    target_btf_id: Annotated[int, Field("ID of its type in there", kind="identity")]
    cookie: Annotated[int, Field("Value that the program gets for this function", kind="label")]
    function: Annotated[str, Field("The function, with offset, size and module", kind="label", codec=TEXT)]


class KprobeTable(Record):
    """The functions of a multiple kprobe."""

    targets: Annotated[list[KprobeTarget], Field("The rows")]


class UprobeTable(Record):
    """The places of a multiple uprobe."""

    targets: Annotated[list[UprobeTarget], Field("The rows")]


class TracedTable(Record):
    """The functions of a multiple tracing program."""

    targets: Annotated[list[TracedFunction], Field("The rows")]


KPROBES = Group(
    "kprobes", Stanza(KprobeTable, "cookie\t func", Many("targets", Stanza(KprobeTarget, "{cookie:d}\t {function}")))
)
UPROBES = Group(
    "uprobes",
    Stanza(
        UprobeTable,
        "cookie\t offset\t ref_ctr_offset",
        Many("targets", Stanza(UprobeTarget, "{cookie:d}\t 0x{offset:x}\t 0x{ref_ctr_offset:x}")),
    ),
)
TRACED = Group(
    "functions",
    Stanza(
        TracedTable,
        "obj-id\t btf-id\t cookie\t func",
        Many(
            "targets",
            Stanza(TracedFunction, "{target_obj_id:d}\t {target_btf_id:d}\t {cookie:d}\t {function}"),
        ),
    ),
)
