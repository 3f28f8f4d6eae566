"""Lines of JSON are cleaned in place and put together again, byte for byte."""

from __future__ import annotations

import hashlib
import json
import random

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from cleaner.corpus.json_line.members import members, scrubbed
from cleaner.corpus.records.cleaned import RecordCleaner
from cleaner.corpus.records.lines import cleaned_line, restored_line
from cleaner.corpus.records.literals import cut_literal
from cleaner.corpus.records.recipe import FACTS, Recipe
from cleaner.model import InputError, Options, Removal

BOILERPLATE = "Sign up for our newsletter."
LINES = [
    "Rain fell on the town for nine days.",
    "The council met on Tuesday – and again on Friday 🚢.",
    'She said: "No \\ never / again"\t.',
    BOILERPLATE,
    "Share this article on Facebook",
    "",
]
SIGNS = (
    st.sampled_from(list('ab \t"\\/é–渡🚢\u2028\x00\x7f\x1f\ud83d\ude00\ud800')) | st.characters()
)
TEXTS = st.lists(st.sampled_from(LINES) | st.text(SIGNS, max_size=12), max_size=8).map("\n\n".join)
NUMBERS = ("123456789012345678901234567890", "-0.0", "1E5", "1e400", "NaN", "-Infinity", "0.10")
SPACES = st.sampled_from(["", "", " ", "\t", "  "])
SHORT = {'"': '\\"', "\\": "\\\\", "/": "\\/", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b"}


@st.composite
def literals(draw, text):
    """A text as JSON may write it: each sign raw, or escaped in one of the ways there are."""
    chance = random.Random(draw(st.integers(0, 2**16)))  # noqa: S311 – a draw a sign is slow
    signs = []
    for sign in text:
        must = sign < " " or sign in '"\\' or "\ud800" <= sign <= "\udfff"
        if not must and chance.random() < 0.8:
            signs.append(sign)
        elif sign in SHORT and chance.random() < 0.5:
            signs.append(SHORT[sign])
        else:
            units = sign.encode("utf-16-be", "surrogatepass").hex()
            units = units.upper() if chance.random() < 0.5 else units
            signs += [f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4)]
    return f'"{"".join(signs)}"'


@st.composite
def values(draw):
    """Any other value, as it stands."""
    plain = st.sampled_from([*NUMBERS, "null", "true", "[ ]", '{"a" : [1,{}]}'])
    return draw(plain | st.text(SIGNS, max_size=5).flatmap(literals))


@st.composite
def objects(draw, member):
    """An object with that member among others, some of the same name, with odd white space."""
    others = st.tuples(
        st.sampled_from(["id", "x", "é", "date", "wert"]).flatmap(literals), values()
    )
    before, after = draw(st.lists(others, max_size=3)), draw(st.lists(others, max_size=3))
    if draw(st.booleans()):
        before.append((member[0], draw(values())))
    pieces = [
        draw(SPACES) + key + draw(SPACES) + ":" + draw(SPACES) + value + draw(SPACES)
        for key, value in [*before, member, *after]
    ]
    return "{" + ",".join(pieces) + "}"


@st.composite
def lines(draw, path):
    """A line with a text behind a path of names, and what surrounds it."""
    inner = draw(TEXTS.flatmap(literals))
    for name in reversed(path):
        inner = draw(objects((draw(literals(name)), inner)))
    begin = draw(st.sampled_from(["", "", "\ufeff", " "]))
    return (begin + inner + draw(st.sampled_from(["", "\r", " "]))).encode("utf-8")


REFUSED = ("half a surrogate pair would meet", "holds HTML")


def _cleaned(line, cleaner):
    """The cleaned line; one that is refused for what chance wrote into it is passed over."""
    try:
        return cleaned_line(line, cleaner)[0]
    except InputError as error:
        if not any(each in str(error) for each in REFUSED):
            raise
        reject()


PLAIN, NESTED = RecordCleaner(), RecordCleaner(Recipe(text="a.b", prefix="c_"))
ARTICLE = RecordCleaner(Recipe(text="text", out="article"))


@given(lines(["text"]))
def test_a_line_comes_back_byte_for_byte(line):
    assert restored_line(_cleaned(line, PLAIN)) == line


@given(lines(["a", "b"]))
def test_a_nested_text_comes_back_byte_for_byte(line):
    cleaned = _cleaned(line, NESTED)
    assert restored_line(cleaned) == line
    assert cleaned.decode().lstrip("\ufeff").rstrip().rstrip("}") not in line.decode()


@given(lines(["text"]))
def test_an_article_of_its_own_comes_back_byte_for_byte(line):
    assert restored_line(_cleaned(line, ARTICLE), "article") == line


@pytest.mark.parametrize("cleaner", [PLAIN, ARTICLE])
@given(line=lines(["text"]))
def test_a_line_says_what_the_record_says(cleaner, line):
    cleaned = json.loads(_cleaned(line, cleaner).decode("utf-8").removeprefix("\ufeff"))
    record = scrubbed(json.loads(line.decode("utf-8").removeprefix("\ufeff")))
    assert repr(scrubbed(cleaned)) == repr(cleaner(record))


@pytest.mark.parametrize(("cleaner", "path"), [(PLAIN, ["text"]), (NESTED, ["a", "b"])])
@given(data=st.data())
def test_cleaning_again_changes_no_byte(cleaner, path, data):
    once = _cleaned(data.draw(lines(path)), cleaner)
    assert _cleaned(once, cleaner) == once


def test_only_what_goes_is_cut_and_facts_come_last():
    line = (
        rb'{ "n": 1e400,"text" : "Rain fell \u00e9 for \/ days.\n\n'
        rb'Sign up for our n\u0065wsletter.\n\nThe council met." }'
    )
    cleaned, result = cleaned_line(line, PLAIN)
    assert cleaned.startswith(
        rb'{ "n": 1e400,"text" : "Rain fell \u00e9 for \/ days.\n\nThe council met.","removed":[{'
    )
    assert rb'"text":"Sign up for our n\u0065wsletter.\n\n"}]' in cleaned
    digest = hashlib.sha256("Rain fell é for / days.\n\nThe council met.".encode()).hexdigest()
    assert cleaned.endswith(f'"clean_field":"text","clean_sha256":"{digest}" }}'.encode())
    assert result is not None
    assert result.found.text == json.loads(line)["text"]
    assert list(json.loads(cleaned))[2:] == list(FACTS)


def test_what_is_added_to_a_line_of_ascii_is_ascii():
    page = rb'{"html": "<p>Regen fiel f\u00fcr Tage.</p><p>Der Rat tagte\u2028.</p>"}'
    cleaned, _ = cleaned_line(page, PLAIN)
    assert cleaned.isascii()
    cleaned, _ = cleaned_line(page.replace(rb"\u00fc", "ü".encode()), PLAIN)
    assert "für" in cleaned.decode()
    assert len(cleaned.decode().splitlines()) == 1


def test_a_cleaned_line_that_other_tools_sorted_and_spaced_is_cleaned_anew():
    once, _ = cleaned_line(json.dumps({"z": 1, "text": f"Rain.\n\n{BOILERPLATE}"}).encode(), PLAIN)
    changed = json.dumps(json.loads(once), sort_keys=True, indent=1).replace("\n", "").encode()
    spared = RecordCleaner(Recipe(options=Options(keep=frozenset({"newsletter"}))))
    again = json.loads(cleaned_line(changed, spared)[0])
    assert again["text"] == f"Rain.\n\n{BOILERPLATE}"
    assert json.loads(restored_line(changed)) == {"z": 1, "text": f"Rain.\n\n{BOILERPLATE}"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"text": "a"', "not JSON: a comma is missing at character 13"),
        (b'{"text" "a"}', "not JSON: a colon is missing at character 9"),
        (b'{"text": }', "not JSON: no value at character 10"),
        (b"{'text': 1}", "not JSON: a name in double quotes is missing at character 2"),
        (b'{"text": "a"} {}', "not JSON: something follows the object at character 15"),
        (b'{"text": "a\tb"}', "not JSON: Invalid control character at character 12"),
        (b'["text"]', "is JSON, but no object with fields"),
        (b'"text"', "is JSON, but no object with fields"),
        (b"text", "not JSON: Expecting value at character 1"),
        (b'{"text": "\xff"}', "not UTF-8 at byte 11"),
        (b'{"text": ' + b"[" * 100_000, "not read: lists in lists, too deep"),
        (b'{"text": "a", "n": ' + b"1" * 5000 + b"}", "not read: Exceeds the limit"),
        (b"{}", "no field for the text"),
        (b'{"text": 3}', "the field 'text' is a number, no text"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(line, says):
    with pytest.raises(InputError) as caught:
        cleaned_line(line, PLAIN)
    assert str(caught.value).startswith(says)


def test_halves_of_a_pair_are_not_made_one_sign():
    line = rb'{"text": "Rain.\n\n\ud83d\n\nSign up for our newsletter.\n\n\ude00 fell."}'
    kept = cleaned_line(line, PLAIN)[0]
    assert restored_line(kept) == line
    gone = Removal(1, 2, "x", 1, "", "", "", 1.0)
    with pytest.raises(InputError, match="half a surrogate pair would meet"):
        cut_literal(r'"\ud83dx\ude00"', 3, [gone])


def test_a_cleaned_line_whose_nulls_were_left_out_is_known():
    line = json.dumps({"text": f"Rain fell.\n\n{BOILERPLATE}"}).encode()
    cleaned = json.loads(cleaned_line(line, PLAIN)[0])
    bare = {name: value for name, value in cleaned.items() if value is not None}
    assert json.loads(restored_line(json.dumps(bare).encode())) == json.loads(line)
    assert json.loads(cleaned_line(json.dumps(bare).encode(), PLAIN)[0]) == cleaned


def test_facts_that_cannot_be_ours_are_not_restored():
    cleaned = json.loads(cleaned_line(b'{"text": "Rain fell."}', PLAIN)[0])
    with pytest.raises(InputError, match="no cleaned record: some of its facts are null"):
        restored_line(json.dumps(cleaned | {"clean_version": None}).encode())
    nulls = json.dumps({"text": "Rain fell.", **dict.fromkeys(FACTS)}).encode()
    assert restored_line(nulls) == b'{"text": "Rain fell."}'


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"text": "a"}', "no cleaned record: its fields removed, clean_version"),
        (b"[]", "is JSON, but no object"),
    ],
)
def test_what_was_not_cleaned_is_not_restored(line, says):
    with pytest.raises(InputError, match=says):
        restored_line(line)


def test_a_text_that_was_changed_is_not_restored():
    line = json.dumps({"text": f"Rain fell.\n\n{BOILERPLATE}\n\nThe council met."}).encode()
    cleaned = cleaned_line(line, PLAIN)[0]
    for other in (b"Rain", b"Rain fell.\\n\\nThe council sat."):
        changed = cleaned.replace(b"Rain fell.\\n\\nThe council met.", other)
        with pytest.raises(InputError, match="its 'text' is not what cleaning wrote: it was"):
            restored_line(changed)
        again = cleaned_line(changed, PLAIN)[0]
        assert json.loads(again)["text"].encode().replace(b"\n", b"\\n") == other
        assert json.loads(restored_line(again)) == {"text": json.loads(changed)["text"]}
    with pytest.raises(InputError, match="text and removals do not fit"):
        restored_line(cleaned.replace(b'"start":12', b'"start":13'))
    with pytest.raises(InputError, match="no field 'article' with the article; name it with --out"):
        restored_line(cleaned, "article")


def test_fields_are_found_where_they_stand():
    line = '{"a": 1, "b" : "x" ,"a":[2]}'
    found = members(line)
    assert {name: line[each.start : each.end] for name, each in found.items()} == {
        "a": "[2]",
        "b": '"x"',
    }
    assert members("{ }") == {}
