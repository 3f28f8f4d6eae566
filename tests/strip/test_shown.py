"""Markdown is judged as a reader sees it, and cut as it was written."""

from __future__ import annotations

import pickle
import textwrap
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.read.shown import shown

SAMPLE = Path(__file__).parents[2] / "samples/tidemark.example/lock-keeper.in"
ARTICLE = (
    "The ferry to [the outer islands](https://a.example/islands) sailed again on Monday, nine days "
    "after the strike began.\n"
)
SECOND = (
    "Two hundred people stood on the quay in the rain and clapped when [the ramp](/quay/ramp-no-2) "
    "came down, and the baker sold rolls from a barrow."
)
LINES = st.sampled_from(
    [
        "[Home](/) [News](/news) [Sport](/sport)",
        "[About us](/about)[Contact](/contact)[Terms of use](/terms)",
        "* [Share on Facebook](https://facebook.example/sharer?u=a_(b))",
        "![](https://a.example/ferry.png)",
        "[![A ferry](ferry.png)](/ferry)",
        "[\n\n### Ferry fares rise\n\nBy two crowns from May.\n\n](https://a.example/fares)",
        "[Read more: The goose that sued](https://a.example/goose)",
        "[Sign up for our newsletter](https://a.example/letter) and never miss a story.",
        "“Nobody asked [us](/us),” she said. “We had [flour](/flour) for a week.”",
        ARTICLE.strip(),
        "We use [cookies](/cookies). [Accept all](#) [Reject](#)",
        "© 2031 Harbour Post. [All rights reserved](/rights).",
        "",
    ]
)
PAGES = st.lists(LINES, min_size=1, max_size=60).map("\n\n".join)


def test_an_article_with_links_passes():
    assert cleaner.clean(ARTICLE).text == ARTICLE


def test_boilerplate_is_known_in_its_links():
    menu = "[Accept all cookies](https://a.example/?c=1) [Cookie settings](#settings)"
    assert cleaner.clean(f"{menu}\n\n{ARTICLE}").text == ARTICLE


def test_what_a_page_without_links_would_say():
    """The same lines go as of the page without its links, for the same reasons."""
    written = cleaner.clean(SAMPLE.read_text("utf-8"))
    seen = cleaner.clean(shown(written.document.text).text)
    assert [(one.by, one.kind, one.why) for one in written.verdicts] == [
        (one.by, one.kind, one.why) for one in seen.verdicts
    ]
    assert "".join(shown(written.text).text.split()) == "".join(seen.text.split())


def test_wrapped_with_addresses_that_stick_out():
    """As html2text writes it unasked: at 78 columns, broken behind hyphens, addresses whole."""
    menu = "".join(f"  * [Entry {at}](https://a.example/{at})\n" for at in range(45))
    story = " ".join([ARTICLE.strip(), SECOND, ARTICLE.strip(), SECOND])
    body = "\n\n".join(textwrap.fill(story[at:], 78) for at in (0, 4, 85))
    done = cleaner.clean(f"{menu}\n# The ferry is back\n\n{body}\n\n{menu}")
    assert len(done.verdicts) == 45 + 4 + 45
    assert done.text == f"# The ferry is back\n\n{body}\n"


def test_the_title_is_what_a_reader_sees():
    text = SAMPLE.read_text("utf-8")
    title = "The last keeper of Marrow Lock hands over her windlass"
    assert cleaner.clean(text).title == title
    assert (
        cleaner.clean(text.replace(title, f"[{title}](https://tidemark.example/1)")).title == title
    )
    assert cleaner.clean(text.replace(title, f"**{title}**")).title == title


def test_a_record_can_be_pickled_and_compared():
    one = cleaner.clean(SAMPLE.read_text("utf-8"))
    other = pickle.loads(pickle.dumps(one))  # noqa: S301 – what multiprocessing does
    assert other == one == cleaner.clean(SAMPLE.read_text("utf-8"))
    assert hash(other) == hash(one)
    assert other.dropped == one.dropped


@given(PAGES)
def test_the_laws_hold(text):
    done = cleaner.clean(text)
    assert done.restore() == text
    assert "".join(span.text for span in done.kept) == done.text
    assert sum(one.end - one.start for one in done.dropped) == sum(
        end - start for start, end in done.gone
    )
    assert len(done.verdicts) == len(done.document.blocks)
    left = "".join(
        " " * len(one.text) if one in done.dropped else one.text
        for one in sorted([*done.kept, *done.dropped], key=lambda one: one.start)
    )
    for one in done.verdicts:
        assert one.keep == bool(left[one.block.start : one.block.end].strip())
    assert cleaner.clean(done.text).text == done.text
