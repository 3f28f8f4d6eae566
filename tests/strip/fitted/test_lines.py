"""Lines measured, against the same counts taken one character at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cleaner.model import Blocks
from cleaner.read.split import split, split_lines
from cleaner.read.together import ONE_LINE
from cleaner.strip.fitted import glyphs as g
from cleaner.strip.fitted.glyphs import Glyphs
from cleaner.strip.fitted.lines import Lines, measure
from cleaner.strip.fitted.tokens import Powers, hashes_of
from cleaner.text import LINE_END

GLYPHS = Glyphs()
FRAGMENTS = st.sampled_from(
    [
        *("The ferry", "sailed", "on", "Monday", "NATO", "e.g.", "3", "4,217", "x" * 30, "_", "a1"),
        *(
            ".",
            "!",
            "?",
            "…",
            "。",
            ",",
            ";",
            ":",
            '"',
            "“",
            "”",
            "«",
            "»",
            "’",
            "|",
            "•",
            "*",
            "#",
        ),
        *(
            "-",
            "–",
            "(",
            ")",
            "@",
            "©",
            "€",
            "😀",
            "👩‍👧",
            "𝐇",
            "漢字",
            "かな",
            "ไทย",
            "한국",
            "مرحبا",
            "؟",
        ),
        *("שלום", "İ", "ß", "é", "e\u0301", "\u200b", "\u00ad", "\ufeff", "\u202e", "\x00", "\x1b"),
        *(" ", " ", " ", "  ", "\t", "\u00a0", "\u3000", "\x0b", "\x0c", "\x85", "\u2028", "\x1c"),
        *("\n", "\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\r\r\n", "\n  * ", "\n\t"),
        *(". ", ".” ", "said. ", "?\n", " " * 50),
    ]
)
TEXTS = st.lists(st.one_of(FRAGMENTS, FRAGMENTS, st.text(max_size=4)), max_size=40).map("".join)


@dataclass
class Line:
    """What one line should measure."""

    counts: list[int] = field(default_factory=lambda: [0] * g.CLASSES)
    words: list[str] = field(default_factory=list)
    stops: int = 0
    indent: int = 0
    gap: int = 0


def classes(text: str) -> list[int]:
    return GLYPHS.read(text)[1].tolist()


def words_of(text: str) -> list[str]:
    kinds = "".join(
        "iw"[kind < g.IDEOGRAPH] if kind <= g.IDEOGRAPH else " " for kind in classes(text)
    )
    return [text[slice(*found.span())] for found in re.finditer("w+|i", kinds)]


def by_hand(text: str, start: int, end: int, before: int) -> Line:
    """The line ``text[start:end]``; the line before it ends at ``before``."""
    line, kinds = Line(words=words_of(text[start:end])), classes(text)
    for at in range(start, end):
        line.counts[kinds[at]] += text[at - 1 : at + 1] != "\r\n"  # a line end is one
        behind = kinds[at + 1] if at + 1 < end else g.BLANK
        spoken = at > 0 and (kinds[at - 1] <= g.IDEOGRAPH or kinds[at - 1] == g.QUOTE)
        line.stops += kinds[at] == g.STOP and spoken and behind in (g.BLANK, g.QUOTE)
    begins = max((found.end() for found in LINE_END.finditer(text[:start])), default=0)
    line.indent = 0 if before > begins else min(40, start - begins)
    line.gap = min(4, len(LINE_END.findall(text[before:start])))
    return line


def measured(blocks: Blocks) -> Lines:
    starts, ends = (np.array(edges, dtype=np.intp) for edges in (blocks.starts, blocks.ends))
    return measure(blocks.text, starts, ends, glyphs=GLYPHS, powers=Powers())


def assert_as_by_hand(blocks: Blocks) -> None:
    found, text = measured(blocks), blocks.text
    assert len(found) == len(blocks)
    said: list[tuple[int, int, str]] = []
    for at, block in enumerate(blocks):
        line = by_hand(text, block.start, block.end, blocks.ends[at - 1] if at else 0)
        said += [(at, place, word) for place, word in enumerate(line.words)]
        assert found.counts[at].tolist() == line.counts
        assert found.stops[at] == line.stops
        assert (found.indent[at], found.gap[at]) == (line.indent, line.gap)
        assert_counted(found, at, line.words)
        assert_ends(found, at, block.text)
    assert_said(found, said)


def assert_counted(found: Lines, at: int, words: list[str]) -> None:
    heads = [classes(word)[0] for word in words]
    assert found.counted[at] == len(words)
    assert found.sizes[at] == len(words) - int(0.6 * heads.count(g.IDEOGRAPH))
    assert found.upper[at] == heads.count(g.UPPER)
    assert found.digit[at] == heads.count(g.DIGIT)
    assert found.long[at] == sum(min(20, len(word)) for word in words)


def assert_ends(found: Lines, at: int, line: str) -> None:
    lower, kinds = (each.tolist() for each in GLYPHS.read(line))
    assert (found.first[at], found.last[at]) == (kinds[0], kinds[-1])
    assert (found.opening[at], found.ending[at]) == (lower[0], lower[-1])
    if kinds[-1] != g.QUOTE or len(line) > 1:
        assert found.closing[at] == kinds[-1 if kinds[-1] != g.QUOTE else -2]


def assert_said(found: Lines, said: list[tuple[int, int, str]]) -> None:
    """The words of all lines: the line of each, its place there, and the word."""
    heads = [classes(word)[0] for _, _, word in said]
    assert found.line_of.tolist() == [line for line, _, _ in said]
    assert found.at.tolist() == [place for _, place, _ in said]
    assert found.lengths.tolist() == [len(word) for _, _, word in said]
    assert found.heads.tolist() == heads
    assert found.ideographs.tolist() == [head == g.IDEOGRAPH for head in heads]
    alone = hashes_of([word for _, _, word in said], GLYPHS, Powers())
    assert found.words.hashes.tolist() == alone.tolist()


@given(TEXTS)
def test_lines(text):
    blocks = split_lines(text)
    assume(len(blocks))
    assert_as_by_hand(blocks)


@given(TEXTS)
def test_blocks_of_any_layout(text):
    blocks, _ = split(text)
    assume(len(blocks))
    assert_as_by_hand(blocks)


SENTENCE = "The ferry sailed again on Monday, nine days after the strike began."


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        (" ".join([SENTENCE] * 20), "one-line"),
        (f"{SENTENCE}\n" + " ".join([SENTENCE.replace("ferry", "“boat”")] * 40), "one-line"),
        ("HomeTides" + "".join([SENTENCE] * 20) + "SportSign in", "one-line"),
        ("•\nThe ferry\n•\nThe boat\n•\nThe quay\n", "bullets"),
        ("\n".join(["The ferry to the outer islands sailed again on"] * 8), "wrapped"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_layouts(text, layout, line_end):
    blocks, found = split(text.replace("\n", line_end))
    assert found == layout
    assert_as_by_hand(blocks)


def test_sentences_amid_a_long_line_are_not_indented():
    blocks, layout = split(" ".join([SENTENCE] * 40))
    assert layout == "one-line"
    assert len(blocks.text) > ONE_LINE
    assert not measured(blocks).indent.any()


def test_margins():
    lines = measured(split_lines("\n\nA\n  B\r\n\r\n\tC\rD\n\n\n\n\n\nE\n" + " " * 60 + "F"))
    assert lines.gap.tolist() == [2, 1, 2, 1, 4, 1]
    assert lines.indent.tolist() == [0, 2, 1, 0, 0, 40]


def test_where_sentences_end():
    lines = measured(
        split_lines("He said. “No.” Then…\nCall 3.5 now\nwww.hut.example\n… and\n。東京。\nEnd.")
    )
    assert lines.stops.tolist() == [3, 0, 0, 0, 1, 1]


def test_quotation_marks_do_not_hide_how_a_line_ends():
    lines = measured(split_lines("“It is sleep.”\n“Sleep”\nSleep.\n“"))
    assert lines.closing.tolist()[:3] == [g.STOP, g.LETTER, g.STOP]
    assert lines.closing[3] != g.STOP


@pytest.mark.parametrize("text", ["The boat", "1. ©\n— \n", "東京", "x"])
@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_of_any_kind_measure_alike(text, line_end):
    text = f"{text}\n\n  {text}\n{text}."
    plain, other = (measured(split_lines(form)) for form in (text, text.replace("\n", line_end)))
    for name in Lines.__slots__:
        if name == "words":
            assert plain.words.hashes.tolist() == other.words.hashes.tolist()
        else:
            assert getattr(plain, name).tolist() == getattr(other, name).tolist(), name
