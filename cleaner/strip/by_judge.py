"""What the fitted judge takes away: whole blocks, many at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cleaner.model import KEPT, Blocks, Reason
from cleaner.read.split import split
from cleaner.strip.render import Piece, outer_edges
from cleaner.strip.rest import Rest
from cleaner.strip.signals.gallery import may_hold

if TYPE_CHECKING:
    from cleaner.strip.article import Article
    from cleaner.strip.look import Judging

Span = tuple[int, int]

FEWEST = 40
"""Lines below which a text is no whole page: of 4,272 page dumps 1 in 100 is as short."""

JUDGE = "judge"
"""The name by which verdicts of the fitted judge go, and by which an outlet's file disables it."""

JUDGED = Reason(JUDGE, "other", "no line of the article", 0.5)
"""Stands for all that the judge took until somebody asks for its reasons."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the judge left; the rest as it was where it cannot tell or finds nothing.

    ``heads`` and ``headline`` are lines above the article, in offsets of the document;
    ``rules_first`` tells that the rules' best evidence is in what the judge would take: the
    headings of what follows an article that is most of the text, the counters of a gallery.
    """

    rest: Rest
    rules_first: bool = False
    heads: tuple[Span, ...] = ()
    headline: Span | None = None
    warnings: tuple[str, ...] = ()


def by_judge(judging: Judging, rest: Rest) -> Judged:
    """Ask the fitted judge, where the options and the outlet's file let it speak."""
    options = judging.options
    if not (options.model and judging.signals) or JUDGE in judging.rules.disabled:
        return Judged(rest)
    blocks = judging.document.blocks if not rest.gone else split(rest.text)[0]
    if len(blocks) < FEWEST:
        return Judged(rest)
    from cleaner.strip.article import find_article  # numpy takes as long as all the rest
    from cleaner.strip.fitted.judge import line_judge

    article, problem = find_article(blocks, line_judge("text"))
    if article is None:
        return Judged(rest, warnings=(problem,) if problem else ())
    _spare(judging, blocks, article)
    heads = {at: rest.original(blocks.starts[at], blocks.ends[at]) for at in article.heads}
    pieces = _pieces(blocks, article)
    return Judged(
        rest.without(pieces) if pieces else rest,
        rules_first=article.cleaned_before or may_hold(blocks.text),
        heads=tuple(heads.values()),
        headline=None if article.headline is None else heads[article.headline],
    )


def _spare(judging: Judging, blocks: Blocks, article: Article) -> None:
    """Take into the article what keep rules fence, and kinds that are to stay."""
    keep = judging.options.keep
    fences = any(rule.entry.kind == "keep" for rule in judging.rules.rules)
    if not (keep or fences or judging.options.galleries != "drop"):
        return
    ledger = judging.look(blocks.text).ledger
    for at in ledger.fenced:
        article.inside[at] = True
    if not keep:
        return
    unkept = replace(judging, options=replace(judging.options, keep=frozenset()))
    reasons = unkept.look(blocks.text).ledger.judgement().reasons
    for at, reason in enumerate(reasons):
        if (JUDGED.kind if reason is KEPT else reason.kind) in keep:
            article.inside[at] = True


def _pieces(blocks: Blocks, article: Article) -> list[Piece]:
    """One piece for each run of blocks that go."""
    import numpy as np

    turns = np.flatnonzero(np.diff(article.inside, prepend=True, append=True)).tolist()
    runs = zip(turns[::2], turns[1::2], strict=True)
    return [Piece(*outer_edges(blocks, first, after), JUDGED) for first, after in runs]
