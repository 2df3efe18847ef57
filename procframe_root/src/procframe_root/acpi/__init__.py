"""``/proc/acpi``: what ACPI, the firmware's interface, says of the machine; newer kernels tell most of it in /sys."""
