"""``/proc/acpi``: what ACPI, the firmware's interface, says of the machine; most of it is in /sys since 2.6.39."""
