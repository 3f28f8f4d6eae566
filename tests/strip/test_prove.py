from __future__ import annotations

import os

import pytest

from cleaner import Options, clean
from cleaner.model import RuleError
from cleaner.strip.prove import prove, usable_book
from cleaner.strip.rulebook.book import packaged_book

IDLE = "example: no line of it is touched by this rule; show one that is"


def failures(book, site="harbour.example"):
    return [str(failure) for failure in prove(book, site)]


@pytest.fixture
def failing(book_of, rule):
    def run(example, *others, site="harbour.example", **fields):
        fields = {"match": "Share", **fields}
        return failures(book_of(rule(example=example, **fields), *others, site=site), site)

    return run


def test_an_example_that_holds(failing):
    assert failing("- Share\n+ Share prices\n") == []
    assert failing("\n\n- Share\n\n+ Share prices\n\n") == []
    for site in ("_any", "_families/tides"):
        assert failing("+ Rain\n- Share\n", site=site) == []


def test_a_line_that_should_go_but_stays(failing):
    assert failing("- Share\n- Shares\n+ Rain") == [
        "harbour.example.toml: rule it: example: 'Shares' is marked - but stays"
    ]


def test_a_line_that_should_stay_but_goes(failing):
    assert failing("- Share\n+ Rain\n+ Share") == [
        "harbour.example.toml: rule it: example: 'Share' is marked + but goes by harbour.example/it"
    ]


def test_the_whole_book_of_the_outlet_is_held_against_it(failing, rule):
    other = rule(id="other", match="Rain", example="- Rain\n+ Sun")
    found = failing("- Share\n+ Rain", other)
    assert found[0].endswith("'Rain' is marked + but goes by harbour.example/other")


def test_a_rule_must_take_part(failing, rule):
    other = rule(id="other", match="Like", example="- Like\n+ Sun")
    assert failing("- Like\n+ Rain", other) == [f"harbour.example.toml: rule it: {IDLE}"]


def test_a_keep_rule(failing, rule):
    drop = rule(id="drop", match="Share.*", example="- Share\n+ Rain")
    assert failing("+ Share prices\n- Share", drop, kind="keep", match="Share prices") == []
    found = failing("+ Rain\n- Share", drop, kind="keep", match="Share prices")
    assert found[0].endswith("no line of it is touched by this rule; show one that is")


def test_a_span_counts_as_going(failing):
    assert failing("- Rain [ad] fell\n+ Rain fell", kind="span", match=r"\[ad\]") == []


def test_bylines_are_judged_though_they_are_optional(failing):
    assert failing("- By Lena\n+ By the sea", label="byline", match="By Lena") == []


def test_signals_have_no_say(failing):
    gallery = "+ 1/3\n+ A quay\n+ Pool\n+ 2/3\n+ A boat\n+ Pool\n+ 3/3\n- Share"
    assert failing(gallery) == []


def test_without_folders_the_packaged_book():
    assert usable_book() is packaged_book()


RULE = """site = "{site}"

[[rule]]
id = "it"
kind = "line"
why = "a test"
match = "{match}"
example = '''
- Ahoy
+ Ahoy, reader
'''
"""


def test_rules_of_the_user_are_held_against_their_examples(tmp_path):
    path = tmp_path / "a.example.toml"
    path.write_text(RULE.format(site="a.example", match="Ahoy"))
    book = usable_book((tmp_path,))
    assert usable_book((tmp_path,)) is book
    cleaned = clean("Ahoy\nRain.", site="a.example", options=Options(rules=(tmp_path,)))
    assert (cleaned.text, cleaned.site) == ("Rain.", "a.example")

    path.write_text(RULE.format(site="a.example", match="Ahoy!"))
    os.utime(path, ns=(1, 1))
    with pytest.raises(RuleError, match="rule it: example: 'Ahoy' is marked - but stays"):
        usable_book((tmp_path,))


def test_a_file_that_vanished(tmp_path):
    (tmp_path / "a.example.toml").symlink_to(tmp_path / "none")
    with pytest.raises(RuleError, match=r"a\.example\.toml: cannot be read: No such file"):
        usable_book((tmp_path,))


def test_a_keep_rule_takes_part_by_what_it_fences_itself(failing, rule):
    """That another keep rule fences something proves nothing of it."""
    other = rule(id="other", kind="keep", match="Tides", example="+ Tides")
    idle = failing("+ Tides", other, kind="keep", match="Bells")
    assert idle == [f"harbour.example.toml: rule it: {IDLE}"]
