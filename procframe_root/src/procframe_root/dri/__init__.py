"""``/proc/dri/MINOR/*``: the graphics devices of the direct rendering manager; gone since 3.12, for debugfs."""
