"""Where lines ended in text that was run together."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.model import CleanerError
from cleaner.read import breaks as module
from cleaner.read.breaks import breaks, clues, seams, words_of

MENU = ["Home", "Tides and times", "Ferries", "Sport", "Sign in", "Subscribe"]
STORY = [
    "Ferry crews walk out over night watches",
    "Published 3 March 2026",
    "The ferries that tie the islands to the mainland stood idle on Tuesday.",
    "“We have asked for one thing, and it is sleep,” said Mr. Tarrant of the guild in St. Osyth.",
]
NOTHING = '{"bias": 0, "runs": {}, "joints": {}, "words": {}}'
FOOTER = ["Share this article", "Read more", "Contact us", "Privacy policy"]


def parts(text: str) -> list[str]:
    """The text cut where lines are thought to have ended."""
    edges = [0, *breaks(text, 0, len(text)), len(text)]
    return [text[at:after].strip() for at, after in pairwise(edges)]


def pieces(text: str) -> list[str]:
    return words_of(text, 0, len(text)).words


class TestWords:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("SportWeather", ["Sport", "Weather"]),
            ("on Monday.The ferry", ["on", "Monday.", "The", "ferry"]),
            ("said.“We", ["said.", "“We"]),
            ("at 9Home", ["at", "9", "Home"]),
            ("(see map)Read", ["(see", "map)", "Read"]),
            ("КонтактыГлавная", ["Контакты", "Главная"]),
            ("przestańŁódź", ["przestań", "Łódź"]),
            ("l’Équipe d'Artagnan U.S. NATO e.g. A.B", None),
            ("wait...what", None),
            ("", []),
            (" \n ", []),
        ],
    )
    def test_are_cut_where_they_were_glued(self, text: str, words: list[str] | None) -> None:
        assert pieces(text) == (text.split() if words is None else words)

    def test_know_their_places(self) -> None:
        found = words_of("x HomeSport  Tides", 2, 18)
        assert found.words == ["Home", "Sport", "Tides"]
        assert (found.starts, found.glued) == ([2, 6, 13], [False, True, False])
        assert found.is_glued
        assert not words_of("Home Sport", 0, 10).is_glued

    @given(st.text("aB.9 “\n\t’)é", max_size=60), st.integers(0, 5))
    def test_tile_the_text(self, text: str, start: int) -> None:
        found = words_of(text, start, len(text))
        pairs = zip(found.starts, found.words, strict=True)
        assert all(text[at : at + len(word)] == word for at, word in pairs)
        assert "".join(found.words) == "".join(text[start:].split())


class TestClues:
    def test_are_the_words_around_a_gap(self) -> None:
        text = "Sign in. The ferry"
        first, second, third = clues(words_of(text, 0, len(text)))
        assert first.words == ("", "sign", "in", "the")
        assert second == ("XxXx", " .xXx", ("sign", "in", "the", "ferry"))
        assert third.run == "xXx_"

    @pytest.mark.parametrize(
        ("word", "look"),
        [
            ("ferry", "xx"),
            ("Ferry,", "X,"),
            ("NATO:", "A:"),
            ("1912.", "9."),
            ("Mr.", "Xa"),
            ("U.S.", "Aa"),
            ("“Who?”", "X."),
            ("(see", "xx"),
            ("map)", "x)"),
            ("|", "-)"),
            ("船", "xx"),
        ],
    )
    def test_name_kind_and_end(self, word: str, look: str) -> None:
        text = f"{word} a"
        (seen,) = clues(words_of(text, 0, len(text)))
        assert seen.joint[2] + seen.joint[1] == look


class TestBreaks:
    @pytest.mark.parametrize("blank", [" ", ""])
    def test_find_most_lines_of_a_page(self, blank: str) -> None:
        lines = [*MENU, *STORY, *FOOTER]
        found = parts(blank.join(lines))
        short = {*MENU, *STORY[:2], *FOOTER}
        assert len(set(found) & short) >= len(short) - 1
        assert len(found) <= len(lines)

    def test_leave_a_sentence_whole(self) -> None:
        for sentence in STORY[2:]:
            assert parts(sentence) == [sentence]

    def test_names_of_firms_are_no_lines(self) -> None:
        text = "She put it on YouTube and LinkedIn, and McDonald’s saw it on WhatsApp."
        assert parts(text) == [text]

    @given(st.text("aB.9 “\n\t’)é船", max_size=80))
    def test_are_beginnings_of_words(self, text: str) -> None:
        found = list(breaks(text, 0, len(text)))
        assert found == sorted(set(found))
        assert set(found) <= set(words_of(text, 0, len(text)).starts[1:])

    @pytest.mark.parametrize(
        "text",
        ["a" * 400_000, "aB" * 100_000, "a.B" * 70_000, "a " * 100_000, "”)!" * 130_000],
    )
    def test_hostile_text_takes_linear_time(self, text: str) -> None:
        start = time.process_time()
        assert len(list(breaks(text, 0, len(text)))) < len(text)
        seams(text)
        assert time.process_time() - start < 8


class TestFile:
    @pytest.mark.parametrize(
        ("raw", "message"),
        [
            ("", "cannot be read"),
            ('{"format": "cleaner breaks 2"}', "cannot be read .*fitted"),
            (
                f'{{"format": "x", "fitted": {{}}, "spaced": {NOTHING}, "glued": {NOTHING}}}',
                "format 'x' is not 'cleaner breaks 2'",
            ),
        ],
    )
    def test_that_is_damaged_is_named(
        self, raw: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "breaks.json").write_text(raw, encoding="utf-8")
        monkeypatch.setattr(module, "files", lambda _package: tmp_path)
        with pytest.raises(CleanerError, match=message):
            module.read_weights()
