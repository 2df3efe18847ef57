"""Settings of Sphinx."""

from __future__ import annotations

project = "procframe"
author = "procframe maintainers"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
myst_heading_anchors = 4
html_title = "procframe"
html_copy_source = False
html_show_sphinx = False
