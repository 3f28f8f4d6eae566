from __future__ import annotations

import copy
import dataclasses
import pickle
import re
from pathlib import Path

import pytest

from cleaner import clean
from cleaner.model import (
    KEPT,
    KINDS,
    Blocks,
    Cleaned,
    CleanerError,
    InputError,
    Options,
    Reason,
    RuleError,
    Verdicts,
    notebook,
)
from cleaner.read.split import split

TEXT = "One.\n\nTwo.\n\nThree."
GONE = Reason("_any/share", "share", "a button", 0.9)


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


def test_blocks_of_one_text_are_equal(blocks):
    same, other = split(TEXT)[0], Blocks(TEXT, blocks.starts[:1], blocks.ends[:1])
    assert (blocks == same, hash(blocks) == hash(same)) == (True, True)
    assert blocks != other
    assert blocks != split(TEXT.lower())[0]
    assert blocks != list(blocks)
    assert Verdicts(blocks, [KEPT] * 3) == Verdicts(same, [KEPT] * 3)
    assert len({Verdicts(blocks, [KEPT] * 3), Verdicts(same, [KEPT] * 3)}) == 1
    assert Verdicts(blocks, [KEPT] * 3) != Verdicts(blocks, [GONE] * 3)
    assert Verdicts(blocks, []) != []


def test_verdicts_are_a_sequence(blocks):
    verdicts = Verdicts(blocks, [KEPT, GONE, KEPT])
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


SCRAPE = "The ferry is back.\n\nAccept all cookies\n\nIt sails at nine.\n"
PAGE = f"<!doctype html><title>Ferry</title><p>{SCRAPE.replace(chr(10) * 2, '<p>')}"
LINKED = SCRAPE.replace("ferry", "[ferry](https://harbour.example/ferry)")
TEXTS = pytest.mark.parametrize("text", [SCRAPE, PAGE, LINKED, ""], ids=["text", "page", "md", ""])


@TEXTS
def test_what_is_cleaned_alike_is_equal_and_nothing_is_worked_out_for_it(text):
    one, other = clean(text), clean(text)
    assert other == one
    assert other.document == one.document
    assert hash(other) == hash(one)
    assert not {"verdicts", "dropped", "_gone"} & vars(other.account).keys()
    assert (other.verdicts, other.dropped) == (one.verdicts, one.dropped)
    assert other == one


def told(cleaned: Cleaned) -> list[object]:
    """All that a user can ask of it."""
    kinds = ("text", "title", "body", "kept", "paragraphs", "dropped", "verdicts", "heads")
    rest = ("headline", "document", "gone", "site", "warnings")
    return [getattr(cleaned, name) for name in (*kinds, *rest)] + [cleaned.restore()]


@TEXTS
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_what_was_sent_tells_the_same_without_rules_or_judge(text, protocol, monkeypatch):
    one = clean(text)
    parcel = pickle.dumps(one, protocol)
    with monkeypatch.context() as patch:
        patch.setattr("cleaner.strip.outcome.heads_of", lambda *_: pytest.fail("asked"))
        sent = pickle.loads(parcel)  # noqa: S301
        found = told(sent)
    assert found == told(one)
    assert sent == one == pickle.loads(pickle.dumps(sent, protocol))  # noqa: S301
    assert hash(sent) == hash(one)
    assert sent != clean(text, options=Options(model=False))
    assert len(parcel) < 2_000 + 10 * len(text)


@TEXTS
def test_a_copy_of_what_never_changes_is_itself(text):
    one = clean(text)
    assert copy.copy(one) is one
    assert copy.deepcopy([one])[0] is one
    assert dataclasses.replace(one, site="harbour.example").text == one.text


def test_what_is_shown_of_a_record_is_short():
    one = clean(SCRAPE, url="https://harbour.example/ferry")
    assert repr(one) == "<Cleaned '-': 38 of 58 characters kept, site None>"
    assert repr(one.document) == "<Document '-': 58 characters, 3 blocks, paragraphs>"
    assert repr(one.document.blocks) == "<Blocks: 3 in 58 characters>"
    assert repr(one.verdicts) == "<Verdicts: 1 of 3 blocks go>"
    long = dataclasses.replace(one.document, name="a\n" * 200)
    assert len(repr(dataclasses.replace(one, document=long, site="b" * 300))) < 150
    assert "\n" not in repr(long)
    for account in (one.account, pickle.loads(pickle.dumps(one)).account):  # noqa: S301
        assert len(repr(account)) < 150


def test_a_notebook_shows_what_goes_and_why():
    text = "Sign up for our newsletter.\r\nRain <b>fell</b> \u202eon\u202c the town & stayed.\n"
    shown = clean(text)._repr_html_()
    assert shown.startswith("<pre ")
    assert shown.count("<del ") == 1
    assert "newsletter: asks the reader to take a newsletter (_any/newsletter-en, 0.99)" in shown
    assert "Rain &lt;b&gt;fell&lt;/b&gt; \ufffdon\ufffd the town &amp; stayed.\n" in shown
    assert "\r" not in shown


def test_of_a_long_text_a_notebook_shows_the_beginning(monkeypatch):
    monkeypatch.setattr(notebook, "LONGEST", 40)
    text = "Sign up for our newsletter.\n" + "Rain fell on the town. " * 9
    shown = re.sub("<[^>]*>", "", clean(text)._repr_html_())
    assert shown == f"{text[:40]}… {len(text) - 40:,} characters more"


def test_what_is_cleaned_otherwise_is_not_equal():
    one = clean(SCRAPE)
    assert one != clean(SCRAPE + "\n")
    assert one != clean(SCRAPE, options=Options(model=False))
    assert one != clean(SCRAPE, site="theweek.com")
    assert one != SCRAPE


def test_what_rules_say_counts_not_where_they_lie(tmp_path):
    rule = Path("rules/theweek.com.toml").read_text(encoding="utf-8")
    for name, text in (("a", rule), ("b", rule), ("c", rule + "# a note\n")):
        tmp_path.joinpath(name).mkdir()
        tmp_path.joinpath(name, "theweek.com.toml").write_text(text, encoding="utf-8")
    one, *others = (
        clean(SCRAPE, site="theweek.com", options=Options(rules=rules)).account.grounds.rules
        for rules in ([], *([tmp_path / name] for name in "abc"))
    )
    assert others == [one, one, one]
    assert one != clean(SCRAPE).account.grounds.rules


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


BOATS = """
site = "boats.example"

[[rule]]
id = "tide"
kind = "line"
label = "other"
why = "a row of a tide table"
match = 'Tide [0-9]+'
example = '''
- Tide 4
+ Rain
'''
"""


@pytest.mark.parametrize("several", [list, set, tuple, iter, dict.fromkeys])
def test_options_take_several_in_any_shape(several, tmp_path):
    options = Options(keep=several(["share"]), drop=several(["byline"]), rules=several(["a"]))
    assert options == Options(
        keep=frozenset({"share"}), drop=frozenset({"byline"}), rules=(Path("a"),)
    )
    assert hash(options) == hash(Options(keep=["share"], drop=["byline"], rules=[Path("a")]))
    (tmp_path / "boats.example.toml").write_text(BOATS)
    text = "Sign up for our newsletter\n\nRain fell.\n"
    assert clean(text, options=Options(rules=[str(tmp_path)])).text == "Rain fell.\n"


@pytest.mark.parametrize("option", ["model", "site_rules"])
@pytest.mark.parametrize("given", ["false", 0, None])
def test_switches_are_on_or_off(option, given):
    with pytest.raises(TypeError, match=f"^{option} takes True or False, not {given!r}$"):
        Options(**{option: given})


def test_options_are_as_usual_and_can_be_changed_and_sent():
    usual = Options()
    assert (usual.site_rules, usual.galleries, usual.keep, usual.drop) == (
        True,
        "drop",
        set(),
        set(),
    )
    assert (usual.model, usual.preset, usual.rules) == (True, "default", ())
    other = dataclasses.replace(usual, keep=["share"], preset="fast")
    assert (other.keep, other.preset, other.galleries) == ({"share"}, "fast", "drop")
    assert pickle.loads(pickle.dumps(other)) == copy.deepcopy(other) == other  # noqa: S301
    assert "keep=frozenset({'share'})" in repr(other)
    with pytest.raises(TypeError):
        Options(True)


@pytest.mark.parametrize("option", ["keep", "drop", "rules"])
@pytest.mark.parametrize("given", ["share", b"share", Path("share"), None, 7, [7], [["share"]]])
def test_options_refuse_what_is_not_several_names(option, given):
    with pytest.raises(TypeError, match=f"^{option} takes "):
        Options(**{option: given})


def test_every_error_of_ours_is_a_cleaner_error():
    assert issubclass(InputError, CleanerError)
    assert issubclass(RuleError, CleanerError)
