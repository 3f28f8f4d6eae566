"""Where somebody is quoted, by every convention; an apostrophe is no quotation mark."""

from __future__ import annotations

import pytest

from cleaner.overlap.words.quotation import quotations

CONVENTIONS = {
    "curly": ("She said “we will not leave” and left.", ["we will not leave"]),
    "straight": ('She said "we will not leave" and left.', ["we will not leave"]),
    "two single": ("She said ''we will not leave'' and left.", ["we will not leave"]),
    "backticks": ("She said ``we will not leave'' and left.", ["we will not leave"]),
    "British": ("An aide said 'we won't go, it's our quay' today.", ["we won't go, it's our quay"]),
    "British curly": ("The mayor’s aide said ‘it’s our quay’ on Monday.", ["it’s our quay"]),
    "German": ("Sie sagte: „Wir gehen nicht“, und ging.", ["Wir gehen nicht"]),
    "German single": ("Sie sagte: ‚Wir gehen nicht‘, und ging.", ["Wir gehen nicht"]),
    "Polish": ("Powiedziała „nie wyjdziemy” i wyszła.", ["nie wyjdziemy"]),
    "Swedish": ("Hon sade ”vi går inte” och gick.", ["vi går inte"]),
    "Finnish": ("Hän sanoi »emme lähde» ja lähti.", ["emme lähde"]),
    "French": ("Elle dit « nous restons » puis partit.", [" nous restons "]),
    "French, hard blanks": ("Elle dit «\xa0nous restons\xa0».", ["\xa0nous restons\xa0"]),
    "French, narrow blanks": ("Elle dit «\u202fnous\u202f».", ["\u202fnous\u202f"]),
    "reversed guillemets": ("Sie sagte »wir bleiben hier« und ging.", ["wir bleiben hier"]),
    "Swiss": ("Sie sagte «wir bleiben hier» und ging.", ["wir bleiben hier"]),
    "single guillemets": ("Le ‹petit mot› du jour.", ["petit mot"]),
    "Hebrew": ("הוא אמר ״לא נלך״ והלך.", ["לא נלך"]),
    "Hebrew behind a letter": ('ה"סיפור הגדול" נגמר', ["סיפור הגדול"]),
    "full width": ("彼は＂ここに残る＂と言った。", ["ここに残る"]),
    "Japanese": ("彼は「ここに残る」と言った。", ["ここに残る"]),
    "Japanese double": ("彼は『ここに残る』と言った。", ["ここに残る"]),
    "two in a line": ('"One," he said. "Two," she said.', ["One,", "Two,"]),
    "side by side": ("“One” “Two”", ["One", "Two"]),
    "three marks": ("She said '''not now''' and left.", ["'not now"]),
    "in brackets": ('He agreed ("yes, of course") at once.', ["yes, of course"]),
    "between dashes": ("Then—“yes, of course”—he left.", ["yes, of course"]),
    "at the very ends": ("“Yes”", ["Yes"]),
    "over lines": ("He said “yes\r\nof course” and left.", ["yes\r\nof course"]),
}

ENDS = {
    "never closed": ("She went on: “We will stay. And fight.", ["We will stay. And fight."]),
    "only closed": ("We will stay and fight,” she said.", ["We will stay and fight,"]),
    "only closed, straight": ('We will stay," she said.', ["We will stay,"]),
    "the next one opens": (
        "“We stay, he said. “We fight” all day.",
        ["We stay, he said. ", "We fight"],
    ),
    "last one never closed": ("“We stay”, he said. “We fight.", ["We stay", "We fight."]),
    "first one only closed": ("We stay”, he said. “We fight.”", ["We stay", "We fight."]),
    "single, never closed": ("She went on: ‘We will stay. And fight.", []),
    "single in double": ("“He said ‘never’ and left,” she said.", ["He said ‘never’ and left,"]),
    "double in single": ("‘He said “never” and left,’ she said.", ["He said “never” and left,"]),
    "both begin": ("“‘Go,’ he said,” she told us.", ["‘Go,’ he said,"]),
    "both begin, straight": ("\"'Go,' he said,\" she told us.", ["'Go,' he said,"]),
}

NONE = {
    "nothing": "",
    "plain": "The ferry sailed again on Monday.",
    "decades": "Back in the '90s it snowed; the ’80s were dry.",
    "plurals": "The boys' school and the girls' choir shared the dogs' shed.",
    "plurals, curly": "The boys’ school and the girls’ choir shared the dogs’ shed.",
    "names": "O'Brien met D’Arcy at the mayor's.",
    "left out": "'Tis late, 'twas said, 'cause of the fog.",
    "feet": "The wall is 12' high.",
    "entity": "&quot;",
    "single alone": "'",
}


@pytest.mark.parametrize(("text", "quoted"), CONVENTIONS.values(), ids=CONVENTIONS)
def test_conventions(text, quoted):
    assert [text[start:end] for start, end in quotations(text)] == quoted


@pytest.mark.parametrize(("text", "quoted"), ENDS.values(), ids=ENDS)
def test_marks_without_a_partner(text, quoted):
    assert [text[start:end] for start, end in quotations(text)] == quoted


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_quotation(text):
    assert quotations(text) == []


def test_feet_and_inches_beside_a_quotation():
    text = 'He is 5\' 11" tall, "a giant", they say.'
    assert [text[start:end] for start, end in quotations(text)] == ["a giant"]


def test_marks_alone():
    for text in ("“”", '""', "''", '" "', '"', "«", "」"):
        assert all(not text[start:end].strip() for start, end in quotations(text))


def test_offsets_count_characters():
    text = "👩‍👩‍👧 e\u0301 𝔉: “𝔉rakt\u0301ur”"
    assert [text[start:end] for start, end in quotations(text)] == ["𝔉rakt\u0301ur"]


def test_two_curly_single_marks():
    text = "She said ‘‘not now’’ and left."
    assert [text[start:end] for start, end in quotations(text)] == ["not now"]


def test_inches_are_no_quotation():
    assert quotations('A 12" pipe and a 6" nail lay there.') == []


@pytest.mark.xfail(reason="an apostrophe before a word opens where a quotation closes later")
def test_an_apostrophe_before_a_quotation():
    text = "’Twas, he said, ‘good’."
    assert [text[start:end] for start, end in quotations(text)] == ["good"]


@pytest.mark.xfail(reason="the letter between two apostrophes is taken for a quotation")
def test_rock_n_roll():
    assert quotations("They like rock 'n' roll here.") == []
