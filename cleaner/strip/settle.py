"""Judge, cut, and judge what is left, until nothing more goes.

So cleaning twice is cleaning once: what comes out is a text on which neither the fitted judge nor
the rules and signals find anything.  The latter cut in two rounds: first only what is proven (rules
of the outlet, exact repeats, threads of comments), then everything.  If the second round eats most
of the prose, its work is thrown away and the first round's result stands, which on its own would be
thrown back the same way again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from cleaner.model import KEPT
from cleaner.strip.by_html import by_html
from cleaner.strip.by_judge import Heads, Judged, by_judge
from cleaner.strip.ledger import Judgement
from cleaner.strip.look import Judging, Look
from cleaner.strip.measure import ends_sentence
from cleaner.strip.page import one_line_texts
from cleaner.strip.render import Piece, pieces_to_cut
from cleaner.strip.rest import Rest
from cleaner.strip.signals import references, thread, unheaded
from cleaner.strip.signals.extractor import outside
from cleaner.text import lines, words

GUARD = 0.5
"""Share of the prose that heuristics may take, unless more is left in short sentences."""

LEAST = 20
"""Words of a line from which it is prose to the guard, if it ends like a sentence."""

_QUOTES = ('"', "”", "'", "’", "»")

MOST_PASSES = 10
"""A text that is still changing then was made to; what it has come to stands."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What is left in the end; ``heads`` is None where the judge had no say."""

    rest: Rest
    warnings: tuple[str, ...] = ()
    heads: Heads | None = None


def settle(judging: Judging) -> Settled:
    """What is left of a document in the end.

    What can outweigh the article is cut first: threads of comments, and addresses that a text
    browser lists.  Then the fitted judge cuts, and the rules and signals what it left, in turn,
    until neither finds anything.
    """
    rest = Rest.of(judging.document.text)
    page = by_html(judging, rest)
    if page is not None:
        rest, warnings = _by_rules(replace(judging, sure=page.sure), page.rest)
        return _settled(rest, (*page.warnings, *warnings), [page])
    rest = _by_structure(judging, rest)
    if _goes_first(judging, rest):
        rest, _ = _cut_until_still(judging, rest, Look.weighty)
    judged = _by_judge(judging, rest)
    told, problem = [judged], judged.warnings
    rest, warnings = _by_rules(judging, rest if judged.rules_first else judged.rest)
    for _ in range(MOST_PASSES):
        judged = by_judge(judging, rest, judged.seen)
        told.append(judged)
        if judged.rest is rest:
            break
        problem = ()
        rest, warnings = _by_rules(judging, judged.rest)
    return _settled(rest, (*problem, *warnings), told)


def _settled(rest: Rest, warnings: tuple[str, ...], told: list[Judged]) -> Settled:
    """What the judge told of each time stands in the rest, but for what rules took since."""
    heads = [judged.heads.left_in(rest) for judged in told if judged.spoke]
    return Settled(rest, warnings, Heads.of_all(heads) if heads else None)


def _by_judge(judging: Judging, rest: Rest) -> Judged:
    """What the judge leaves of a page; it sees what rules of the outlet take, as in other pages.

    Where most of what it leaves is what sections and tails of the outlet take, it took them for the
    article, and is asked again without them.
    """
    judged = by_judge(judging, rest)
    if not judging.rules.ranges or judged.rest is rest:
        return judged
    left, _ = _cut_until_still(judging, rest, Look.ranges)
    if 2 * judged.rest.in_common(left) >= judged.rest.size:
        return judged
    return by_judge(judging, left)


def _by_rules(judging: Judging, rest: Rest) -> tuple[Rest, tuple[str, ...]]:
    """What is proven is cut until nothing more is, then everything; too much is thrown back."""
    rest, look = _cut_until_still(judging, rest, Look.proven)
    sure = rest
    rest, _ = _cut_until_still(judging, rest, Look.all, look)
    problem = _guard(sure.text, rest.text) if rest is not sure else ""
    return (sure, (problem,)) if problem else (rest, ())


def _cut_until_still(
    judging: Judging,
    rest: Rest,
    cuts: Callable[[Look], list[Piece]],
    look: Look | None = None,
) -> tuple[Rest, Look]:
    look = look or judging.look(rest)
    for _ in range(MOST_PASSES):
        pieces = cuts(look)
        if not pieces:
            break
        rest = rest.without(pieces)
        look = judging.look(rest)
    return rest, look


def _by_structure(judging: Judging, rest: Rest) -> Rest:
    """For a page of HTML: what lies outside the article by its structure goes first."""
    document = judging.document
    if document.extracted is None or "structure" in judging.options.keep:
        return rest
    look = judging.look(rest)
    outer = outside(document, look.ledger.fenced, look.ledger.judgement().reasons)
    sure = zip(look.proven_reasons(), outer, strict=True)
    reasons = [reason if known is KEPT else known for known, reason in sure]
    return rest.without(pieces_to_cut(document.blocks, Judgement(reasons, [])))


def _goes_first(judging: Judging, rest: Rest) -> bool:
    """Whether readers' comments or addresses follow; they can outweigh the article."""
    if not judging.signals:
        return False
    if references.may_hold(rest.text):
        return True
    kinds = [kind for kind in (thread, unheaded) if kind.may_hold(rest.text)]
    texts = one_line_texts(judging.blocks(rest)) if kinds else []
    return any(any(kind.threads(texts)) for kind in kinds)


def _guard(before: str, after: str) -> str:
    """What is wrong when the heuristics took too much, or nothing."""
    if before.strip() and not after.strip():
        return "every line looked like boilerplate; kept them all"
    prose, left = _long_lines(before), _long_lines(after)
    if prose == left:
        return ""
    changed = Counter(prose)
    changed.subtract(left)
    gone = _words_of({line: times for line, times in changed.items() if times})
    if gone <= 0 or (lost := gone / _words_of(Counter(prose))) <= GUARD:
        return ""
    if gone <= _words_of(Counter(filter(str.strip, lines(after))), least=1):
        return ""  # an article in short sentences, of which more is left
    return f"the general heuristics would have taken {lost:.0%} of the prose; kept it all"


def _long_lines(text: str) -> list[str]:
    """Lines that can hold `LEAST` words."""
    return [line for line in lines(text) if len(line) >= 2 * LEAST - 1]


def _words_of(said: Mapping[str, int], least: int = LEAST) -> int:
    """The words of those lines that are prose, each as often as it stands."""
    sizes = {line: len(words(line)) for line in said if _ends(line.rstrip())}
    return sum(size * said[line] for line, size in sizes.items() if size >= least)


def _ends(line: str) -> bool:
    """Whether it ends like a sentence, or like a quotation that may."""
    return line.endswith(_QUOTES) or ends_sentence(line)
