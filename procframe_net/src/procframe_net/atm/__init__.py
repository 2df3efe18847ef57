"""``/proc/net/atm``: asynchronous transfer mode (ATM)."""
