"""Threads of comments, all invented, in the forms that blogs and papers have."""

from __future__ import annotations

import pytest

from cleaner import Options, clean
from cleaner.strip.signals.thread import evidence, may_hold, threads

ARTICLE = """\
The ferry to the outer islands sailed again on Monday, nine days after the strike had begun.
The harbour master said that all of the boats would be out by noon, and none would wait for tea.
Nobody in Saltby had expected it, and the baker had already given the bread to the gulls."""

FORMS = {
    "a stamp above": """\
12 Comments
Joss Hallam
May 3, 2026 at 4:47 pm
Somebody should weigh the gulls before and after, and write it on the door of the bakery.
Reply
Ines
May 4, 2026 at 9:12 am
The gulls have been weighed since 1988 and it has not helped anybody in the least.
Reply""",
    "a stamp below": """\
Comments
The clerk has never once answered a letter of mine, and I have written eleven of them.
Posted by: Bram at December 18, 2025 05:48 PM
Eleven is not many, as anyone who has written to the beadle will be able to tell you.
Posted by: Ada at December 19, 2025 11:02 AM
Post a comment""",
    "ages": """\
[ 167 comments ]
Olivia
2 days ago at 07:52 am
It is good to see the lock mended at last, after all of these years of waiting for it.
Rating: 36 Votes
Tom Ackerley
3 days ago at 08:10 am
My brother mended it twice and was never paid, so he has taken the handle home with him.
Rating: 5 Votes""",
    "sayings": """\
8 thoughts on “The ferry sails again”
1. Hanna Brill says:
I sat in the lock house for two days and nobody came to ask whether I wanted any tea.
2. Joss says:
We thought that you were the clerk, and nobody brings the clerk any tea if they can help it.""",
    "short ages": """\
Discussion about this post
Catherine
8d
There are two lamps on the quay, and both of them have been out since the winter storm.
Reply
Bram
8d
One of them was never lit, because the lamplighter was owed for the other one.
Reply""",
    "German": """\
3 Kommentare
Hanna
3. Mai 2026 um 16:47
Die Möwen werden seit 1988 gewogen, und geholfen hat es bisher noch niemandem im Ort.
Antworten
Jost
4. Mai 2026 um 09:12
Dann sollte man vielleicht einmal den Schreiber wiegen, vor dem Essen und danach.
Antworten""",
    "French": """\
2 commentaires
Inès
il y a 3 jours
Les mouettes sont pesées depuis 1988 et cela n'a encore jamais aidé personne au port.
Répondre
Bastien
il y a 2 jours
Il faudrait plutôt peser le greffier, une fois avant le repas et une fois après.
Répondre""",
}

ELSEWHERE = {
    "Spanish": ("3 comentarios", "hace 3 días", "hace 2 horas", "Responder"),
    "Italian": ("3 commenti", "3 ore fa", "un’ora fa", "Rispondi"),
    "Portuguese": ("3 comentários", "há 3 dias", "há uma hora", "Responder"),
    "Dutch": ("3 reacties", "3 dagen geleden", "een uur geleden", "Reageer"),
    "Polish": ("3 komentarze", "3 dni temu", "2 godziny temu", "Odpowiedz"),
    "Polish, by day": ("Komentarze", "3.05.2026 o 16:47", "4.05.2026, 9:12", "Odpowiedz"),
    "Italian, by day": ("Commenti", "3 maggio 2026 alle 16:47", "4 maggio 2026, 9:12", "Rispondi"),
}

NONE = {
    "a live report of two reporters, with a form": """\
12 Comments
Posted by Jane Doe 10 minutes ago
The last of the boats has left the quay, and the harbour master has gone home for tea.
Posted by Jane Doe 25 minutes ago
Two boats are still at the quay, and one of them is waiting for a man with a dog.
Posted by Ann Poe 40 minutes ago
The baker has been seen at the lock, without any bread, and has spoken to the clerk.
Posted by Jane Doe 50 minutes ago
Nobody is allowed on the lock until the clerk has found the handle of it.
Posted by Jane Doe 55 minutes ago
The strike has ended, says a letter that was pinned to the door of the chapel.
Leave a comment""",
    "what was said on a plan": """\
Comments
The mayor said:
The lock will be mended before the summer, and the gulls will be asked to leave it alone.
The harbour master said:
I have waited for this since the winter, and so has everybody else who owns a boat.""",
    "one comment": FORMS["a stamp above"].split("Ines")[0],
    "no heading": FORMS["a stamp above"].split("\n", 1)[1],
    "a live report": """\
12 Comments
10 minutes ago
The last of the boats has left the quay, and the harbour master has gone home for tea.
25 minutes ago
Two boats are still at the quay, and one of them is waiting for a man with a dog.
An hour ago
Nobody is allowed on the lock until the clerk has found the handle of it.""",
    "a talk": """\
Comments
Hallam spoke for an hour about the gulls, and for another about the baker of Saltby.
Reply""",
}


@pytest.mark.parametrize("thread", FORMS.values(), ids=FORMS)
def test_all_of_it_goes(goes, thread):
    assert goes(evidence, f"{ARTICLE}\n{thread}") == thread.splitlines()


@pytest.mark.parametrize("words", ELSEWHERE.values(), ids=ELSEWHERE)
def test_threads_in_other_languages(words):
    heading, first, second, reply = words
    said = "Aa bb cc dd ee ff gg hh ii."
    thread = [heading, "Hanna", first, said, reply, "Bram", second, said, reply]
    lines = [*ARTICLE.splitlines(), *thread]
    assert list(threads(lines)) == [range(3, len(lines))]
    assert may_hold("\n".join(lines))


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_thread(goes, text):
    assert goes(evidence, f"{ARTICLE}\n{text}") == []


def test_a_thread_without_an_article_stays(goes):
    assert goes(evidence, FORMS["a stamp above"]) == []


def test_an_article_below_the_count_of_its_comments_stays():
    """The count and a date stand above the article, the date of another one below it."""
    notice = (
        "We use cookies so that the gulls know who has bread, and the baker who has money. " * 3
    )
    lines = [notice.strip(), "12 Comments", "3 hours ago", *[ARTICLE.replace("\n", " ")] * 4]
    lines += ["2 hours ago", "Choir seeks bass", "Leave a comment"]
    assert list(threads(lines)) == []


def test_what_stands_below_the_thread_is_left():
    lines = [*ARTICLE.splitlines(), *FORMS["a stamp above"].splitlines(), "About us", "Contact"]
    assert list(threads(lines)) == [range(3, len(lines) - 2)]


def test_a_thread_longer_than_the_article_goes():
    """It is proven, so that the guard against heuristics does not put it back."""
    said = [
        f"Gull {number} weighs more than the one before, and nobody knows." for number in range(30)
    ]
    comments = [
        line
        for number, each in enumerate(said)
        for line in (f"Ines of House {number // 2 * 'x'}", "May 4, 2026 at 9:12 am", each, "Reply")
    ]
    cleaned = clean("\n\n".join([*ARTICLE.splitlines(), "24 Comments", *comments]))
    assert cleaned.text.split("\n\n") == ARTICLE.splitlines()
    assert {removal.kind for removal in cleaned.dropped} == {"comments"}
    assert "in the thread of comments under '24 Comments'" in {each.why for each in cleaned.dropped}


def test_comments_stay_where_they_are_wanted():
    text = f"{ARTICLE}\n{FORMS['sayings']}"
    assert clean(text, options=Options(keep=frozenset({"comments"}))).text == text


def test_many_headings_take_no_longer_than_their_lines():
    lines = ["Comments", "3 days ago", "2 days ago", "Nobody."] * 50_000
    assert list(threads(lines)) == []
