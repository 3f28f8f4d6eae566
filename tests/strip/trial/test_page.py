"""One text without and with tried rules."""

from __future__ import annotations

import pytest

from cleaner import Options
from cleaner.read.document import read_text
from cleaner.strip.trial import page as pages
from cleaner.strip.trial.books import trial_books
from cleaner.strip.trial.lines import Line
from cleaner.strip.trial.page import Hits, Told, Trial, Tried

SITE = "boats.example"
FIRST = "The harbour ferry is back after nine weeks in the yard, and the pilots were pleased."
LAST = "It sails at nine, the harbour office said on Monday, and it carries forty cars each time."
NOTICE = "Sign up for our newsletter"
RULE = """
[[rule]]
id = "{id}"
kind = "{kind}"
why = "what this is for"
match = '''{match}'''
example = '''
- {gone}
+ {stays}
'''
"""
HULL = RULE.format(id="hull", kind="line", match=r"Hull \d+", gone="Hull 7", stays="A hull.")
KEEP = RULE.format(id="mine", kind="keep", match=NOTICE, gone=f"{NOTICE}s", stays=NOTICE)
SPAN = RULE.format(id="span", kind="span", match=r" \[[a-z]+\]", gone="Rain [ad]", stays="A hull.")


@pytest.fixture
def trial(tmp_path):
    def make(*rules, top="", **files):
        path = tmp_path / f"{SITE}.toml"
        path.write_text(f'site = "{SITE}"\n{top}' + "".join(rules), encoding="utf-8")
        for name, text in files.items():
            (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        return Trial(trial_books(tmp_path), Options(model=False))

    return make


def text(*lines, url=None):
    return read_text("\n\n".join([FIRST, *lines, LAST]), url=url)


BOATS = Told(said=SITE)


def test_what_a_rule_takes(trial):
    tried = trial(HULL).of(text("Hull 7", NOTICE), BOATS)
    assert tried == Tried(
        site=SITE,
        acted=True,
        hits={"boats.example/hull": Hits(found=1, lines=1, words=2, new=1)},
        gone=(Line(3, "boats.example/hull", "Hull 7", 2),),
    )


def test_what_a_keep_rule_keeps(trial):
    tried = trial(KEEP).of(text(NOTICE), BOATS)
    assert tried.kept == (Line(3, "_any/newsletter-en", NOTICE, 5),)
    assert tried.hits == {"boats.example/mine": Hits(found=1, lines=1, words=5, new=1)}
    assert tried.gone == ()


def test_a_keep_rule_keeps_a_line_with_a_link(trial):
    linked = NOTICE.replace("newsletter", "[newsletter](https://post.example/letter)")
    keep = KEEP.replace(NOTICE, f"{NOTICE}, you")
    tried = trial(keep).of(text(f"{linked}, you"), BOATS)
    assert len(tried.kept) == 1
    assert tried.hits["boats.example/mine"].new == 1


def test_a_keep_rule_for_what_stays_anyway_is_not_new(trial):
    keep = KEEP.replace(f"- {NOTICE}s", "- Sign up for our newsletter now")
    keep = keep.replace(f"'''{NOTICE}'''", "'''It sails.*|Sign up for our newsletter'''")
    tried = trial(keep).of(text(), BOATS)
    assert tried.hits == {"boats.example/mine": Hits(found=1, lines=1, words=17, new=0)}


def test_a_part_of_a_line(trial):
    tried = trial(SPAN).of(text("The rain [ad] fell for nine days."), BOATS)
    assert tried.gone == (Line(3, "boats.example/span", "[ad]", 1),)


def test_the_outlet_is_told_by_a_row_then_the_text_then_its_folder(trial):
    mine = trial(HULL, **{"ships.example": f'site = "ships.example"\n{HULL}'})
    known = text("Hull 7", url="https://ships.example/7")
    assert mine.of(known).site == "ships.example"
    assert mine.of(known, Told(folder=SITE)).site == "ships.example"
    assert mine.of(known, Told(said=SITE)).site == SITE
    assert mine.of(known, Told(said="nobody knows")).site == "ships.example"
    assert mine.of(text("Hull 7"), Told(folder=SITE)).site == SITE
    assert mine.of(text("Hull 7"), Told(folder="_any")).site is None
    assert mine.of(text("Hull 7"), Told(said="nobody knows", folder=SITE)).site is None
    assert mine.of(text("Hull 7")) == Tried()


@pytest.mark.parametrize(
    ("url", "times"), [("https://boats.example/7", 2), ("https://theweek.com/7", 0), (None, 0)]
)
def test_a_text_is_cleaned_no_more_often_than_it_must(trial, monkeypatch, url, times):
    asked = []
    monkeypatch.setattr(pages, "strip", lambda *a, **k: asked.append(a) or STRIP(*a, **k))
    tried = trial(HULL).of(text("Hull 7", url=url))
    assert (len(asked), tried.acted) == (times, times > 0)


STRIP = pages.strip


def test_the_same_rules_are_asked_once(tmp_path, monkeypatch):
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{SITE}.toml").write_text(f'site = "{SITE}"\n{HULL}')
    same = Trial(trial_books(tmp_path / "new", (tmp_path / "old",)), Options(model=False))
    asked = []
    monkeypatch.setattr(pages, "strip", lambda *a, **k: asked.append(a) or STRIP(*a, **k))
    tried = same.of(text("Hull 7"), BOATS)
    assert len(asked) == 1
    assert tried.hits == {"boats.example/hull": Hits(found=1, lines=1, words=2, new=0)}
    assert (tried.gone, tried.kept) == ((), ())


def test_a_family_acts_where_it_is_extended(tmp_path):
    (tmp_path / "_families").mkdir()
    family = f'site = "_families/yard"\n{HULL}'
    (tmp_path / "_families" / "yard.toml").write_text(family)
    (tmp_path / f"{SITE}.toml").write_text(f'site = "{SITE}"\nextends = ["_families/yard"]\n')
    trial = Trial(trial_books(tmp_path), Options(model=False))
    tried = trial.of(text("Hull 7"), BOATS)
    assert [line.by for line in tried.gone] == ["_families/yard/hull"]
