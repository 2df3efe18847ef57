"""The formats of the folder ``fs``: what file systems tell of themselves, of their mounts and of their servers."""
