"""``/proc/fs/**``: what file systems say of themselves."""
