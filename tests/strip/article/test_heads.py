"""Headlines of texts that were cleaned before: the judge takes nothing there, and tells them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cleaner import Options, clean

HEADLINE = "Ferry to the outer islands sails again after nine days"
BYLINE = "By Ada Holm"
BODY = """\
The ferry to the outer islands sailed again on Monday, nine days after the strike had begun.

The harbour master said that all of the boats would be out by noon, and none would wait for tea. \
He had asked the crews of the ferry to be on the quay at six, and they were.

Nobody on the islands had expected it, and the baker had already given the bread to the gulls. \
"Nine days is a long time for a loaf," she said on Monday, when the first of the boats came in.

The strike is over until the spring, when the crews and the harbour will talk about the lamps again.
"""


@pytest.mark.parametrize("above", [f"{HEADLINE}\n\n", f"{HEADLINE}\n\n{BYLINE}\n\n"])
def test_the_headline_is_the_title_and_not_of_the_body(above):
    found = clean(above + BODY)
    assert found.text == above + BODY
    assert found.title == HEADLINE
    assert found.body == BODY
    assert found.text[slice(*found.headline)] == HEADLINE


def test_a_brief_has_a_title_too():
    """The judge takes nothing of so little prose, but tells its headline."""
    brief = BODY[: BODY.index("Nobody")]
    found = clean(f"{HEADLINE}\n\n{brief}")
    assert (found.title, found.body) == (HEADLINE, brief)
    assert clean(brief).title is None


def test_an_article_without_a_headline_has_no_title():
    found = clean(BODY)
    assert found.title is None
    assert found.body == found.text == BODY


@pytest.mark.parametrize("stop", [".", '."'])
def test_the_first_sentence_is_no_headline(stop):
    """Names make it look like one."""
    first = (
        "Nine Days of Strike (NDS) are the longest and the worst that the Outer Islands had in "
        f"Stannet Harbour (1){stop}\n\n"
    )
    found = clean(first + BODY)
    assert found.title is None
    assert found.body == found.text == first + BODY
    assert clean(first.replace(stop, "") + BODY).title is not None


@pytest.mark.parametrize("text", ["", "\n", "Ferry\n", f"{HEADLINE}\n\nIt sailed.\n"])
def test_a_text_of_few_words_has_no_title(text):
    found = clean(text)
    assert (found.title, found.headline, found.heads) == (None, None, ())
    assert found.body == found.text


def test_nobody_tells_without_the_model():
    found = clean(f"{HEADLINE}\n\n{BODY}", options=Options(model=False))
    assert (found.title, found.heads) == (None, ())


def test_it_is_worked_out_when_somebody_asks():
    """Numpy takes as long to load as all the rest."""
    lines = (
        "import sys; from cleaner import clean",
        f"found = clean({HEADLINE + chr(10) * 2 + BODY!r})",
        "print('numpy' in sys.modules, found.title is None, 'numpy' in sys.modules)",
    )
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False False True\n"
