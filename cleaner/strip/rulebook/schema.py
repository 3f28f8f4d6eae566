"""The shape of a rule file, strict: what is not named here is an error.

The JSON Schema that editors use is generated from these records (``clean rules schema``).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from cleaner.model import Label

Kind = Literal["line", "section", "tail", "span", "css", "keep"]
Id = Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Pattern = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=1000,
        description="Regular expression that must match one whole block; for a span, a part of it; "
        "for css, a selector.",
    ),
]
LONGEST_CUE = 500
"""Characters of a cue at most; a line of boilerplate that is longer is a matter for a pattern."""

Cue = Annotated[str, Meta(pattern=r"\S", min_length=1, max_length=LONGEST_CUE)]
_HOST = r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
Domain = Annotated[str, Meta(pattern=rf"^(\*\.)?{_HOST}$", max_length=253)]
Share = Annotated[float, Meta(gt=0, le=1)]
Count = Annotated[int, Meta(ge=1, le=1000)]

MOST_CUES = 500
"""Cues of a rule at most."""

RANGES = ("section", "tail")
"""Kinds that take what follows the block that they hit, too."""


def is_host(name: str) -> bool:
    """Whether a name is that of a host, so that it can be a domain of an outlet."""
    return re.fullmatch(_HOST, name) is not None


class Fingerprint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of boilerplate that tells the outlet where no URL is known."""

    line: Annotated[str, Meta(min_length=3, max_length=1000, description="The whole line.")]
    weight: Annotated[int, Meta(ge=1, le=5, description="3 in all choose the outlet.")] = 1


class RuleEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule with its proof."""

    id: Id
    kind: Annotated[
        Kind,
        Meta(
            description="line: one block; section: from a block on, at most at_most blocks; "
            "tail: from a block to the end; span: a part of a block; css: the lines of HTML in "
            "elements that match, a selector, chooses; keep: never drop this block."
        ),
    ]
    why: Annotated[str, Meta(min_length=3, max_length=200, description="Shown by explain.")]
    example: Annotated[
        str,
        Meta(description="A marked excerpt: '- ' before a line that goes, '+ ' before one kept."),
    ]
    match: Pattern | None = None
    cues: Annotated[
        list[Cue],
        Meta(
            max_length=MOST_CUES, description="Phrases, case and quotes folded; one must be there."
        ),
    ] = []
    cover: Annotated[
        Share | None,
        Meta(description="Share of the block's words that the cues must make up."),
    ] = None
    score: Annotated[
        float,
        Meta(gt=0, le=1, description="Below 1 it is evidence that the judge weighs; 1 is proof."),
    ] = 1.0
    stop: Pattern | None = None
    at_most: Annotated[
        Count | None,
        Meta(description="Hard fence: blocks that one hit may take."),
    ] = None
    label: Annotated[
        Label | None,
        Meta(description="What it is; without it the id, where that is a label, else other."),
    ] = None
    until: Annotated[
        dt.date | None,
        Meta(description="Last day on which the outlet used this; later texts are left alone."),
    ] = None


class RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One outlet, one family of outlets, or all of them (``_any``)."""

    site: Annotated[str, Meta(min_length=2, description="Equals the file name without .toml.")]
    domains: Annotated[
        list[Domain], Meta(description="Hosts of the outlet; *.example.org takes all below it.")
    ] = []
    checked: Annotated[
        dt.date | None, Meta(description="When a person last held the rules against live pages.")
    ] = None
    extends: Annotated[
        list[str], Meta(description="Families whose rules hold here too: _families/NAME.")
    ] = []
    disable: Annotated[
        list[str],
        Meta(description="Rules or signals that must not act here: _any/ID, _families/X/ID, name."),
    ] = []
    fingerprint: list[Fingerprint] = []
    rule: Annotated[list[RuleEntry], Meta(max_length=2000)] = []


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a rule file."""
    schema = msgspec.json.schema(RuleFile)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "cleaner rule file",
        **schema,
    }
