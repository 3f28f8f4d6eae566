from __future__ import annotations

import dataclasses

import pytest

from cleaner import clean
from cleaner.model import (
    KEPT,
    KINDS,
    Blocks,
    CleanerError,
    InputError,
    Options,
    Reason,
    RuleError,
    Verdicts,
)
from cleaner.read.split import split

TEXT = "One.\n\nTwo.\n\nThree."


@pytest.fixture
def blocks() -> Blocks:
    return split(TEXT)[0]


def test_blocks_are_a_sequence(blocks):
    assert len(blocks) == 3
    assert blocks[0].text == "One."
    assert blocks[-1] == blocks[2]
    assert [block.index for block in blocks[1:]] == [1, 2]
    assert blocks[::-1][0].text == "Three."
    assert blocks.texts() == ["One.", "Two.", "Three."]
    assert blocks[1] in blocks
    assert [block.text for block in reversed(blocks)] == ["Three.", "Two.", "One."]


def test_a_block_beyond_the_end(blocks):
    with pytest.raises(IndexError):
        blocks[3]
    with pytest.raises(IndexError):
        blocks[-4]


def test_verdicts_are_a_sequence(blocks):
    gone = Reason("_any/share", "share", "a button", 0.9)
    verdicts = Verdicts(blocks, [KEPT, gone, KEPT])
    assert len(verdicts) == 3
    assert [verdict.keep for verdict in verdicts] == [True, False, True]
    assert verdicts[1].block.text == "Two."
    assert (verdicts[1].by, verdicts[1].kind, verdicts[1].score) == ("_any/share", "share", 0.9)
    assert [verdict.block.index for verdict in verdicts[1:]] == [1, 2]
    assert verdicts[-1].block.index == 2


def test_records_do_not_change(blocks):
    with pytest.raises(dataclasses.FrozenInstanceError):
        blocks[0].text = "other"
    with pytest.raises(dataclasses.FrozenInstanceError):
        Options().galleries = "keep"


def test_cleaned_tells_kept_from_dropped():
    cleaned = clean("Accept all cookies\n\nThe ferry is back.\n\nAccept all cookies\n")
    assert cleaned.text == "The ferry is back.\n"
    assert [span.text for span in cleaned.kept] == ["The ferry is back.", "\n"]
    assert [(gone.line, gone.kind) for gone in cleaned.dropped] == [(1, "cookie"), (5, "cookie")]
    assert cleaned.restore() == cleaned.document.text


@pytest.mark.parametrize("text", ["", "\n", "The ferry is back.", "The ferry is back.\r\n"])
def test_nothing_to_drop(text):
    cleaned = clean(text)
    assert cleaned.dropped == ()
    assert cleaned.text == cleaned.restore() == text


def test_options_refuse_unknown_kinds():
    with pytest.raises(ValueError, match=r"^no such kind: ads, shares \(there are cookie, "):
        Options(keep=frozenset({"shares"}), drop=frozenset({"ads"}))
    with pytest.raises(ValueError, match=r"^galleries is drop, first or keep, not 'all'$"):
        Options(galleries="all")  # type: ignore[arg-type]
    assert Options(keep=frozenset(KINDS)).keep == set(KINDS)


def test_every_error_of_ours_is_a_cleaner_error():
    assert issubclass(InputError, CleanerError)
    assert issubclass(RuleError, CleanerError)
