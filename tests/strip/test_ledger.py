from __future__ import annotations

import pytest

from cleaner.model import KEPT
from cleaner.strip.ledger import PROVEN, Judgement, Ledger
from cleaner.strip.page import Evidence


def piece(score: float, by: str = "x", block: int = 0, **more: object) -> Evidence:
    return Evidence(block, by, "share", f"because of {by}", score, **more)


def judged(*evidence: Evidence, size: int = 1, fenced: frozenset[int] = frozenset()) -> Judgement:
    ledger = Ledger(size, fenced)
    ledger.add(evidence)
    return ledger.judgement()


def test_nothing_against_it():
    assert judged(size=2).reasons == [KEPT, KEPT]
    assert judged(size=0).reasons == []


@pytest.mark.parametrize(("score", "goes"), [(0.49, False), (0.5, True), (1.0, True)])
def test_the_threshold(score, goes):
    assert (judged(piece(score)).reasons[0] is not KEPT) is goes


def test_evidence_adds_up_as_chances_do():
    (reason,) = judged(piece(0.3, "b"), piece(0.4, "a")).reasons
    assert reason.score == pytest.approx(1 - 0.7 * 0.6)
    assert reason.by == "a"
    assert reason.why == "because of a; because of b"
    assert judged(piece(0.3), piece(0.25)).reasons == [KEPT]


def test_the_strongest_speaks_alone_where_it_would_do():
    (reason,) = judged(piece(0.3, "a"), piece(0.6, "b")).reasons
    assert (reason.by, reason.why, reason.score) == ("b", "because of b", 0.72)


def test_of_two_alike_the_name_decides():
    assert judged(piece(0.6, "b"), piece(0.6, "a")).reasons[0].by == "a"


def test_a_fence_overrules_it_all():
    fenced = frozenset({0})
    judgement = judged(piece(1.0), piece(1.0, span=(0, 2)), size=1, fenced=fenced)
    assert judgement == Judgement([KEPT], [])
    ledger = Ledger(1, fenced)
    ledger.add([piece(1.0)])
    assert ledger.scores() == [0.0]


def test_cuts_count_alone_and_only_in_blocks_that_stay():
    judgement = judged(
        piece(0.9, span=(0, 3)),
        piece(0.3, span=(4, 5)),
        piece(0.3, span=(4, 5)),
        piece(0.9, block=1),
        piece(0.9, block=1, span=(0, 1)),
        size=2,
    )
    assert [(cut.block, cut.start, cut.end) for cut in judgement.cuts] == [(0, 0, 3)]
    assert judgement.cuts[0].reason.score == 0.9


def test_what_is_proven_can_be_asked_for_alone():
    ledger = Ledger(2, frozenset())
    ledger.add([piece(0.9), piece(0.9, block=1, proven=True), piece(0.9, span=(0, 1))])
    reasons = ledger.judgement(PROVEN).reasons
    assert [reason is KEPT for reason in reasons] == [True, False]
    assert ledger.judgement(PROVEN).cuts == []


def test_scores_are_of_whole_blocks():
    ledger = Ledger(3, frozenset({2}))
    ledger.add([piece(0.5), piece(0.5), piece(0.9, block=1, span=(0, 1)), piece(0.9, block=2)])
    assert ledger.scores() == [0.75, 0.0, 0.0]


def test_findings_are_listed_once():
    ledger = Ledger(2, frozenset())
    ledger.add([piece(0.5), piece(0.5, block=1), piece(0.9, "y", span=(0, 1))])
    assert {finding.by for finding in ledger.findings()} == {"x", "y"}
