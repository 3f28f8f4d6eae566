"""Heuristics without any outlet's rule, one idea a file.

Each file holds one function ``evidence``.  A local signal looks at a page; a signal of context
also sees how sure the evidence so far is of every block.  Each is pure: the same page gives the
same evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cleaner.strip.page import Evidence, Page
from cleaner.strip.signals import (
    between,
    bio,
    byline,
    consent,
    donation,
    footer,
    gallery,
    navigation,
    pitch,
    placeholder,
    praise,
    references,
    related,
    repeats,
    share,
    teasers,
    thread,
    unheaded,
)

Local = Callable[[Page], Iterator[Evidence]]
Context = Callable[[Page, Sequence[float]], Iterator[Evidence]]

LOCAL: tuple[Local, ...] = (
    donation.evidence,
    share.evidence,
    navigation.evidence,
    teasers.evidence,
    gallery.evidence,
    repeats.evidence,
    placeholder.evidence,
    thread.evidence,
    unheaded.evidence,
    references.evidence,
)
OPTIONAL: tuple[Local, ...] = (byline.evidence,)
CONTEXT: tuple[Context, ...] = (
    consent.evidence,
    pitch.evidence,
    related.evidence,
    footer.evidence,
    praise.evidence,
    bio.evidence,
    between.evidence,
)
