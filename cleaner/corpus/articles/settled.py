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


def settled(labels: Labels, read: Passed, problems: Problems) -> Labels:
    """The labels with nothing empty and no id twice; what was changed is told."""
    outlets = list(labels.outlets)
    alone = settle_outlets(outlets, labels.ids, read.sources, read.inputs, read.known)
    if alone:
        problems.warn(
            f"no outlet is known of {alone:,} of {len(outlets):,} documents; "
            "each file counts as one, of a single file each row; see --outlet-field, or sort "
            "files into folders"
        )
    ids, twice = told_apart(labels.ids, [read.files[source] for source in read.sources])
    if twice:
        problems.warn(twice)
    return Labels(ids, outlets)
