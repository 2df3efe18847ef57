"""``/proc/scsi/**``: SCSI devices, and the drivers of their hosts."""
