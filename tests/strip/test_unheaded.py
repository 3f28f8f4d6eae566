"""Threads of comments without a heading, all invented, and articles a little like them."""

from __future__ import annotations

import pytest

from cleaner import Options, clean
from cleaner.strip.signals.unheaded import THREADS, may_hold, threads

ARTICLE = """\
The ferry to the outer islands sailed again on Monday, nine days after the strike had begun.
The harbour master said that all of the boats would be out by noon, and none would wait for tea.
Nobody in Saltby had expected it, and the baker had already given the bread to the gulls.
"""

BARE = """\
Hanna Brill says
I sat in the lock house for two days and nobody came to ask whether I wanted any tea.
Joss says
We thought that you were the clerk, and nobody brings the clerk any tea.
Hanna Brill says
The clerk has a hat, and I have none; anyone who looked could have told the two of us apart.
Ines of Saltby says
There are two lamps on the quay, and both have been out since the storm.
gullweigher88 says
They have been weighed since 1988 and it has not helped anybody in the least.
"""

DATED = """\
1. Hanna Brill says:
May 3, 2026 at 4:47 pm
I sat in the lock house for two days and nobody came to ask whether I wanted any tea.
2. Joss says:
May 3, 2026 at 5:02 pm
We thought that you were the clerk, and nobody brings the clerk any tea.
+ Hanna Brill says:
May 3, 2026 at 6:20 pm
The clerk has a hat, and I have none.
3. Ines says:
May 4, 2026 at 9:12 am
There are two lamps on the quay, and both have been out since the storm.
4. Tom Ackerley says:
May 4, 2026 at 9:40 am
They have been weighed since 1988 and it has not helped anybody in the least.
"""

GERMAN = """\
1. Hanna sagt:
3. Mai 2026 um 16:47
Ich saß zwei Tage im Schleusenhaus, und niemand hat gefragt, ob ich Tee haben möchte.
2. Jost sagt:
3. Mai 2026 um 17:02
Wir haben gedacht, du wärst der Schreiber, und dem bringt niemand Tee.
3. Ines sagt:
4. Mai 2026 um 09:12
Am Kai stehen zwei Laternen, und beide sind seit dem Sturm im Winter aus.
4. Hanna sagt:
4. Mai 2026 um 09:40
Die eine hat nie gebrannt, weil der Laternenmann noch Geld für die andere bekommt.
5. Bram sagt:
5. Mai 2026 um 08:01
Die Möwen werden seit 1988 gewogen, und geholfen hat es noch niemandem.
"""

BUTTONS = """\
Reply
We thought that you were the clerk, and nobody brings the clerk any tea.
{button}
The clerk has a hat, and I have none; anyone who looked could have told us apart.
{button}
There are two lamps on the quay, and both have been out since the storm.
{button}
They have been weighed since 1988 and it has not helped anybody in the least.
{button}
"""

SEEN = """\
Reply
REPLY
ReplyDelete
Reply Delete
- Reply
3 Reply
Reply to Joss Hallam
Like | Reply
Reply · Report
Reply 2 likes
Antworten
Répondre
Responder
Rispondi
Reageer
Beantwoorden
Odpowiedz"""

SAID = ["Hanna Brill", "Joss", "Ines", "Tom Ackerley", "Bram", "Olivia"]
PARAGRAPH = (
    "The lock was mended by two of the brothers in the spring, and neither has been paid yet."
)

FAR = "\n".join(f"{at} gulls" for at in range(26))


def in_turn(lines: list[str], *, by: str = PARAGRAPH) -> str:
    return ARTICLE + "".join(f"{line}\n{by}\n" for line in lines)


@pytest.mark.parametrize("thread", [BARE, DATED, GERMAN], ids=["bare", "dated", "German"])
def test_a_thread_goes_and_the_article_stays(thread):
    found = clean(ARTICLE + thread)
    assert found.text == ARTICLE
    assert {piece.by for piece in found.dropped} == {"thread"}
    assert {piece.kind for piece in found.dropped} == {"comments"}
    assert clean(found.text).text == found.text


@pytest.mark.parametrize("button", SEEN.splitlines())
def test_buttons_to_reply_tell_a_thread(button):
    """The first comment stands above the first button; where it begins, nothing tells."""
    first = "I sat in the lock house for two days and nobody came to ask whether I wanted tea.\n"
    found = clean(ARTICLE + first + BUTTONS.format(button=button))
    assert found.text == ARTICLE + first
    assert clean(found.text).text == found.text


def test_what_stands_behind_the_last_comment_stays():
    more = "The harbour office opens at eight\n"
    assert clean(ARTICLE + BARE + more).text == ARTICLE + more


def test_it_can_be_kept():
    kept = clean(ARTICLE + BARE, options=Options(keep=frozenset({"comments"})))
    assert kept.text == ARTICLE + BARE


NO_THREADS = {
    "headings of sections": in_turn(
        [f"What the {who} says" for who in ("law", "report", "clerk", "bishop", "data", "rule")]
    ),
    "headings without an article": in_turn(
        [
            "Why Hanna says",
            "How Joss says",
            "The clerk says",
            "My aunt says",
            "As Bram says",
            "It says",
        ]
    ),
    "an interview with a colon": in_turn([f"{who} says:" for who in SAID]),
    "too few": in_turn([f"{who} says" for who in SAID[:4]]),
    "two people in turn": in_turn([f"{who} says" for who in SAID[:2] * 4]),
    "far apart": in_turn([f"{who} says" for who in SAID], by=FAR),
    "long statements": in_turn([f"{who} says" for who in SAID], by=" ".join([PARAGRAPH] * 12)),
    "no article before": "".join(f"{who} says\n{PARAGRAPH}\n" for who in SAID),
    "three buttons": ARTICLE + "".join(f"{PARAGRAPH}\nReply\n" for _ in range(3)),
    "buttons far apart": ARTICLE + "".join(f"{FAR}\nReply\n" for _ in range(6)),
    "buttons in words": ARTICLE + "".join(f"{PARAGRAPH}\nReply or pay, said {n}\n" for n in SAID),
    "buttons around an article": f"{BUTTONS.format(button='Reply')}{ARTICLE * 8}Reply\n",
    "quotations": in_turn([f"“{who} is late,” the clerk says" for who in SAID]),
    "sentences": in_turn([f"{who} says so." for who in SAID]),
}


@pytest.mark.parametrize("text", NO_THREADS.values(), ids=NO_THREADS)
def test_what_is_no_thread_stays(text):
    assert list(threads(text.splitlines())) == []
    assert not [piece for piece in clean(text).dropped if piece.by == "thread"]


@pytest.mark.parametrize(
    "line", ["Reply " + "1" * 53 + "!", "Reply" + " -" * 27 + "x", "a " * 29 + "x"]
)
def test_no_line_takes_long(line):
    text = ARTICLE + f"{line}\n" * 50 + "Reply\nReply\nReply\nReply\n" + "He says\n" * 5
    assert clean(text).body.startswith(ARTICLE)


def test_only_some_threads_are_looked_at():
    """Each is held against all that stands before it, and a text may have no end of them."""
    group = "Reply\nNobody asked the clerk about that, and nobody is going to.\n" * 4
    lines = (ARTICLE + (group + f"{FAR}\n") * (THREADS + 5)).splitlines()
    assert len(list(threads(lines))) == THREADS


def test_most_texts_are_not_looked_at_line_by_line():
    assert not may_hold(ARTICLE)
    assert may_hold(ARTICLE + BARE)
    assert may_hold(ARTICLE + GERMAN)
