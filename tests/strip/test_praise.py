from __future__ import annotations

import pytest

from cleaner import clean

BODY = [
    "The ferry to the outer islands sailed again on Monday, nine days after the strike began.",
    "Two hundred people stood on the quay in the rain and clapped when the ramp came down.",
    "“Nobody won,” said the harbour master, who had slept in his office for most of the week.",
    "A spokesman for the company declined to say what the new rota would cost it in a year.",
    "On the islands the shops had run out of flour, lamp oil and, on the last day, of patience.",
    "The union wants four crews for three boats; the company has offered three and a half.",
    "Whoever missed the last boat before the strike had slept in the hall of the old school.",
]
LAST = "Nobody on the quay could say how long it will hold, and nobody tried to on Monday."
READERS = ["I was on that quay too and it rained.", "My aunt slept in the school for a week."]


def left(*below: str) -> list[str]:
    return clean("\n\n".join([*BODY, *below]) + "\n").text.split("\n\n")[len(BODY) :]


@pytest.mark.parametrize(
    "lines",
    [
        ["Great post, thanks.", *READERS, "Thank you for sharing this!"],
        ["Toller Artikel!", *READERS, "Danke für diesen Beitrag, Ada."],
        ["Merci pour cet article.", *READERS, "Très bon article, comme toujours."],
        ["Excelente artículo.", *READERS, "Gracias por compartir."],
        ["Ottimo articolo, Ada.", *READERS, "Grazie per la condivisione"],
        ["Parabéns pelo texto!", *READERS, "Excelente artigo."],
        ["Świetny wpis", *READERS, "Dzięki za artykuł!"],
        ["2 comments", *READERS, "Great article, Ada."],
        ["3 thoughts on “The quay”", *READERS],
        ["Ein Gedanke zu „Der Kai“", *READERS],
        ["3 réflexions sur « Le quai »", *READERS],
    ],
)
def test_what_readers_say_at_the_end_goes(lines):
    assert "".join(left(*lines)).strip() == ""


@pytest.mark.parametrize(
    "lines",
    [
        ["Great post, thanks.", *READERS, LAST],
        ["Thanks for sharing, she told him.", *READERS, "Well said, said the mate."],
        ["“Great post,” one reader wrote.", "“Thanks for sharing,” wrote another.", LAST],
        ["Great post, thanks.", *READERS * 4, "Thank you for sharing this!"],
        ["Great post, thanks.", "Thank you for this post!", *READERS * 4],
        ["2 comments", *READERS],
    ],
    ids=["one", "not of a text", "quoted", "far apart", "far from the end", "a heading alone"],
)
def test_less_than_that_stays(lines):
    kept = left(*lines)
    assert [line for line in lines if "comments" not in line] == [line.strip() for line in kept]


def test_letters_longer_than_the_article_stay():
    letters = ["Great article last week.", *READERS * 2, "Thank you for this article!"] * 4
    text = "\n\n".join([*BODY[:3], *letters]) + "\n"
    assert clean(text).text == text


def test_thanks_at_the_end_of_an_interview_stay():
    thanks = ["Thank you for sharing your time, Ada.", "You're welcome, and mind the step."]
    readers = ["Great interview, great post.", *READERS, "Thanks for sharing!"]
    assert [line.strip() for line in left(*thanks, *readers)] == thanks
