"""Articles of lists and code that were cleaned before: the judge is not asked of them."""

import pytest

from cleaner import clean
from cleaner.read.split import split
from cleaner.strip.by_judge import LABEL
from cleaner.strip.listed import is_listed

STORY = """\
The ferries that tie the Hallow Isles to the mainland stood idle on Tuesday, and nobody knew why.
A deckhand who has sailed the strait for thirty winters said crews sleep five hours a night.
""".splitlines()
ENDING = """\
Whoever means to wait for them on the outer isles should bring what is named above, said the mayor.
The next boat is due when the guild and the owners have met, which they last did in the spring.
""".splitlines()
KIT = (
    *("tent", "pegs", "two ropes", "stove", "gas", "a pot with a lid", "wool socks", "hat"),
    *("gloves", "map", "compass", "whistle", "lamp", "spare cells", "tin of plums", "rye bread"),
    *("salt", "tea", "a mug", "spoon", "knife", "matches", "soap", "towel", "needle", "thread"),
    *("plasters", "oil", "rag", "pencil", "notebook", "tide table", "a flag", "horn", "bucket"),
)
CODE = [f"tide_{hour:02} = read({hour})" for hour in range(20)] + ["}", "{", "return;"] * 6


def guide(entries):
    return "\n".join([*STORY, *entries, *ENDING]) + "\n"


LISTS = [guide([f"- {entry}" for entry in KIT]), guide(CODE)]
MENU = ("Home", "News", "Sport", "Weather", "Jobs", "Log in", "Register", "Subscribe")


@pytest.mark.parametrize("text", LISTS)
def test_lists_and_code_amid_paragraphs_stay(text):
    blocks, _ = split(text)
    assert len(blocks) >= 39
    assert is_listed(blocks, LABEL)
    assert clean(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- tent\n" * 50,
        "\n".join(STORY),
        guide([entry.capitalize() for entry in KIT]),
        "\n".join([*MENU, LISTS[0]]),
        "\n".join([LISTS[0], *MENU]),
        "\n".join([STORY[0], *(f"* {name}" for name in MENU * 2), LISTS[0]]),
    ],
)
def test_menus_and_plain_labels_are_no_lists_of_an_article(text):
    assert not is_listed(split(text)[0], LABEL)
