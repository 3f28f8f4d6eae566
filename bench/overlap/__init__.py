"""How well `clean overlap` finds what outlets share, and how fast."""
