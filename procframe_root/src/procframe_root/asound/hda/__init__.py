"""``/proc/asound/card*/codec#*`` and ``eld#*``: codecs of High Definition Audio."""
