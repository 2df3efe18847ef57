"""``/proc/powerpc``: partitions and their firmware."""
