"""Trials of many pages added up."""

from __future__ import annotations

import pytest

from cleaner.strip.trial.books import trial_books
from cleaner.strip.trial.lines import Line
from cleaner.strip.trial.page import Hits, Tried
from cleaner.strip.trial.tally import BEGINNING, Alike, Changes, Greed, Place, Tally

PROSE = "The harbour ferry is back after nine weeks in the yard of the pilots."
HULL = Line(3, "boats.example/hull", "Hull 7", 2)


def test_lines_that_read_alike_are_told_of_once():
    changes = Changes()
    changes.add("a", [HULL, HULL._replace(number=9), HULL._replace(number=5, text="Hull 8")])
    changes.add("b", [HULL._replace(text="HULL 7")])
    changes.add("c", [HULL._replace(by="a.example/hull")])
    assert (changes.lines, changes.words) == (5, 10)
    assert list(changes) == [
        Alike(Place("c", 3), "a.example/hull", "Hull 7", 2, lines=1, pages=1),
        Alike(Place("a", 3), "boats.example/hull", "Hull 7", 2, lines=3, pages=2),
        Alike(Place("a", 5), "boats.example/hull", "Hull 8", 2, lines=1, pages=1),
    ]


def test_only_so_many_are_remembered_of_a_rule_and_those_are_counted_on():
    changes = Changes(most=2)
    for number in range(5):
        changes.add(f"p{number}", [HULL, HULL._replace(text=f"Hull {number}")])
    changes.add("q", [HULL._replace(by="a.example/hull")])
    assert [(each.text, each.lines) for each in changes] == [
        ("Hull 7", 1),
        ("Hull 7", 5),
        ("Hull 0", 1),
    ]
    assert changes.lines == 11


def test_long_lines_are_remembered_by_their_beginnings_and_told_apart():
    long = "Hull " * 100
    changes = Changes()
    changes.add("a", [HULL._replace(text=f"{long}7"), HULL._replace(text=f"{long}8")])
    assert [len(each.text) for each in changes] == [BEGINNING, BEGINNING]


@pytest.fixture
def rules(tmp_path):
    head = 'why = "what this is for"\nmatch = "Hull"\n'
    example = "example = '''\n+ A hull.\n- Hull\n'''\n"
    kinds = {"line": "", "tail": "at_most = 9\n", "section": "at_most = 9\n"}
    text = "".join(
        f'[[rule]]\nid = "{kind}"\nkind = "{kind}"\n{more}{head}{example}'
        for kind, more in kinds.items()
    )
    path = tmp_path / "boats.example.toml"
    path.write_text(f'site = "boats.example"\n{text}')
    return trial_books(path).rules


def test_figures_of_rules(rules):
    tally = Tally(rules)
    assert list(tally.figures) == [f"boats.example/{kind}" for kind in ("line", "tail", "section")]
    hits = {"boats.example/line": Hits(found=3, lines=2, words=9, new=1)}
    tally.add("a", Tried(site="boats.example", acted=True, hits=hits))
    tally.add("b", Tried(site="boats.example", acted=True, hits=hits))
    tally.add("c", Tried(site="theweek.com"))
    tally.add("d", Tried())
    figures = tally.figures["boats.example/line"]
    assert (figures.pages, figures.found, figures.lines, figures.words) == (2, 6, 4, 18)
    assert (figures.new, figures.greed) == (2, None)
    assert (tally.pages, tally.acted) == (4, 2)
    assert tally.sites == {"boats.example": 2, "theweek.com": 1}


def gone(kind, text=PROSE, number=4):
    return Tried(gone=(Line(number, f"boats.example/{kind}", text, len(text.split())),))


def test_prose_that_goes_because_of_a_rule_is_greed(rules):
    tally = Tally(rules)
    for name in ("a", "b"):
        tally.add(name, gone("line"))
        tally.add(name, gone("tail"))
    tally.add("c", gone("section"))
    tally.add("d", gone("gallery"))
    assert tally.figures["boats.example/line"].greed == Greed(Place("a", 4), lines=2, words=28)
    assert tally.figures["boats.example/section"].greed == Greed(Place("c", 4), lines=1, words=14)
    assert tally.figures["boats.example/tail"].greed is None


@pytest.mark.parametrize("text", ["The harbour ferry is back.", PROSE[:-1], "Hull " * 40])
def test_what_is_no_paragraph_is_no_greed(rules, text):
    tally = Tally(rules)
    tally.add("a", gone("line", text.strip()))
    assert tally.figures["boats.example/line"].greed is None
