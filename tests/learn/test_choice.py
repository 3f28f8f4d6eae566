"""Which lines may be rules: article text is sacred, so most are not."""

from __future__ import annotations

import pytest

from cleaner.learn.choice import FEWEST, SHARE, choices
from cleaner.learn.tally import tally
from cleaner.strip.rulebook.book import packaged_book
from tests.learn.conftest import made_page, paragraphs

PITCH = "Sign up for our free newsletter and get it every Friday"
TRIAL = (
    "The trial of the harbour master began in May, and he has denied all that he is charged with."
)


@pytest.fixture(scope="module")
def general():
    return packaged_book().active(None)


@pytest.fixture
def chosen(general):
    """What is sure and what is not, of pages."""

    def found(pages):
        made = choices(tally(pages), general)
        return [one.text for one in made if one.sure], [one.text for one in made if not one.sure]

    return found


def test_labels_that_many_articles_have_are_sure(outlet, chosen):
    assert chosen(outlet("-Tide tables", "Crane watch")) == (["Crane watch", "Tide tables"], [])


def test_of_few_articles_nothing_is_learned(outlet, chosen):
    pages = outlet("Crane watch", count=FEWEST - 1)
    assert chosen(pages) == ([], [])
    assert chosen([*pages, *pages]) == ([], []), "fetched again they are no others"


def test_of_many_articles_so_many_must_have_it(general):
    few = [made_page("Crane watch", *paragraphs(number)) for number in range(FEWEST)]
    many = [
        made_page(
            f"On day {day} nothing came in at all but rain, fog and one letter for pier {day}."
        )
        for day in range(SHARE * FEWEST + 1)
    ]
    assert choices(tally(few), general)
    assert not choices(tally([*few, *many]), general)


def test_a_headline_is_none_however_often_others_name_it(outlet, chosen):
    named = outlet("-A cat at sea", "The cat at the pumps is well")
    own = made_page("#A cat at sea", *paragraphs(7))
    other = made_page("#The cat at the pumps is well", *paragraphs(8))
    assert chosen(named) == (["A cat at sea"], ["The cat at the pumps is well"])
    assert chosen([*named, own, other]) == ([], [])


def test_a_button_that_pages_take_for_their_standfirst_is_noted(outlet, chosen):
    assert chosen(outlet("#Hear this read aloud")) == ([], ["Hear this read aloud"])


def test_a_byline_is_none_however_often_its_writer_writes(outlet, chosen):
    assert chosen(outlet("@By Jane Doe", "#Jane Doe reports", title="Jane Doe reports")) == ([], [])


def test_a_heading_between_paragraphs_is_for_a_person_to_say(outlet, chosen):
    found = chosen(outlet(amid=("Analysis", "What happens next?")))
    assert found == ([], ["Analysis", "What happens next?"])


def test_a_button_between_paragraphs_is_sure_where_it_sounds_like_one(outlet, chosen):
    assert chosen(outlet(amid=("Sign up", "Advertisement")))[0] == ["Advertisement", "Sign up"]


def test_longer_lines_are_sure_only_if_they_sound_like_boilerplate(outlet, chosen):
    sure, doubtful = chosen(outlet(PITCH, "The crane on pier nine is named after nobody"))
    assert sure == [PITCH]
    assert doubtful == ["The crane on pier nine is named after nobody"]


def test_what_led_up_to_a_story_is_never_sure(outlet, chosen):
    assert chosen(outlet(amid=(TRIAL,))) == ([], [TRIAL])
    assert chosen(outlet(below=(TRIAL,))) == ([], [TRIAL])


@pytest.mark.parametrize("line", ["The trial continues.", "He denies it.", "“We wait.”"])
def test_a_short_sentence_below_an_article_is_never_sure(outlet, chosen, line):
    assert chosen(outlet(below=(line, "Crane watch"))) == (["Crane watch"], [line])


def test_what_goes_anyway_is_not_worth_a_look(outlet, chosen):
    assert chosen(outlet("-The crane on pier nine is named after nobody")) == ([], [])


@pytest.mark.parametrize("line", ["A", "12:30", "* * *", "By", "Tides \udc80", "tide " * 200])
def test_some_lines_can_be_no_rule(outlet, chosen, line):
    assert chosen(outlet(line)) == ([], [])
