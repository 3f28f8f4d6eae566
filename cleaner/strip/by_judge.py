"""What the fitted judge takes away: whole blocks, many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import sub
from typing import TYPE_CHECKING

from cleaner.model import KEPT, Blocks, Reason
from cleaner.strip.inserts import without_inserts
from cleaner.strip.ledger import Judgement
from cleaner.strip.listed import is_listed
from cleaner.strip.render import Piece, outer_edges, pieces_to_cut
from cleaner.strip.rest import Rest
from cleaner.strip.signals.gallery import may_hold
from cleaner.text import Offsets

if TYPE_CHECKING:
    from cleaner.strip.article.find import Article
    from cleaner.strip.fitted.again import Seen
    from cleaner.strip.fitted.judge import View
    from cleaner.strip.look import Judging


FEWEST = 40
"""Lines below which a text is no whole page: of 4,272 page dumps 1 in 100 is as short."""

TOGETHER = 3000
"""Characters of a text that was run together, of which not all lines are found again, likewise."""

LABEL = 25
"""Characters of a line below which it is a label."""

MIXED, CLEANED = 0.2, 0.1
"""Shares of labels: of whole pages at least (49 in 50), of text cleaned before at most (1 in 3).

A text that was cleaned before is the rules' alone; they do as well as the judge there, and lose a
tenth as much of the article.
"""

LINES, WORDS = 0.1, 0.05
"""Shares of lines and of words; where the judge would take less of both, it takes nothing.

Of whole pages it takes more (98 in 100); of what it has cleaned it would take less (97 in 100), and
what it would take there is as often article as not.
"""

MERCY = 2.0
"""What lines of a text between the two are spared, in logits."""

LONGEST = 2_000_000
"""Characters of the longest text that the judge reads; no article is as long."""

TOO_LONG = f"the text is longer than {LONGEST:,} characters; only the rules judged it"

JUDGE = "judge"
"""The name by which verdicts of the fitted judge go, and by which an outlet's file disables it."""

JUDGED = Reason(JUDGE, "other", "no line of the article", 0.5)
"""Stands for all that the judge took until somebody asks for its reasons."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The lines above an article that stay with it, and the headline among them.

    In offsets of the document, in order.
    """

    lines: tuple[Offsets, ...] = ()
    headline: Offsets | None = None

    @classmethod
    def of_all(cls, told: Sequence[Heads]) -> Heads:
        """All that was told of; the headline is the first, which was told among the most lines."""
        lines: list[Offsets] = []
        for heads in told:
            lines += [line for line in heads.lines if not any(_meet(line, at) for at in lines)]
        headline = next((heads.headline for heads in told if heads.headline in lines), None)
        return cls(tuple(sorted(lines)), headline)

    def left_in(self, rest: Rest) -> Heads:
        """Those that are still there."""
        lines = tuple(line for line in self.lines if not rest.took(line))
        return Heads(lines, self.headline if self.headline in lines else None)


def _meet(one: Offsets, other: Offsets) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the judge left; the rest as it was where it did not speak or found nothing.

    ``rules_first`` tells that the rules' best evidence is in what the judge would take: the
    headings of what follows an article that is most of the text, the counters of a gallery.
    ``seen`` is for the next time that the judge is asked.  ``sure`` is where lines begin that no
    label's words accuse.
    """

    rest: Rest
    spoke: bool = False
    rules_first: bool = False
    heads: Heads = Heads()
    warnings: tuple[str, ...] = ()
    seen: Seen | None = None
    sure: frozenset[int] = frozenset()


def by_judge(judging: Judging, rest: Rest, seen: Seen | None = None) -> Judged:
    """Ask the fitted judge, where the options and the outlet's file let it speak.

    A text that is no whole page it leaves alone, its own work too.  ``seen`` is what it saw before,
    when no less was left.
    """
    blocks = judging.blocks(rest)
    if not _is_whole_page(judging, blocks):
        return Judged(rest)
    rest = without_inserts(judging, rest)
    blocks = judging.blocks(rest)
    # numpy takes as long to load as all the rest
    from cleaner.strip.article.entries import keep_entries
    from cleaner.strip.article.find import Trust, find_article
    from cleaner.strip.article.heads import Clues
    from cleaner.strip.article.hours import keep_hours
    from cleaner.strip.article.notes import keep_notes
    from cleaner.strip.fitted.again import see
    from cleaner.strip.fitted.judge import line_judge

    if len(blocks.text) > LONGEST:
        return Judged(rest, warnings=(TOO_LONG,))
    labels, judge = label_share(blocks), line_judge("text")
    view, seen = see(judge, blocks, rest.spans, seen)
    clues = Clues(accused=partial(judging.accused, blocks))
    article, problem = find_article(view, blocks, judge, Trust(_mercy(labels)), clues)
    if article is None:
        return Judged(rest, warnings=(problem,) if problem else (), seen=seen)
    keep_hours(blocks, article)
    keep_entries(judging.of_rules, view, blocks, article)
    keep_notes(judging.of_rules, blocks, article)
    if not _is_page(view, article):
        article.inside[:] = True
    spare(judging, rest, article)
    rules_first = labels < MIXED or may_hold(blocks.text)
    return replace(cut(rest, blocks, article), rules_first=rules_first, seen=seen)


def heads_of(judging: Judging, rest: Rest) -> Heads:
    """The heads of bare text of which the judge may take nothing, however short it is."""
    blocks = judging.blocks(rest)
    if judging.document.markup is not None or not _is_asked(judging):
        return Heads()
    if not len(blocks) or len(blocks.text) > LONGEST:
        return Heads()
    from cleaner.strip.article.find import Trust, find_article
    from cleaner.strip.article.heads import Clues
    from cleaner.strip.fitted.judge import line_judge

    judge = line_judge("text")
    clues = Clues(accused=partial(judging.accused, blocks))
    article, _ = find_article(judge.view(blocks), blocks, judge, Trust(MERCY, enough=0), clues)
    return Heads() if article is None else _placed(rest, blocks, article)


def _is_whole_page(judging: Judging, blocks: Blocks) -> bool:
    """Whether a text is a whole page that the judge is asked of, by the options and the outlet."""
    if not _is_asked(judging) or JUDGED.kind in judging.options.keep:
        return False  # what nobody else has a name for may be to stay
    if _is_short(judging, blocks) or label_share(blocks) < CLEANED:
        return False
    return not is_listed(blocks, LABEL)


def _is_short(judging: Judging, blocks: Blocks) -> bool:
    if judging.document.layout == "one-line" and len(blocks.text) >= TOGETHER:
        return False
    return len(blocks) < FEWEST


def _is_asked(judging: Judging) -> bool:
    """Whether the options and the outlet's file let the judge speak."""
    return judging.options.model and judging.signals and JUDGE not in judging.rules.disabled


def cut(rest: Rest, blocks: Blocks, article: Article, proven: list[Reason] | None = None) -> Judged:
    """The rest without what is not of the article, or is ``proven`` against, a reason a block.

    ``blocks`` are those of the rest's text.
    """
    pieces = _pieces(blocks, article) if proven is None else _reasoned(blocks, article, proven)
    left = rest.without(pieces) if pieces else rest
    return Judged(left, spoke=True, heads=_placed(rest, blocks, article))


def _placed(rest: Rest, blocks: Blocks, article: Article) -> Heads:
    """The heads of an article among the blocks of the rest's text."""

    def place(at: int) -> Offsets:
        return rest.original(blocks.starts[at], blocks.ends[at])

    headline = None if article.headline is None else place(article.headline)
    return Heads(tuple(map(place, article.heads)), headline)


def label_share(blocks: Blocks) -> float:
    """The share of blocks that are as short as labels."""
    sizes = map(sub, blocks.ends, blocks.starts)
    return sum(map(LABEL.__gt__, sizes)) / max(1, len(blocks))


def _is_page(view: View, article: Article) -> bool:
    """Whether so much of a text is outside the article that it was not cleaned before."""
    outside, sizes = ~article.inside, view.lines.sizes
    if outside.sum() / len(outside) >= LINES:
        return True
    return float(sizes[outside].sum()) >= WORDS * float(sizes.sum())


def _mercy(labels: float) -> float:
    return MERCY * min(1.0, max(0.0, (MIXED - labels) / (MIXED - CLEANED)))


def spare(judging: Judging, rest: Rest, article: Article) -> None:
    """Take into the article what keep rules fence, and kinds that are to stay."""
    keep = judging.options.keep
    if not (keep or judging.rules.fences or judging.options.galleries != "drop"):
        return
    ledger = judging.look(rest).ledger
    for at in ledger.fenced:
        article.inside[at] = True
    if not keep:
        return
    unkept = replace(judging, options=replace(judging.options, keep=frozenset()))
    reasons = unkept.look(rest).ledger.judgement().reasons
    for at, reason in enumerate(reasons):
        if (JUDGED.kind if reason is KEPT else reason.kind) in keep:
            article.inside[at] = True


def _reasoned(blocks: Blocks, article: Article, proven: list[Reason]) -> list[Piece]:
    """One piece a block, for the proven reason where there is one."""
    judged = zip(proven, article.inside.tolist(), strict=True)
    reasons = [
        reason if reason is not KEPT else (KEPT if inside else JUDGED) for reason, inside in judged
    ]
    return pieces_to_cut(blocks, Judgement(reasons, []))


def _pieces(blocks: Blocks, article: Article) -> list[Piece]:
    """One piece for each run of blocks that go."""
    import numpy as np

    stays = np.ones(len(article.inside) + 2, dtype=np.bool_)
    stays[1:-1] = article.inside
    turns = (stays[1:] != stays[:-1]).nonzero()[0].tolist()
    runs = zip(turns[::2], turns[1::2], strict=True)
    return [Piece(*outer_edges(blocks, first, after), JUDGED) for first, after in runs]
