"""The formats for /proc/PID/**, /proc/PID/task/TID/** and the links to one's own, one line each, sorted by name."""

from __future__ import annotations

from procframe.format import LazyFormat
from procframe.hookspecs import hookimpl

__all__ = ["FORMATS", "procframe_formats"]

FORMATS: list[LazyFormat] = [
    LazyFormat("PID/arch_status", "procframe_pid.arch_status"),
    LazyFormat(
        "PID/attr/<attribute>", "procframe_pid.attr", paths=("PID/attr/<attribute>", "PID/attr/<module>/<attribute>")
    ),
    LazyFormat("PID/autogroup", "procframe_pid.autogroup"),
    LazyFormat("PID/auxv", "procframe_pid.auxv"),
    LazyFormat("PID/cgroup", "procframe_pid.cgroup", "CGROUP"),
    LazyFormat("PID/cmdline", "procframe_pid.cmdline"),
    LazyFormat("PID/comm", "procframe_pid.values", "COMM"),
    LazyFormat("PID/coredump_filter", "procframe_pid.values", "COREDUMP_FILTER"),
    LazyFormat("PID/cpu_resctrl_groups", "procframe_pid.resctrl"),
    LazyFormat("PID/cpuset", "procframe_pid.cgroup", "CPUSET"),
    LazyFormat("PID/cwd", "procframe_pid.links", "CWD"),
    LazyFormat("PID/environ", "procframe_pid.environ"),
    LazyFormat("PID/exe", "procframe_pid.links", "EXE"),
    LazyFormat("PID/fail-nth", "procframe_pid.values", "FAIL_NTH"),
    LazyFormat("PID/fd/<fd>", "procframe_pid.links", "FD"),
    LazyFormat("PID/fdinfo/<fd>", "procframe_pid.fdinfo"),
    LazyFormat("PID/gid_map", "procframe_pid.id_maps", "GID_MAP"),
    LazyFormat("PID/io", "procframe_pid.io"),
    LazyFormat("PID/ksm_merging_pages", "procframe_pid.values", "KSM_MERGING_PAGES"),
    LazyFormat("PID/ksm_stat", "procframe_pid.ksm"),
    LazyFormat("PID/latency", "procframe_pid.latency"),
    LazyFormat("PID/limits", "procframe_pid.limits"),
    LazyFormat("PID/loginuid", "procframe_pid.values", "LOGINUID"),
    LazyFormat("PID/make-it-fail", "procframe_pid.values", "MAKE_IT_FAIL"),
    LazyFormat("PID/map_files/<range>", "procframe_pid.links", "MAP_FILES"),
    LazyFormat("PID/maps", "procframe_pid.maps"),
    LazyFormat("PID/mountinfo", "procframe_pid.mounts", "MOUNTINFO"),
    LazyFormat("PID/mounts", "procframe_pid.mounts", "MOUNTS", paths=("PID/mounts", "mounts")),
    LazyFormat("PID/mountstats", "procframe_pid.mountstats"),
    LazyFormat("PID/ns/<namespace>", "procframe_pid.links", "NS"),
    LazyFormat("PID/numa_maps", "procframe_pid.numa_maps"),
    LazyFormat("PID/oom_adj", "procframe_pid.values", "OOM_ADJ"),
    LazyFormat("PID/oom_score", "procframe_pid.values", "OOM_SCORE"),
    LazyFormat("PID/oom_score_adj", "procframe_pid.values", "OOM_SCORE_ADJ"),
    LazyFormat("PID/pagemap", "procframe_pid.pagemap"),
    LazyFormat("PID/patch_state", "procframe_pid.values", "PATCH_STATE"),
    LazyFormat("PID/personality", "procframe_pid.values", "PERSONALITY"),
    LazyFormat("PID/projid_map", "procframe_pid.id_maps", "PROJID_MAP"),
    LazyFormat("PID/root", "procframe_pid.links", "ROOT"),
    LazyFormat("PID/sched", "procframe_pid.sched"),
    LazyFormat("PID/schedstat", "procframe_pid.schedstat"),
    LazyFormat("PID/seccomp_cache", "procframe_pid.seccomp_cache"),
    LazyFormat("PID/sessionid", "procframe_pid.values", "SESSIONID"),
    LazyFormat("PID/setgroups", "procframe_pid.values", "SETGROUPS"),
    LazyFormat("PID/smaps", "procframe_pid.smaps", "SMAPS"),
    LazyFormat("PID/smaps_rollup", "procframe_pid.smaps", "ROLLUP"),
    LazyFormat("PID/stack", "procframe_pid.stack"),
    LazyFormat("PID/stack_depth", "procframe_pid.stack_depth"),
    LazyFormat("PID/stat", "procframe_pid.stat"),
    LazyFormat("PID/statm", "procframe_pid.statm"),
    LazyFormat("PID/status", "procframe_pid.status"),
    LazyFormat("PID/syscall", "procframe_pid.syscall"),
    LazyFormat("PID/task/TID/children", "procframe_pid.children"),
    LazyFormat("PID/timens_offsets", "procframe_pid.timens_offsets"),
    LazyFormat("PID/timers", "procframe_pid.timers"),
    LazyFormat("PID/timerslack_ns", "procframe_pid.values", "TIMERSLACK_NS"),
    LazyFormat("PID/uid_map", "procframe_pid.id_maps", "UID_MAP"),
    LazyFormat("PID/wchan", "procframe_pid.values", "WCHAN"),
    LazyFormat("self", "procframe_pid.links", "SELF"),
    LazyFormat("thread-self", "procframe_pid.links", "THREAD_SELF"),
]


@hookimpl
def procframe_formats() -> list[LazyFormat]:
    """All of them; the module of one is imported when a file of its kind is first read."""
    return FORMATS
