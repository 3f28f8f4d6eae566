"""A drafted rule file: it is sound whatever strangers wrote, and proves itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from cleaner.learn.choice import Choice
from cleaner.learn.common import Common, in_common
from cleaner.learn.draft import drafted
from cleaner.learn.quoted import block, quoted
from cleaner.learn.tally import Said, Tally
from cleaner.strip.prove import prove
from cleaner.strip.rulebook.book import packaged_book, read_book
from cleaner.strip.rulebook.schema import MOST_CUES

SITE = "harbour.example"


def common_of(*texts: str, sure: bool = True) -> Common:
    made = [Choice(Said(text, 4, 2, 0, 0, 0), "other", 0.0, sure=sure) for text in texts]
    return Common(Tally(6, 5, {}), made if sure else [], [] if sure else made, [])


@pytest.fixture
def proven(tmp_path: Path):
    """The rules of a draft, which holds."""

    def found(text: str):
        path = tmp_path / f"{SITE}.toml"
        path.write_text(text, encoding="utf-8")
        book = read_book(((SITE, path),))
        assert list(prove(book, SITE)) == []
        return book.files[SITE].rule

    return found


def test_a_draft_holds(proven, outlet):
    common = in_common(
        {SITE: outlet("Pier nine", "Sign up for our newsletter")}, packaged_book().active(None)
    )
    text = drafted(SITE, common[SITE], packaged_book())
    found = {rule.id: (rule.label, list(rule.cues)) for rule in proven(text)}
    assert found == {
        "learned-newsletter": ("newsletter", ["Sign up for our newsletter"]),
        "learned-other": ("other", ["Pier nine"]),
    }
    assert "# 5 of 5 articles" in text
    assert f'domains = ["{SITE}", "*.{SITE}"]' in text


@pytest.mark.parametrize(
    "line",
    [
        'say "ah" \\ or \\n',
        "it's ''' over",
        '"""]',
        "] # no comment",
        "turned \u202e round",
        "bell \x07 and \x7f",
        "{line} {0}",
        "- minus",
        "+ plus",
    ],
)
def test_whatever_a_line_holds_it_is_one_cue(proven, line):
    (rule,) = proven(drafted(SITE, common_of(line), packaged_book()))
    assert list(rule.cues) == [Choice(Said(line, 1, 1, 0, 0, 0), "other", 0, sure=True).text]


def test_what_is_in_doubt_is_a_rule_once_its_marks_are_taken_away(proven):
    text = drafted(
        SITE, common_of("What happens next?", "Crane watch", sure=False), packaged_book()
    )
    assert proven(text) == []
    (rule,) = proven(re.sub("^# ", "", text, flags=re.MULTILINE))
    assert list(rule.cues) == ["What happens next?", "Crane watch"]


def test_a_rule_holds_no_more_than_it_may(proven):
    common = common_of(*(f"Crane {number}" for number in range(MOST_CUES + 1)))
    rules = proven(drafted(SITE, common, packaged_book()))
    assert [(rule.id, len(rule.cues)) for rule in rules] == [
        ("learned-other", MOST_CUES),
        ("learned-other-2", 1),
    ]


def test_rules_that_the_outlet_has_stand_first(proven):
    book = packaged_book()
    base = book.paths["theweek.com"].read_text(encoding="utf-8").replace("theweek.com", SITE)
    rules = proven(drafted(SITE, common_of("Crane watch"), book, base))
    assert [rule.id for rule in rules[-2:]][-1] == "learned-other"
    assert len(rules) == len(book.files["theweek.com"].rule) + 1


def test_a_name_that_is_no_host_has_no_domains():
    assert "domains" not in drafted("Pier 2.0 News", common_of("Crane watch"), packaged_book())


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_any_text_comes_back_from_its_string(text):
    assert tomli.loads(f"it = {quoted(text)}")["it"] == text
    assert quoted(text).isprintable()


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=20), max_size=3))
def test_any_lines_come_back_from_their_block(lines):
    text = "".join(f"- {' '.join(line.split())}\n" for line in lines)
    assert tomli.loads(f"it = {block(text)}")["it"] == text
