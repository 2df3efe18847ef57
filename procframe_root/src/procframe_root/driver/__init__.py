"""``/proc/driver``: what single drivers tell."""
