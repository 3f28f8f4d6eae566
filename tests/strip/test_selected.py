"""Css rules: lines of HTML that a selector chooses."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner import Options, RuleError, clean

RULES = '''
site = "quay.example"
domains = ["quay.example"]

[[rule]]
id = "promo"
kind = "css"
why = "box that sells the outlet's own events"
label = "advert"
match = "aside.events, p.offer"
example = """
+ <p>The quay was closed on Monday after the storm.</p>
- <p class="offer">Two tickets for the price of one.</p>
"""
'''
PAGE = """<html><body><h1>The quay is closed</h1>
<p>The old quay was closed on Monday, the harbour master said, after the storm had moved it.</p>
<aside class="events"><p>Meet our reporters at the harbour fair on Sunday, said nobody.</p></aside>
<p>It will open again once divers have looked at every pile, which takes them a week at least.</p>
<p class="offer">Two tickets for the price of one.</p>
<p>Boats may tie up at the new quay until then, the office said, and pay half of the dues.</p>
</body></html>"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    (tmp_path / "quay.example.toml").write_text(RULES, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("model", [True, False])
@pytest.mark.parametrize("preset", ["default", "fast"])
def test_selected_lines_go_by_the_rule(rules: Path, model: bool, preset: str) -> None:  # noqa: FBT001
    options = Options(rules=(rules,), model=model, preset=preset)
    found = clean(PAGE, site="quay.example", options=options)
    gone = {removal.text.strip(): removal.by for removal in found.dropped}
    assert gone["Meet our reporters at the harbour fair on Sunday, said nobody."] == (
        "quay.example/promo"
    )
    assert gone["Two tickets for the price of one."] == "quay.example/promo"
    assert "divers have looked" in found.text
    assert found.restore() == found.document.text


def test_it_holds_for_its_outlet_and_for_html_alone(rules: Path) -> None:
    options = Options(rules=(rules,), model=False)
    assert "quay.example/promo" not in {gone.by for gone in clean(PAGE, options=options).dropped}
    text = "The quay was closed.\n\nTwo tickets for the price of one.\n"
    assert clean(text, site="quay.example", options=options).text == text


def test_a_kind_that_is_to_stay_stays(rules: Path) -> None:
    options = Options(rules=(rules,), model=False, keep=frozenset({"advert"}))
    assert "Two tickets" in clean(PAGE, site="quay.example", options=options).text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"aside.events, p.offer"', '"aside..events"', "is not a CSS selector"),
        ('"aside.events, p.offer"', '"p:has(b)"', "can take for ever"),
        ('match = "aside.events, p.offer"\n', "", "needs match"),
        ('label = "advert"', 'cues = ["tickets"]', "cues are for text"),
        ('label = "advert"', "score = 0.5", "no score"),
        ('class="offer"', 'class="other"', "is marked - but stays"),
        ("Two tickets for", "Two<br>tickets for", "one line of text"),
    ],
)
def test_a_rule_that_cannot_hold_is_refused(rules: Path, old: str, new: str, said: str) -> None:
    path = rules / "quay.example.toml"
    path.write_text(RULES.replace(old, new), encoding="utf-8")
    with pytest.raises(RuleError, match=said) as error:
        clean("A text.", options=Options(rules=(rules,)))
    assert "quay.example.toml" in str(error.value)
    assert "promo" in str(error.value)
