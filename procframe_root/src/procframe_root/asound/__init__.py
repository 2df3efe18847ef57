"""``/proc/asound``: sound cards, their devices, and what the kernel's sound core (ALSA) says of them."""
