"""What the fitted judge takes from a page of HTML: its lines, where they stand, extractors' votes.

It is asked once: what it leaves is text, which has no structure any more.  What a class or an id
names comments is none of the article, whatever the judge says.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from cleaner.model import KEPT, Blocks, Reason
from cleaner.strip.by_judge import (
    JUDGE,
    JUDGED,
    LONGEST,
    TOO_LONG,
    Judged,
    cut,
    spare,
)
from cleaner.strip.markup import markup_of
from cleaner.strip.rest import Rest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cleaner.read.html.markup import Markup
    from cleaner.strip.article.find import Article
    from cleaner.strip.fitted.judge import LineJudge, View
    from cleaner.strip.look import Judging


BRIEF = 30
"""Words of prose below which a page has no article: a brief may be as short."""

LEAST_KEPT = 0.02
"""Share of the best run's prose that the judge must keep.

A twentieth of what it must keep of bare text: with structure and votes it is right where it leaves
most prose out, such as comments that outweigh the article.
"""

COMMENT = Reason("structure", "comments", "stands among the comments of readers", 0.9)
"""Of 257 labelled pages with comments 3 golds hold some, none of them more than a seventh."""


def by_html(judging: Judging, rest: Rest) -> Judged | None:
    """Ask the judge of HTML; None where the text is no HTML, or the options keep it silent."""
    options, markup = judging.options, markup_of(judging.document)
    silent = not (options.model and judging.signals) or JUDGE in judging.rules.disabled
    if silent or markup is None or rest.gone or not rest.spans:
        return None
    if JUDGED.kind in options.keep:  # what nobody else has a name for is to stay
        return Judged(rest)
    blocks = judging.document.blocks
    if len(blocks.text) > LONGEST:
        return Judged(rest, warnings=(TOO_LONG,))
    judge, view = _judge_of(judging, markup)
    article, problem = _article(judging, markup, judge, view)
    if article is None:
        return Judged(rest, warnings=(problem,) if problem else ())
    comments = None if COMMENT.kind in options.keep else _comments(view, judge, article)
    if comments is not None:
        article.inside[comments] = False
    spare(judging, rest, article)
    proven = None if judging.rules.site is None else judging.look(rest).proven_reasons()
    if comments is not None:
        proven = _with_comments(proven or [KEPT] * len(blocks), comments & ~article.inside)
    return replace(cut(rest, blocks, article, proven), sure=_sure(blocks, markup, article, view))


def _article(
    judging: Judging, markup: Markup, judge: LineJudge, view: View
) -> tuple[Article | None, str]:
    """The article as the judge finds it, with what structure gives back to it; or None, and why."""
    from cleaner.strip.article.find import Trust, find_article
    from cleaner.strip.article.given_back import give_back
    from cleaner.strip.article.heads import Clues
    from cleaner.strip.article.titled import Titles, headings

    document = judging.document
    titles = Titles(document.title, document.outlet, headings(markup.outline))
    clues = Clues(titles, partial(judging.accused, document.blocks))
    trust = Trust(least=LEAST_KEPT, enough=BRIEF)
    article, problem = find_article(view, document.blocks, judge, trust, clues)
    if article is not None:
        article = give_back(document.blocks, markup.outline, article, view.lines.sizes)
    return article, problem


def _sure(blocks: Blocks, markup: Markup, article: Article, view: View) -> frozenset[int]:
    """Where the lines begin that no label's words accuse."""
    from cleaner.strip.article.sure import sure_lines

    lines = sure_lines(markup.outline, article, view.lines.sizes)
    return frozenset(map(blocks.starts.__getitem__, lines))


def _comments(view: View, judge: LineJudge, article: Article) -> NDArray[np.bool_] | None:
    """[N] which lines are comments; None where none is, or the article is in them, as in forums."""
    comments: NDArray[np.bool_] = view.table[judge.weights.features.index("within comments")] > 0
    left = view.prose.weight[article.inside & ~comments].sum()
    return comments if comments.any() and left >= BRIEF else None


def _with_comments(proven: list[Reason], comments: NDArray[np.bool_]) -> list[Reason]:
    """What is proven of every block, and of those that are comments, that they are."""
    return [
        COMMENT if comment and reason is KEPT else reason
        for reason, comment in zip(proven, comments.tolist(), strict=True)
    ]


def as_judged(judging: Judging) -> tuple[LineJudge, View]:
    """The judge that a document came before first, and what it saw."""
    from cleaner.strip.fitted.judge import line_judge

    markup = markup_of(judging.document)
    if markup is not None:
        return _judge_of(judging, markup)
    judge = line_judge("text")
    return judge, judge.view(judging.document.blocks)


def _judge_of(judging: Judging, markup: Markup) -> tuple[LineJudge, View]:
    from cleaner.strip.fitted.judge import line_judge

    votes = markup.articles() if judging.options.preset == "default" else {}
    judge = line_judge("html" if votes else "fast")
    return judge, _view(judging.document.blocks, markup, votes, judge)


def _view(blocks: Blocks, markup: Markup, votes: dict[str, str], judge: LineJudge) -> View:
    """What the judge sees of a page: features of text and structure, and the votes."""
    import numpy as np

    from cleaner.strip.structure import structure_features
    from cleaner.strip.votes import phrases, vote, vote_columns

    view = judge.view(blocks)
    rows = [structure_features(markup.outline, view.prose.weight).T]
    if votes:
        said = phrases(view.lines)
        heard = {
            name: vote(said, article, glyphs=judge.glyphs, powers=judge.powers)
            for name, article in votes.items()
        }
        rows.append(np.stack(list(vote_columns(heard, view.lines.counted).values())))
    return view.with_rows(np.concatenate(rows).astype(np.float32))
