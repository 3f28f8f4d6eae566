"""What a run of ``clean run`` was asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from cleaner.cli.files.inputs import BACKUP
from cleaner.corpus.containers.kinds import Container
from cleaner.model import Options
from cleaner.read.document import Form

Mode = Literal["text", "paragraphs", "jsonl", "diff", "dry-run", "check"]
OPTION_OF = {
    "text": "--to text",
    "paragraphs": "--to paragraphs",
    "jsonl": "--to jsonl",
    "diff": "--diff",
    "dry-run": "--dry-run",
    "check": "--check",
}
"""The option that asks for a mode."""

Engine = Literal["local", "spark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What was asked of a run over records; says nothing where none are read.

    Attributes:
        form: what all inputs are; None to go by their names.
        text, html, url, outlet: fields that hold them.
        out: field that the article goes to.
        prefix: put before the names of the other results.
        resume: go on where an earlier run into the folder ended.
        shard_size: records of an input in a shard; None for the usual number.
        most: bytes of the biggest record; None for the usual number.
        expansion: how many times its size an input may unpack to; None for the usual number.
        errors: where failed records are noted, if the output is no folder.
        engine, master: who does the work.
        target: the output as it was given; it may be a URL.
    """

    form: Container | None = None
    text: str | None = None
    html: str | None = None
    url: str | None = None
    outlet: str | None = None
    out: str = "text"
    prefix: str = ""
    resume: bool = False
    shard_size: int | None = None
    most: int | None = None
    expansion: int | None = None
    errors: Path | None = None
    engine: Engine = "local"
    master: str | None = None
    target: str | None = None


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
    backup: str = BACKUP
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    audit: Path | None = None
    explain: bool = False
    quiet: bool = False
    verbose: bool = False
    jobs: int = 1
    records: Records = field(default_factory=Records)

    @property
    def audits(self) -> bool:
        """Whether what goes is noted; where nothing is written, nothing goes."""
        return self.audit is not None and self.mode in ("text", "jsonl")
