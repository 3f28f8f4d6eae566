"""What stands where an article should; every text is invented, the phrases are those of the web."""

import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Options, clean
from cleaner.strip.obstacle import OF_PAYWALL, USUAL

STORY = (
    "The ferries that tie the fourteen Hallow Isles to the mainland stood idle on Tuesday, as "
    "crews refused the long night watches of the new roster. Nobody on the quay could say for how "
    "long."
)
LONG = "\n\n".join([STORY, *(f"{STORY} Day {day} was no better." for day in range(2, 9))])

MENU = "\n".join(
    f"{day}: {dish}, {side} and stewed {fruit}"
    for day, dish, side, fruit in [
        ("Monday", "fish pie", "peas", "plums"),
        ("Tuesday", "lentil soup", "rye bread", "apples"),
        ("Wednesday", "egg curry", "rice", "pears"),
        ("Thursday", "mutton broth", "dumplings", "quinces"),
        ("Friday", "baked trout", "potatoes", "rhubarb"),
    ]
)

BOT = """Just a moment...
Enable JavaScript and cookies to continue
Verifying you are human. This may take a few seconds.
www.ledger.example needs to review the security of your connection before proceeding.
Ray ID: 8a1b2c3d4e5f
Performance & security by Cloudflare
"""
ROBOT = """Ledger
Are you a robot?
We have detected unusual activity from your computer network.
To continue, please click the box below to let us know you are not a robot.
Why did this happen?
Please make sure your browser supports JavaScript and cookies and that you are not blocking them.
"""
GONE = """Skip to content
Home
News
Sport
Page not found
Sorry, the page you were looking for could not be found. It may have been moved or deleted.
Search
Most read
Back to the home page
© 2026 The Harbour Ledger
"""
DENIED = """Access Denied
You don't have permission to access "/2026/03/ferry" on this server.
Reference #18.2f1a
"""
LAW = """451: Unavailable due to legal reasons
We recognize you are attempting to access this website from a country belonging to the European
Economic Area (EEA) including the EU which enforces the General Data Protection Regulation (GDPR)
and therefore access cannot be granted at this time. For any issues, call the desk.
"""
CONSENT = """Ledger
Before you continue
Accept all
Reject all
Privacy policy
Imprint
"""
WEITER = f"""Die Fähre fährt wieder
Von Anna Holm
{STORY}
Jetzt weiterlesen mit dem Ledger-Abo
Sie sind bereits Abonnent? Hier anmelden
"""
RESTE = f"""Le bac repart lundi
{STORY}
Il vous reste 71.4% de cet article à lire. La suite est réservée aux abonnés.
"""
APP = """<!doctype html><html><head><title>Harbour Ledger</title></head><body>
<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>
</body></html>
"""
TITLED = """<html><head><title>404 Not Found</title></head><body><center><h1>Oh no</h1></center>
<hr><center>nginx</center></body></html>"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (BOT, "bot-check"),
        (ROBOT, "bot-check"),
        ("Vérifiez que vous êtes humain\n\nUn instant...\n", "bot-check"),
        ("Ich bin kein Roboter\n", "bot-check"),
        (GONE, "error-page"),
        (DENIED, "error-page"),
        ("502 Bad Gateway\nnginx\n", "error-page"),
        ("Die gesuchte Seite wurde leider nicht gefunden.\nZur Startseite\n", "error-page"),
        ("La página que buscas no existe.\n", "error-page"),
        (TITLED, "error-page"),
        (LAW, "region"),
        (LAW.replace("\n", " "), "region"),
        (APP, "script"),
        ("Włącz JavaScript, aby zobaczyć stronę.\n", "script"),
        (CONSENT, "consent"),
        ("Continuer sans accepter\nTout accepter\nPartenaires\n", "consent"),
        (WEITER, "paywall"),
        (RESTE, "paywall"),
        ("Subscribe to continue reading\n", "paywall"),
    ],
)
def test_what_stands_where_an_article_should_is_told(text, kind):
    cleaned = clean(text)
    assert cleaned.obstacle == kind
    assert cleaned.warnings[-1].startswith("no article, or not all of it: the page ")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        STORY,
        LONG,
        f"{STORY}\n\nWe use cookies to give you the best experience.\n\nAccept all\n",
        f"“Verify that you are human,” said the harbour master to the gull.\n\n{STORY}\n",
        "A page not found since 1731 turned up in the vicarage on Friday, under a jar of plums.\n",
        f"{LONG}\n\nSubscribe to continue reading\n",
        f"{LONG}\n\nPage not found\n",
        "The council met on Tuesday.\n\nSign in to comment\n",
        f"{MENU}\nWe use cookies\nAccept all\nReject all\n",
        f"{MENU}\nPlease enable JavaScript\n",
        "The lines are open.\n\nCall +1 404.894.2000\n",
    ],
)
def test_an_article_has_none(text):
    assert clean(text).obstacle is None


def test_the_line_that_tells_of_it_stands_in_the_warning():
    assert clean(GONE).warnings[-1].endswith("(“Page not found”)")
    assert "(“404 Not Found”)" in clean(TITLED).warnings[-1]


def test_a_paywall_leaves_the_beginning_and_an_error_page_does_not():
    words = "The mayor said so on Monday at the quay, in the rain. " * 12
    assert USUAL < len(words.split()) < OF_PAYWALL
    assert clean(f"{words}\n\nSubscribe to continue reading\n").obstacle == "paywall"
    assert clean(f"{words}\n\nPage not found\n").obstacle is None


def test_it_is_told_without_the_judge_and_of_bytes_and_files(tmp_path: Path):
    assert clean(BOT, options=Options(model=False)).obstacle == "bot-check"
    assert clean(BOT.encode()).obstacle == "bot-check"
    (tmp_path / "a.txt").write_text(BOT, encoding="utf-8")
    assert clean(tmp_path / "a.txt").obstacle == "bot-check"


def test_it_goes_along_to_other_processes():
    cleaned = clean(BOT)
    assert pickle.loads(pickle.dumps(cleaned)).obstacle == "bot-check"  # noqa: S301 – our own
    assert pickle.loads(pickle.dumps(cleaned)) == cleaned  # noqa: S301 – our own


def test_an_outlets_file_disables_what_it_does_not_want(tmp_path: Path):
    rules = 'site = "ledger.example"\ndisable = ["_obstacles/paywall"]\n'
    (tmp_path / "ledger.example.toml").write_text(rules, encoding="utf-8")
    options = Options(rules=(tmp_path,))
    assert clean(WEITER, options=options, site="ledger.example").obstacle is None
    assert clean(WEITER, options=options).obstacle == "paywall"


def test_own_rules_take_the_place_of_ours(tmp_path: Path):
    rules = """
site = "_obstacles"
[[rule]]
id = "queue"
kind = "line"
why = "lets readers wait in line"
score = 0.9
cues = ["you are now in line"]
example = '''
- You are now in line
+ The crews are in line for a rise.
'''
"""
    (tmp_path / "_obstacles.toml").write_text(rules, encoding="utf-8")
    options = Options(rules=(tmp_path,))
    queue = clean("You are now in line.\n", options=options)
    assert queue.obstacle == "queue"
    assert queue.warnings == (
        "no article, or not all of it: the page lets readers wait in line (“You are now in line.”)",
    )
    assert clean(BOT, options=options).obstacle is None


_LINES = st.sampled_from([*BOT.splitlines(), *GONE.splitlines(), *WEITER.splitlines(), "", STORY])


@given(st.lists(_LINES, max_size=12).map("\n".join))
@settings(deadline=None, max_examples=40)
def test_nothing_is_taken_for_it(text):
    """Law: what is told of a text changes nothing in what is left of it."""
    cleaned = clean(text)
    assert cleaned.restore() == text
    assert not any(gone.by.startswith("_obstacles/") for gone in cleaned.dropped)
