"""``/proc/fs/cifs/*``: the client of SMB (CIFS), its servers, sessions, shares and settings."""
