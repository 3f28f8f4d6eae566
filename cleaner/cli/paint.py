"""Colour where it is wanted: in a terminal, and not under NO_COLOR (no-color.org)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Literal, TextIO

from cleaner.cli.streams import on_terminal

_CODES = {"kept": "32", "gone": "31", "dim": "2", "bold": "1"}

Color = Literal["auto", "always", "never"]


@dataclass(frozen=True, slots=True)
class Paint:
    """Wraps text in colour codes, or leaves it."""

    on: bool

    @classmethod
    def asked(cls, color: Color, stream: TextIO | None) -> Paint:
        """Colour as it was asked for; of itself by the stream."""
        return cls.on_stream(stream) if color == "auto" else cls(on=color == "always")

    @classmethod
    def on_stream(cls, stream: TextIO | None) -> Paint:
        """Colour for a stream, by what it is and what the environment says."""
        if os.environ.get("NO_COLOR"):
            return cls(on=False)
        if os.environ.get("FORCE_COLOR"):
            return cls(on=True)
        return cls(on=on_terminal(stream) and os.environ.get("TERM") != "dumb")

    def __call__(self, style: str, text: str) -> str:
        """The text in a style: kept, gone, dim or bold."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.on and text else text


def terminal_width() -> int:
    """Columns of the terminal; 100 where there is none."""
    import shutil

    return shutil.get_terminal_size((100, 24)).columns
