"""What a reader sees of Markdown, and where it stands in the text as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.read.links import blanked
from cleaner.read.shown import shown

SEEN = {
    "a link": ("The [ferry](https://a.example/f) is back.", "The ferry is back."),
    "with a title": ('The [ferry](/f "The ferry (old)") is back.', "The ferry is back."),
    "in angles": ("The [ferry](<https://a.example/f g>) is back.", "The ferry is back."),
    "brackets in the address": ("The [ferry](/f_(ship)) is back.", "The ferry is back."),
    "escaped ones": (r"The [ferry](/q\(40\)/f) is back.", "The ferry is back."),
    "broken at a hyphen": (
        "The [ferry](https://a.example/old-\nferry) is back.",
        "The ferry is back.",
    ),
    "no address": ("[Close]() The ferry is back.", "Close The ferry is back."),
    "to a place in the page": ("[Skip](#content)", "Skip"),
    "blanks inside": ("* [ Home ](/)\n* [ News ](/n)", "* Home\n* News"),
    "glued": ("see[ here](/a)now", "see herenow"),
    "brackets in the text": ("[The ferry [sic]](/f) is back.", "The ferry [sic] is back."),
    "a picture": ("The ferry. ![A ferry](f.png)", "The ferry. "),
    "a picture in a link": ("[![A ferry](f.png) Ferry back](/f)", " Ferry back"),
    "a link around a picture": ("[![A ferry](f.png)](/f)\nFerry back", "Ferry back"),
    "a link in the text of a picture": ("![A [ferry](/f)](f.png)\nFerry back", "Ferry back"),
    "a heading": ("[Ferry](/f) back\n======\n\nIt sails.", "Ferry back\n\nIt sails."),
    "a lower heading": ("[Ferry](/f) back\r\n---  \r\nIt sails.", "Ferry back  \r\nIt sails."),
    "a line of its own": ("[Ferry](/f) back\n\n---\n\nIt sails.", "Ferry back\n\n---\n\nIt sails."),
    "several lines": ("[\n**Ferry back**\nIt sails.\n](/f)", "**Ferry back**\nIt sails."),
    "a card": ("[\n\n### Ferry back\n\nIt sails.\n\n](/f)", "### Ferry back\n\nIt sails."),
    "a menu without blanks": ("[Home](/)[News](/n)[Sport](/s)", "Home\nNews\nSport"),
    "numbers of a text browser": ("[1]Home\n  [2]News [3]Sport", "Home\n  News Sport"),
    "such without blanks": ("Menu[1]Home[2]News, [3]Sport", "Menu\nHome\nNews, Sport"),
    "a number of a note": (
        "It sails.[12] Nobody waved [3] at it.",
        "It sails. Nobody waved  at it.",
    ),
    "a number that is a link": ("It sails.[12](#n12) Soon.", "It sails.12 Soon."),
    "such a number behind a word": ("It sails[12](#n12) soon.", "It sails12 soon."),
    "a number beside a link": ("The [ferry](/f) sails [1] soon.", "The ferry sails  soon."),
    "a note in a sentence": ("The [ferry](/f)[12](#n12) is back.", "The ferry 12 is back."),
}
AS_IT_IS = {
    "no link": "The ferry is back.",
    "code": "Take list[0](there) and f[x](y), she said.",
    "an aside": "The ferry [sic](which is old) is back.",
    "brackets": "The ferry [from Eastwold] (the old one) is back.",
    "escaped": r"The \[ferry\](https://a.example) is back.",
    "never closed": "The [ferry](https://a.example is back.",
    "never opened": "The ferry](https://a.example) is back.",
    "nothing else": "![](a.png)\n[![](b.png)](/b)\n",
    "very long": f"[{'word ' * 500}](https://a.example)",
}


@pytest.mark.parametrize(("written", "seen"), SEEN.values(), ids=SEEN)
def test_seen(written, seen):
    found = shown(written)
    assert found is not None
    assert found.text == seen


@pytest.mark.parametrize("text", AS_IT_IS.values(), ids=AS_IT_IS)
def test_nothing_is_hidden(text):
    assert shown(text) is None


def blocks_of(text):
    found = shown(text)
    assert found is not None
    return [block.text for block in found.placed(text)]


def test_blocks_hold_their_links():
    text = "* [Home](/)\n* [News](/n)\n\nThe [ferry](/f) is back. ![A ferry](f.png)\n"
    assert blocks_of(text) == [
        "* [Home](/)",
        "* [News](/n)",
        "The [ferry](/f) is back. ![A ferry](f.png)",
    ]


def test_a_heading_goes_with_the_line_below_it():
    text = "[Home](/)\n\nFerry back\n==========\n\nIt sails."
    assert blocks_of(text) == ["[Home](/)", "Ferry back\n==========", "It sails."]
    assert cut(text, "Ferry back\n\n") == "[Home](/)\n\nIt sails."


def test_a_picture_goes_with_what_is_below_it():
    assert blocks_of("Above.\n\n![](f.png)\n\nCaption\n\nBelow.") == [
        "Above.",
        "![](f.png)\n\nCaption",
        "Below.",
    ]
    assert blocks_of("Above.\n\n![](f.png)\n") == ["Above.\n\n![](f.png)"]


def cut(text, *words):
    """The text without some words that can be seen."""
    found = shown(text)
    places = [(found.text.index(word), found.text.index(word) + len(word)) for word in words]
    gone = sorted(span for spans in found.cut(sorted(places)) for span in spans)
    for start, end in reversed(gone):
        text = text[:start] + text[end:]
    return text


def test_a_link_goes_with_its_text():
    text = "The [ferry](/f) is ![x](x.png) back."
    assert cut(text, "ferry ") == "The is ![x](x.png) back."
    assert cut(text, "The ferry is") == "  back."
    assert cut("[\n\nOne\n\nTwo\n\n](/f)", "One\n\n", "Two") == ""
    assert cut("[One](/1)[Two](/2)\nThree", "Two\n") == "[One](/1)\nThree"
    assert cut("[One](/1)[Two](/2)[Four](/4)\nThree", "Two\n", "Four\n") == "[One](/1)\nThree"


def test_a_link_goes_with_either_end_of_its_text():
    assert cut("[The ferry](/f) is back.", "The ") == "ferry is back."
    assert cut("[\n\nOne\n\nTwo\n\n](/f)", "Two") == "One\n\n"


SIGNS = st.sampled_from(
    [
        *("[", "![", "]", "](", "](/a)", "](https://a.example/b)", ")", "\\["),
        *("](<c d>)", '](/e "t")'),
        *("\n", "\n\n", " ", "\t", "Ferry", "back.", "島", "\u2028", "\r\n", "*", "#", "\n===\n"),
    ]
)


@given(st.lists(SIGNS, max_size=40).map("".join))
def test_every_sign_has_its_place(text):
    found = shown(text)
    if found is None:
        return
    at = 0
    for seen, block in zip(found.blocks, found.placed(text), strict=True):
        assert block.start >= at
        assert not text[at : block.start].strip()
        assert block.text == block.text.strip() != ""
        signs = iter(block.text)
        assert all(sign in signs for sign in "".join(seen.text.split()))  # in this order
        at = block.end
    assert not text[at:].strip()
    assert len(blanked(text)) == len(text)
    assert "".join(blanked(text).split()) == "".join(found.text.split())
    [whole] = found.cut([(0, len(found.text))])
    assert whole == [(0, len(text))]
