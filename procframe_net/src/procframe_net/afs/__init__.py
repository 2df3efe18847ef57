"""``/proc/net/afs``: the kernel's own AFS client (kAFS)."""
