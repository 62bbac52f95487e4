"""What the scripts of tables begin with: the arrow keys go up and down the buttons of the rows."""

from pathlib import Path

SCRIPT = Path(__file__).with_name("arrows.js").read_text(encoding="utf-8")
"""Defines `arrows(tbody)` in JavaScript."""
