"""Files of mainframes: their levels of firmware, and the devices on their channels."""
