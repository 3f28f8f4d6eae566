"""Once all are read: every article with an outlet, and an id of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cleaner.corpus.articles.names import told_apart
from cleaner.corpus.articles.outlets import Known, settle_outlets
from cleaner.corpus.containers.held import Held
from cleaner.corpus.problems import Problems


class Labels(NamedTuple):
    """The id of every article, and its outlet, which may be empty."""

    ids: list[str]
    outlets: list[str]


@dataclass(frozen=True, slots=True)
class Passed:
    """What is known of articles that were read.

    Attributes:
        inputs: what was read.
        sources: the input of each article.
        files: the id of each input.
        known: the outlets of articles that are whole files.
    """

    inputs: Sequence[Held]
    sources: Sequence[int]
    files: Sequence[str]
    known: Known


_NAME_FIELD = (
    "each row counts as one of its own; name the field with --outlet-field, one that holds an "
    "address will do"
)
_SORT_FILES = (
    "each file counts as one of its own; sort files into folders, one an outlet, or name the "
    "field of rows with --outlet-field"
)


def settled(labels: Labels, read: Passed, problems: Problems) -> Labels:
    """The labels with nothing empty and no id twice; what was changed is told."""
    outlets = list(labels.outlets)
    alone = settle_outlets(outlets, labels.ids, read.sources, read.inputs, read.known)
    if alone:
        rows = 1 < len(outlets) == alone and len(set(read.sources)) == 1
        advice = _NAME_FIELD if rows else _SORT_FILES
        problems.warn(f"no outlet is known of {alone:,} of {len(outlets):,} documents: {advice}")
    ids, twice = told_apart(labels.ids, [read.files[source] for source in read.sources])
    if twice:
        problems.warn(twice)
    return Labels(ids, outlets)
