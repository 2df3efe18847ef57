"""The formats for /proc/net/** and /proc/PID/net/**, one line each, sorted by name."""

from __future__ import annotations

from procframe.format import LazyFormat
from procframe.hookspecs import hookimpl

__all__ = ["FORMATS", "procframe_formats"]

FORMATS: list[LazyFormat] = [
    LazyFormat("net/arp", "procframe_net.arp"),
    LazyFormat("net/bonding/<interface>", "procframe_net.bonding"),
    LazyFormat("net/dev", "procframe_net.dev"),
    LazyFormat("net/dev_mcast", "procframe_net.dev_mcast"),
    LazyFormat("net/dev_snmp6/<interface>", "procframe_net.snmp6", "DEV_SNMP6"),
    LazyFormat("net/fib_trie", "procframe_net.fib_trie"),
    LazyFormat("net/fib_triestat", "procframe_net.fib_triestat"),
    LazyFormat("net/icmp", "procframe_net.icmp", "ICMP"),
    LazyFormat("net/icmp6", "procframe_net.icmp", "ICMP6"),
    LazyFormat("net/if_inet6", "procframe_net.if_inet6"),
    LazyFormat("net/igmp", "procframe_net.igmp"),
    LazyFormat("net/igmp6", "procframe_net.igmp6"),
    LazyFormat("net/ip_conntrack", "procframe_net.conntrack", "IP_CONNTRACK"),
    LazyFormat("net/ip_conntrack_expect", "procframe_net.conntrack_expect", "IP_CONNTRACK_EXPECT"),
    LazyFormat("net/ip_vs", "procframe_net.ip_vs"),
    LazyFormat("net/ip_vs_app", "procframe_net.ip_vs_conn", "IP_VS_APP"),
    LazyFormat("net/ip_vs_conn", "procframe_net.ip_vs_conn", "IP_VS_CONN"),
    LazyFormat("net/ip_vs_conn_sync", "procframe_net.ip_vs_conn", "IP_VS_CONN_SYNC"),
    LazyFormat("net/ip_vs_stats", "procframe_net.ip_vs_stats", "IP_VS_STATS"),
    LazyFormat("net/ip_vs_stats_percpu", "procframe_net.ip_vs_stats", "IP_VS_STATS_PERCPU"),
    LazyFormat("net/ipv6_route", "procframe_net.ipv6_route"),
    LazyFormat("net/netlink", "procframe_net.netlink"),
    LazyFormat("net/netstat", "procframe_net.netstat"),
    LazyFormat("net/nf_conntrack", "procframe_net.conntrack", "NF_CONNTRACK"),
    LazyFormat("net/nf_conntrack_expect", "procframe_net.conntrack_expect", "NF_CONNTRACK_EXPECT"),
    LazyFormat("net/packet", "procframe_net.packet"),
    LazyFormat("net/protocols", "procframe_net.protocols"),
    LazyFormat("net/ptype", "procframe_net.ptype"),
    LazyFormat("net/raw", "procframe_net.raw", "RAW"),
    LazyFormat("net/raw6", "procframe_net.raw", "RAW6"),
    LazyFormat("net/route", "procframe_net.route"),
    LazyFormat("net/rpc/nfs", "procframe_net.rpc_nfs", "NFS"),
    LazyFormat("net/rpc/nfsd", "procframe_net.rpc_nfs", "NFSD"),
    LazyFormat("net/rt6_stats", "procframe_net.rt6_stats"),
    LazyFormat("net/rt_cache", "procframe_net.rt_cache"),
    LazyFormat("net/sctp/snmp", "procframe_net.sctp_snmp"),
    LazyFormat("net/snmp", "procframe_net.snmp"),
    LazyFormat("net/snmp6", "procframe_net.snmp6", "SNMP6"),
    LazyFormat("net/sockstat", "procframe_net.sockstat", "SOCKSTAT"),
    LazyFormat("net/sockstat6", "procframe_net.sockstat", "SOCKSTAT6"),
    LazyFormat("net/softnet_stat", "procframe_net.softnet_stat"),
    LazyFormat("net/stat/arp_cache", "procframe_net.stat", "ARP_CACHE"),
    LazyFormat("net/stat/clip_arp_cache", "procframe_net.stat", "CLIP_ARP_CACHE"),
    LazyFormat("net/stat/dn_neigh_cache", "procframe_net.stat", "DN_NEIGH_CACHE"),
    LazyFormat("net/stat/ip_conntrack", "procframe_net.stat", "IP_CONNTRACK"),
    LazyFormat("net/stat/ndisc_cache", "procframe_net.stat", "NDISC_CACHE"),
    LazyFormat("net/stat/nf_conntrack", "procframe_net.stat", "NF_CONNTRACK"),
    LazyFormat("net/stat/nf_flowtable", "procframe_net.stat", "NF_FLOWTABLE"),
    LazyFormat("net/stat/rt_cache", "procframe_net.stat", "RT_CACHE"),
    LazyFormat("net/stat/synproxy", "procframe_net.stat", "SYNPROXY"),
    LazyFormat("net/tcp", "procframe_net.tcp"),
    LazyFormat("net/tcp6", "procframe_net.tcp6"),
    LazyFormat("net/tls_stat", "procframe_net.tls_stat"),
    LazyFormat("net/udp", "procframe_net.udp", "UDP"),
    LazyFormat("net/udp6", "procframe_net.udp", "UDP6"),
    LazyFormat("net/udplite", "procframe_net.udp", "UDPLITE"),
    LazyFormat("net/udplite6", "procframe_net.udp", "UDPLITE6"),
    LazyFormat("net/unix", "procframe_net.unix"),
    LazyFormat("net/vlan/<interface>", "procframe_net.vlan", "VLAN"),
    LazyFormat("net/vlan/config", "procframe_net.vlan", "VLAN_CONFIG"),
    LazyFormat("net/wireless", "procframe_net.wireless"),
    LazyFormat("net/xfrm_stat", "procframe_net.xfrm_stat"),
]


@hookimpl
def procframe_formats() -> list[LazyFormat]:
    """All of them; the module of one is imported when a file of its kind is first read."""
    return FORMATS
