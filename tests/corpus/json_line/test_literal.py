"""Where text stands in a line of JSON: each sign in its place."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from cleaner.corpus.json_line.literal import Signs, value_span

TEXTS = st.text(
    st.sampled_from(list('ab \n\t"\\/é–渡🚢\u2028\x00\x7f')) | st.characters(), max_size=40
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(TEXTS, VALUES, max_size=5), TEXTS, TEXTS, st.booleans(), st.data())
def test_every_sign_is_found(rest, key, text, ascii_only, data):
    line = json.dumps({**rest, key: {"in": text}}, ensure_ascii=ascii_only, indent=None)
    span = value_span(line, [key, "in"])
    assert span is not None
    assert json.loads(line[span[0] : span[1]]) == text
    signs = Signs(line, span)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    piece = line[signs.place(start) : signs.place(end)]
    assert json.loads(f'"{piece}"') == text[start:end]
    shorter = line[: signs.place(start)] + line[signs.place(end) :]
    expected = {**rest, key: {"in": text[:start] + text[end:]}}
    assert json.dumps(json.loads(shorter)) == json.dumps(expected)


def test_the_last_of_two_fields_counts():
    line = '{"a": "x", "b": [1, {"a": "no"}], "a" : "y" , "c": NaN}'
    span = value_span(line, ["a"])
    assert line[slice(*span)] == '"y"'


def test_what_is_not_there():
    assert value_span('{"a": 1}', ["b"]) is None
    assert value_span('{"a": 1}', ["a", "b"]) is None
    assert value_span("{}", ["a"]) is None


def test_escapes_of_all_kinds():
    line = r'{"a": "\ud83d\ude00\ud800x\u00e9\"\\n\/"}'
    text = json.loads(line)["a"]
    span = value_span(line, ["a"])
    signs = Signs(line, span)
    pieces = [line[signs.place(at) : signs.place(at + 1)] for at in range(len(text))]
    assert pieces == [r"\ud83d\ude00", r"\ud800", "x", r"\u00e9", r"\"", r"\\", "n", r"\/"]
