from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.read.html import Rendered, render
from cleaner.read.html.tame import count_tags, drop_attributes, nesting
from tests.read.storm import PARAGRAPHS

HOSTILE = {
    "deep": "<div>" * 100_000,
    "deep inline": "<b>" * 20_000,
    "deep attributes": "".join(f"<p><b id={i}>" for i in range(20_000)),
    "deep tables": "<table><tr><td>" * 20_000,
    "deep templates": "<template>" * 100_000,
    "deep noscript": "<noscript>" * 50_000,
    "deep svg": "<svg>" * 50_000,
    "wrong ends": "<span>" * 50_000 + "</x>" * 50_000,
    "many attributes": f"<p {' '.join(f'a{i}=1' for i in range(200_000))}>",
    "huge attribute": f'<p title="{"x " * 5_000_000}">',
    "huge text": f"<p>{'word ' * 2_200_000}</p>",
    "blanks": f"<p>{chr(160) * 2_000_000}",
    "pre": f"<pre>{' ' * 2_000_000}x</pre>",
    "many tags": "<p>x" * 600_000,
    "many comments": "<!-- " * 200_000,
    "less than": "<" * 500_000,
    "quotes": '<a "' * 100_000,
    "titles": "<title>" * 50_000,
    "references": "&amp;" * 1_000_000,
    "ends": "</html>" * 100_000,
    "formats": "".join(f"<b id={i}>" for i in range(149)) + "<p>x" * 40_000,
    "doctypes": "<!DOCTYPE x [" * 100_000,
    "nul": "\0" * 1_000_000,
}
TAGS = (
    "<p> </p> <div> </div> <b> </i> <br> <pre> </pre> <td> <table> <script> </script> <style> <!-- "
    "--> <title> </title> <textarea> <template> </template> <noscript> <select> <option>o <svg> "
    '<math> <frameset> <plaintext> <xmp> <![CDATA[ ]]> <rss> <item> &lt;p&gt; &amp &#0; & < > " \0 '
    "\ud800 \ufeff </html> </body> <html>"
)
FRAGMENTS = [
    *(f"<p>{text}</p>" for text in PARAGRAPHS),
    *TAGS.split(),
    "<!DOCTYPE x [",
    "<?xml version='1.0'?>",
    "<a href='",
    "<body hidden>",
    "<li>one two three",
    "\r\n",
    "\u2028",
    "word " * 30,
    "字" * 30,
]


def check_spans(rendered: Rendered) -> None:
    text, last = rendered.text, -1
    for start, end in rendered.extracted or ():
        assert last < start < end <= len(text)
        assert start == 0 or text[start - 1] == "\n"
        assert end == len(text) or text[end] == "\n"
        last = end


@pytest.mark.parametrize("case", HOSTILE)
def test_text_survives_hostile_markup(case: str) -> None:
    page = HOSTILE[case] + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    begin = time.perf_counter()
    rendered = render(page, name="x")
    assert time.perf_counter() - begin < 20 + len(page) / 1e6
    assert all(text in rendered.text for text in PARAGRAPHS)
    check_spans(rendered)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=20), max_size=25))
def test_render_never_fails(fragments: list[str]) -> None:
    rendered = render("".join(fragments), name="x")
    text = rendered.text
    check_spans(rendered)
    text.encode()
    assert text == render("".join(fragments), name="x").text
    assert "\n\n\n" not in text
    assert "\r" not in text
    assert not text or (text.endswith("\n") and text.strip())
    assert all(line == line.strip() for line in text.split("\n"))
    assert rendered.extracted is not None or rendered.warnings


def test_nothing_is_written_and_nothing_configured() -> None:
    script = (
        "import logging, warnings; warnings.simplefilter('error')\n"
        "from cleaner.read.html import render\n"
        "for page in ('', '<', '<p>a\\0', '<?xml?><a>', '<div>' * 300, '<p>&#55296;' * 40):\n"
        "    render(page, name='x')\n"
        "assert logging.getLogger().handlers == []\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize(
    ("page", "levels"),
    [
        ("<div>" * 900, 0),
        ("<div>" * 2000, 2000),
        ("<div>" * 2000 + "</div>" * 2000, 0),  # few enough to be parsed
        ("<div>" * 6000 + "</div>" * 6000, 6000),
        ("<DIV></Div>" * 6000, 1),
        ("<p>" * 20_000, 0),
        ("<span></x>" * 6000, 6000),
    ],
)
def test_nesting(page: str, levels: int) -> None:
    assert nesting(page, *count_tags(page.encode())) == levels


def test_levels_that_end_are_kept() -> None:
    rendered = render("<div>" * 2000 + "<p>text" + "</div>" * 2000, name="x")
    assert rendered.outline is not None
    assert rendered.outline.depth.max() > 2000


def test_tags_are_counted() -> None:
    assert count_tags(b"") == (0, 0)
    assert count_tags("<p>é</p><b></".encode()) == (4, 2)


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("<p a=1 b=2>x", "<p a=1 b=2>x"),
        (f"é<p {'ä ' * 3000}>x", "é<p>x"),
        (f"{'y ' * 3000}<p {'a ' * 3000}>x<b c>", f"{'y ' * 3000}<p>x<b c>"),
        (f"<p title='{'a ' * 3000}'>x", None),
        (f"{'a ' * 3000}<p>x", None),
        (f"<p {'a ' * 3000}", "<p"),
    ],
)
def test_thousands_of_attributes_go(page: str, kept: str | None) -> None:
    assert drop_attributes(page.encode()).decode() == (page if kept is None else kept)
