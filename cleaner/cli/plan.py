"""What a run of ``clean run`` was asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from cleaner.model import Options
from cleaner.read.document import Form

Mode = Literal["text", "jsonl", "diff", "dry-run"]
OPTION_OF = {"text": "--to text", "jsonl": "--to jsonl", "diff": "--diff", "dry-run": "--dry-run"}
"""The option that asks for a mode."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that a run was asked for."""

    options: Options = field(default_factory=Options)
    site: str | None = None
    url: str | None = None
    form: Form = "auto"
    mode: Mode = "text"
    output: Path | None = None
    into_folder: bool = False
    in_place: bool = False
    backup: str = ".orig"
    audit: Path | None = None
    explain: bool = False
    quiet: bool = False
    verbose: bool = False
