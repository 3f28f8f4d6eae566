"""What is left and what went, in the record that users get; reasons only when somebody asks."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.model import KINDS, Cleaned, Options, Reason
from cleaner.read.document import read_text
from cleaner.strip import outcome as module
from cleaner.strip.by_judge import JUDGED, Heads
from cleaner.strip.look import Judging
from cleaner.strip.outcome import outcome
from cleaner.strip.render import Piece
from cleaner.strip.rest import Rest
from cleaner.strip.rulebook.book import RuleBook
from cleaner.strip.rulebook.schema import RuleEntry, RuleFile
from cleaner.strip.settle import Settled

LINES = [
    "Home",
    "Ferry sails again to the outer islands",
    "The ferry to the outer islands sailed again on Monday, nine days after the strike began.",
    "Sign up for our newsletter",
    "“Nobody won,” said the harbour master, who had slept in his office for most of the week.",
    "Copy link",
    "© 2026 Stannet Mercury",
]
TEXT = "\n\n".join(LINES) + "\n"
RULE = Reason("harbour.example/news", "newsletter", "a pitch", 1.0)


def _book() -> RuleBook:
    news = RuleEntry(
        id="news",
        kind="line",
        label="newsletter",
        why="a pitch",
        match="Sign up for .*",
        example="",
    )
    site = "harbour.example"
    return RuleBook({site: RuleFile(site=site, rule=[news])}, {site: Path(f"{site}.toml")})


def test_reasons_of_the_judge_are_found_after_a_journey_too():
    found = recorded(TEXT, piece("Home", "Ferry"), piece("Copy", "©"))
    sent = pickle.loads(pickle.dumps(found))  # noqa: S301
    assert sent.dropped == found.dropped
    assert all(gone.why != JUDGED.why for gone in sent.dropped)


def judging_of(text: str) -> Judging:
    rules = _book().active("harbour.example")
    return Judging(read_text(text, form="text"), rules, Options())


def recorded(text: str, *pieces: Piece, then: tuple[Piece, ...] = (), **fields) -> Cleaned:
    """The record where these pieces were cut from the text, and ``then`` others from the rest."""
    rest = Rest.of(text).without(list(pieces))
    rest = rest.without(list(then)) if then else rest
    return outcome(judging_of(text), Settled(rest, **fields), "harbour.example")


def piece(first: str, after: str | None, reason: Reason = JUDGED, text: str = TEXT) -> Piece:
    """From the beginning of one line up to that of another, or the end."""
    return Piece(text.index(first), len(text) if after is None else text.index(after), reason)


def spans(found: Cleaned) -> set[int]:
    return {at for gone in found.dropped for at in range(gone.start, gone.end)}


def assert_whole(found: Cleaned) -> None:
    """Verdicts, removals and ``gone`` tell the same, and nothing is lost."""
    text = found.document.text
    gone = {at for start, end in found.gone for at in range(start, end)}
    assert spans(found) == gone
    assert found.restore() == text
    assert found.text == "".join(char for at, char in enumerate(text) if at not in gone)
    assert len(found.verdicts) == len(found.document.blocks)
    for verdict in found.verdicts:
        block = verdict.block
        assert verdict.keep == bool(set(range(block.start, block.end)) - gone)
        assert verdict.keep or (verdict.by and verdict.why and verdict.kind in KINDS)
    ends = [(removal.start, removal.end) for removal in found.dropped]
    assert ends == sorted(ends)
    assert all(removal.start < removal.end for removal in found.dropped)


def test_nothing_went():
    found = recorded(TEXT, heads=Heads())
    assert_whole(found)
    assert found.dropped == ()
    assert found.gone == ()
    assert found.body == found.text == TEXT
    assert all(verdict.keep for verdict in found.verdicts)


def test_a_piece_of_the_judge_is_told_a_line_at_a_time():
    found = recorded(TEXT, piece("Copy link", None))
    assert_whole(found)
    assert len(found.gone) == 1
    assert [(gone.line, gone.text.strip()) for gone in found.dropped] == [
        (11, "Copy link"),
        (13, "© 2026 Stannet Mercury"),
    ]


def test_whoever_knows_a_line_names_it():
    whole = Piece(0, len(TEXT), JUDGED)
    named = {verdict.block.text: verdict for verdict in recorded(TEXT, whole).verdicts}
    pitch = named["Sign up for our newsletter"]
    assert (pitch.by, pitch.kind, pitch.why) == ("harbour.example/news", "newsletter", "a pitch")
    other = named["Ferry sails again to the outer islands"]
    assert (other.by, other.kind) == ("judge", "other")
    assert other.why != JUDGED.why
    assert any(line.by == "judge" and line.score > JUDGED.score for line in named.values())


def test_what_rules_took_keeps_its_reason():
    found = recorded(TEXT, piece("Home", "Ferry", RULE), piece("Copy link", None))
    assert_whole(found)
    assert found.dropped[0].by == "harbour.example/news"
    assert found.verdicts[0].why == "a pitch"
    assert {gone.by for gone in found.dropped[1:]} == {"judge"}


def test_reasons_are_worked_out_when_somebody_asks(monkeypatch):
    asked = []
    real = module.judges_reasons
    monkeypatch.setattr(
        module, "judges_reasons", lambda judging: asked.append(judging) or real(judging)
    )
    found = recorded(TEXT, piece("Copy link", None))
    assert (found.text, found.body, found.title, len(found.kept)) == (
        *[TEXT[: TEXT.index("Copy")]] * 2,
        None,
        1,
    )
    assert not asked
    assert found.dropped is found.dropped
    assert found.verdicts is found.verdicts
    assert len(asked) == 1


def test_the_judge_is_not_asked_for_what_it_did_not_take(monkeypatch):
    monkeypatch.setattr(module, "judges_reasons", lambda _: pytest.fail("asked"))
    found = recorded(TEXT, piece("Home", "Ferry", RULE))
    assert_whole(found)


def test_white_space_left_over_by_an_earlier_cut():
    """The rules took a line with the gap before it; the judge the line above, with a gap."""
    text = "Home\n\nSport\n\nThe ferry sailed again on Monday.\n"
    found = recorded(text, Piece(4, 11, RULE), then=(Piece(0, 6, JUDGED),))
    assert found.text == "The ferry sailed again on Monday.\n"
    assert_whole(found)


def test_white_space_left_over_at_the_end():
    text = "The ferry sailed again on Monday.\n\nSport\n\n"
    ends, size = text.index("\n"), len(text)
    found = recorded(text, Piece(ends + 2, size - 2, RULE), then=(Piece(ends, ends + 4, JUDGED),))
    assert found.text == "The ferry sailed again on Monday."
    assert_whole(found)


def test_a_piece_that_takes_a_part_of_a_block():
    """A block of the text that came in can be several of what was left of it."""
    text = "\n".join(["The ferry to the outer islands sailed again on"] * 8)
    found = recorded(text, Piece(0, 47, JUDGED))
    assert found.document.layout == "wrapped"
    assert_whole(found)
    assert len(found.dropped) == 1


GAPS = st.sampled_from(["\n", "\n\n", "\r\n", "\n  * ", "\n\n\n", " \n"])
WORDS = st.sampled_from(["Home", "Sport", "Copy link", LINES[2], LINES[4], "•"])


@st.composite
def cuts(draw: st.DrawFn) -> tuple[str, list[list[Piece]]]:
    """A text, and several rounds of pieces that go, each in offsets of what is left then."""
    lines = draw(st.lists(WORDS, min_size=1, max_size=9))
    text = "".join(part for line in lines for part in (line, draw(GAPS)))
    size, rounds = len(text), []
    for _ in range(draw(st.integers(1, 4))):
        edges = draw(st.lists(st.integers(0, size), min_size=2, max_size=6, unique=True))
        edges = sorted(edges)[: len(edges) // 2 * 2]
        pairs = zip(edges[::2], edges[1::2], strict=True)
        reasons = st.sampled_from([JUDGED, RULE])
        rounds.append([Piece(start, end, draw(reasons)) for start, end in pairs])
        size -= sum(gone.end - gone.start for gone in rounds[-1])
        if not size:
            break
    return text, rounds


@given(cuts())
def test_whatever_was_cut_in_whatever_order(case):
    text, rounds = case
    rest = Rest.of(text)
    for pieces in rounds:
        rest = rest.without(pieces)
    found = outcome(judging_of(text), Settled(rest), None)
    assert found.text == rest.text
    assert_whole(found)


# --- the lines above the article --------------------------------------------------------------


def span(line: str, text: str = TEXT) -> tuple[int, int]:
    return text.index(line), text.index(line) + len(line)


def test_title_and_body():
    found = recorded(
        TEXT,
        piece("Home", "Ferry"),
        piece("Copy link", None),
        heads=Heads((span(LINES[1]),), span(LINES[1])),
    )
    assert_whole(found)
    assert found.title == LINES[1]
    assert found.text == "\n\n".join(LINES[1:5]) + "\n\n"
    assert found.body == "\n\n".join(LINES[2:5]) + "\n\n"


def test_a_headline_of_several_lines_is_one():
    text = "Ferry sails again\n  to the\touter islands\n\nIt did.\n"
    end = text.index("\n\n")
    found = recorded(text, heads=Heads(((0, end),), (0, end)))
    assert found.title == "Ferry sails again to the outer islands"
    assert found.body == "It did.\n"


def test_without_a_headline_there_is_no_title():
    found = recorded(TEXT, heads=Heads((span("Home"),)))
    assert found.title is None
    assert found.body.startswith("Ferry sails again")


def test_site_and_warnings_are_handed_on():
    found = recorded(TEXT, warnings=("the fitted judge found no article",))
    assert found.site == "harbour.example"
    assert found.warnings == ("the fitted judge found no article",)
