"""One record cleaned: what it gets, what it keeps, what it refuses."""

from __future__ import annotations

import pickle

import pytest

from cleaner import __version__
from cleaner.corpus.records.cleaned import RecordCleaner
from cleaner.corpus.records.recipe import FACTS, Recipe
from cleaner.model import InputError, Options

SCRAPE = "Rain fell on the town for nine days.\n\nSign up for our newsletter.\n\nThe council met.\n"
ARTICLE = "Rain fell on the town for nine days.\n\nThe council met.\n"
PAGE = "<html><body><article><p>Rain fell on the town for nine days.</p></article></body></html>"


def test_the_article_takes_the_place_of_the_text_and_facts_come_last() -> None:
    record = RecordCleaner()({"id": 7, "text": SCRAPE, "tags": ["a"]})
    assert list(record) == ["id", "text", "tags", *FACTS]
    assert record["text"] == ARTICLE
    assert record["clean_version"] == __version__
    assert record["clean_field"] == "text"
    assert len(record["rules_sha256"]) == 64
    assert [gone["kind"] for gone in record["removed"]] == ["newsletter"]


def test_what_was_removed_stands_in_the_record_with_its_place() -> None:
    gone = RecordCleaner()({"text": SCRAPE})["removed"][0]
    assert SCRAPE[gone["start"] : gone["end"]] == gone["text"]
    assert gone["line"] == 3
    assert gone["by"] == "_any/newsletter-en"


def test_what_stands_where_an_article_should_is_told() -> None:
    clean = RecordCleaner()
    assert clean({"text": SCRAPE})["clean_obstacle"] is None
    blocked = clean({"text": "Verify you are human\n"})
    assert (blocked["clean_obstacle"], blocked["text"]) == ("bot-check", "Verify you are human\n")
    assert clean(blocked) == blocked


def test_a_record_from_before_obstacles_were_told_is_one_that_was_cleaned() -> None:
    clean = RecordCleaner()
    once = clean({"text": SCRAPE})
    older = {name: value for name, value in once.items() if name != "clean_obstacle"}
    assert {**once} == clean(older)


def test_another_field_stays_as_it_is() -> None:
    record = RecordCleaner()({"body": SCRAPE})
    assert record["body"] == SCRAPE
    assert record["text"] == ARTICLE
    assert record["clean_field"] == "body"


def test_a_page_is_rendered_and_stays() -> None:
    record = RecordCleaner()({"html": PAGE})
    assert record["html"] == PAGE
    assert record["text"].strip() == "Rain fell on the town for nine days."


def test_a_dotted_name_reaches_into_fields() -> None:
    record = RecordCleaner(Recipe(text="article.body"))({"article": {"body": SCRAPE}})
    assert record["text"] == ARTICLE
    assert record["article"] == {"body": SCRAPE}


@pytest.mark.parametrize("empty", [None, "", " \n"])
def test_a_record_without_text_passes(empty: str | None) -> None:
    record = RecordCleaner()({"text": empty})
    assert record["text"] == empty
    assert record["removed"] == []
    assert record["clean_field"] is None


@pytest.mark.parametrize("source", ["text", "body"])
def test_cleaning_again_changes_nothing(source: str) -> None:
    once = RecordCleaner()({source: SCRAPE})
    assert RecordCleaner()(once) == once


def test_a_cleaned_record_is_cleaned_anew_from_what_it_was() -> None:
    once = RecordCleaner()({"text": SCRAPE})
    spared = RecordCleaner(Recipe(options=Options(keep=frozenset({"newsletter"}))))(once)
    assert spared["text"] == SCRAPE
    assert spared["removed"] == []


EDITED = "Correction: rain fell on the village.\n\nShare this article\n\nThe council met."
NULLS = dict.fromkeys(FACTS)


def test_an_article_that_was_changed_since_is_a_new_text() -> None:
    once = RecordCleaner()({"text": SCRAPE})
    again = RecordCleaner()(once | {"text": EDITED})
    assert again == RecordCleaner()({"text": EDITED})
    assert RecordCleaner()(again) == again


def test_so_is_one_made_of_another_field() -> None:
    once = RecordCleaner()({"html": PAGE})
    again = RecordCleaner()(once | {"text": EDITED})
    assert (again["clean_field"], again["html"]) == ("text", PAGE)
    assert again["text"] == RecordCleaner()({"text": EDITED})["text"]


def test_of_an_article_that_was_changed_and_a_page_that_was_named_one_must_be_chosen() -> None:
    clean = RecordCleaner(Recipe(html="html"))
    changed = clean({"html": PAGE}) | {"text": EDITED}
    with pytest.raises(InputError, match=r"'text' was changed since it was made of 'html'; "):
        clean(changed)
    del changed["text"]
    assert clean(changed) == clean({"html": PAGE}) | {"text": clean({"html": PAGE})["text"]}


def test_an_empty_record_that_was_filled_since_is_cleaned() -> None:
    empty = RecordCleaner()({"text": ""})
    assert RecordCleaner()(empty | {"text": SCRAPE}) == RecordCleaner()({"text": SCRAPE})


def test_another_out_field_is_not_taken_for_an_article_that_was_changed() -> None:
    once = RecordCleaner(Recipe(out="article"))({"text": SCRAPE})
    again = RecordCleaner()(once)
    assert (again["text"], again["removed"]) == (once["article"], once["removed"])


@pytest.mark.parametrize("version", [None, "v7"])
def test_a_field_with_the_name_of_a_fact_is_not_written_over(version: str | None) -> None:
    with pytest.raises(InputError, match="has a field 'clean_version' of its own"):
        RecordCleaner()({"clean_version": version, "text": SCRAPE})
    with pytest.raises(InputError, match="has a field 'removed' of its own"):
        RecordCleaner()({"text": SCRAPE, **NULLS, "clean_version": version, "clean_field": "text"})


def test_a_record_whose_facts_are_all_null_was_not_cleaned() -> None:
    assert RecordCleaner()({"text": SCRAPE, **NULLS}) == RecordCleaner()({"text": SCRAPE})
    once = RecordCleaner()({"html": PAGE})
    assert RecordCleaner()({"html": PAGE, "text": None, **NULLS}) == once


def test_facts_that_are_null_may_be_missing() -> None:
    """Spark and others leave nulls out when they write JSON."""
    once = RecordCleaner()({"text": SCRAPE})
    assert once["clean_site"] is None
    bare = {name: value for name, value in once.items() if value is not None}
    assert RecordCleaner()(bare) == once


@pytest.mark.parametrize(
    "changed",
    [
        {"removed": [{"start": -4, "end": 0, "text": "Rain"}]},
        {"removed": [{"start": 0, "end": 3, "text": "longer"}]},
        {"removed": "nothing"},
    ],
)
def test_a_record_whose_removals_were_changed_is_refused(
    changed: dict[str, object],
) -> None:
    once = RecordCleaner()({"text": SCRAPE})
    with pytest.raises(InputError, match="do not fit"):
        RecordCleaner()(once | changed)


@pytest.mark.parametrize(
    ("record", "field"),
    [
        ({"words": SCRAPE, "page": PAGE}, "words"),
        ({"words": SCRAPE}, "words"),
        ({"page": PAGE}, "page"),
        ({"words": None, "page": PAGE}, "page"),
        ({"words": ""}, None),
    ],
)
def test_of_two_named_fields_the_one_that_is_there_is_read(
    record: dict[str, object], field: str | None
) -> None:
    clean = RecordCleaner(Recipe(text="words", html="page"))
    assert clean(record)["clean_field"] == field
    with pytest.raises(InputError, match=r"no field for the text \(words, page\); there are id"):
        clean({"id": 1})


@pytest.mark.parametrize("record", [{"a": None}, {"a": {"b": None}}, {"a": {"b": {"c": None}}}])
def test_what_lies_in_nothing_is_nothing(record: dict[str, object]) -> None:
    clean = RecordCleaner(Recipe(text="a.b.c", url="a.b.c"))
    assert clean(record) == record | clean.facts(None)
    with pytest.raises(InputError, match=r"no field 'a\.b\.c' for the text; there are a"):
        clean({"a": {"b": {}}})


@pytest.mark.parametrize(
    ("record", "says"),
    [
        ({"id": 1}, "no field for the text .*; there are id; name it with --text-field"),
        ({"text": 3}, "the field 'text' is a number, no text"),
        ({"text": ["a"]}, "the field 'text' is a list, no text"),
        ({"text": "a", "removed": 1}, "has a field 'removed' of its own; .* --prefix"),
        ({"text": PAGE}, "holds HTML, which would be lost; .* --html-field"),
    ],
)
def test_what_cannot_be_cleaned_is_said(record: dict[str, object], says: str) -> None:
    with pytest.raises(InputError, match=says):
        RecordCleaner()(record)


@pytest.mark.parametrize("other", [SCRAPE, None, [("text", SCRAPE)]])
def test_what_is_no_record_is_told(other: object) -> None:
    with pytest.raises(TypeError, match=f"takes a dictionary, not {type(other).__name__}"):
        RecordCleaner()(other)  # type: ignore[arg-type]


def test_options_are_no_recipe() -> None:
    with pytest.raises(TypeError, match=r"^recipe takes Recipe\(…\), not Options"):
        RecordCleaner(Options())  # type: ignore[arg-type]


def test_a_field_where_the_article_would_go_is_not_written_over() -> None:
    clean = RecordCleaner(Recipe(html="page"))
    with pytest.raises(InputError, match="has a field 'text' beside 'page'"):
        clean({"page": PAGE, "text": "mine"})
    assert RecordCleaner(Recipe(html="page", out="article"))({"page": PAGE, "text": "mine"})[
        "article"
    ].startswith("Rain")


def test_a_prefix_keeps_fields_apart() -> None:
    record = RecordCleaner(Recipe(prefix="x_"))({"text": SCRAPE, "removed": "mine"})
    assert record["removed"] == "mine"
    assert record["x_clean_site"] is None
    assert RecordCleaner(Recipe(prefix="x_"))(record) == record


def test_results_need_names_of_their_own() -> None:
    with pytest.raises(InputError, match="cannot be written to 'removed'"):
        Recipe(out="removed")


def test_it_is_sent_to_other_processes() -> None:
    clean = RecordCleaner(Recipe(prefix="x_"))
    clean({"text": SCRAPE})
    again = pickle.loads(pickle.dumps(clean))  # noqa: S301 – what multiprocessing does
    assert again.recipe == clean.recipe
    assert again({"text": SCRAPE}) == clean({"text": SCRAPE})


def test_the_outlet_is_known_by_address_and_by_name() -> None:
    line = "Created with Sketch.\n\nThe council met on Tuesday.\n"
    by_url = RecordCleaner()({"text": line, "url": "https://www.independent.co.uk/a"})
    for name in ("outlet", "site"):
        record = {"text": line, name: "independent.co.uk"}
        by_name = RecordCleaner()(record)
        assert by_url["clean_site"] == by_name["clean_site"] == by_name[name] == record[name]
