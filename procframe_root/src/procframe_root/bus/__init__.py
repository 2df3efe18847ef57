"""``/proc/bus/**``: devices by the bus that they are on."""
