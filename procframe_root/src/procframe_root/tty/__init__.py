"""``/proc/tty/**``: terminals, their drivers and line disciplines."""
