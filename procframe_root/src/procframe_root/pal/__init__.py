"""``/proc/pal/cpu<N>``: what PAL, the firmware of Itanium CPUs, says of them."""
