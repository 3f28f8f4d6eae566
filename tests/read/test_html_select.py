from __future__ import annotations

import time

import pytest

from cleaner.read.html.select import MARK, MAX_SELECTOR, check_selector
from cleaner.read.html.visible import visible_text

PAGE = (
    "<div class=a><p>one <b class=k>two</b></p><p class=b>three</p></div>"
    "<p><b class=k>four</b> <i class=k>five</i></p>"
    f"<p {MARK}='0 1 99 x'>six</p><table><tr><td class=k>seven<td>eight</table>"
)


def selected(page: str, *selectors: str) -> list[list[str]]:
    seen = visible_text(page, name="x", selectors=selectors)
    lines = [line for line in seen.text.split("\n") if line]
    rows = seen.outline.selected
    assert rows.shape == (len(selectors), len(lines))
    return [[line for line, taken in zip(lines, row, strict=True) if taken] for row in rows]


@pytest.mark.parametrize(
    ("selector", "lines"),
    [
        (".a", ["one two", "three"]),
        (".k", ["four five"]),  # a part of a line is no line
        ("p", ["one two", "three", "four five", "six"]),
        ("div > p.b, table", ["three", "seven\teight"]),
        ("td", ["seven\teight"]),
        ("BODY", ["one two", "three", "four five", "six", "seven\teight"]),
        ("p + p", ["three", "six"]),
        ("p ~ table", ["seven\teight"]),
        ("[class~=b]", ["three"]),
        ("img", []),
        (f"[{MARK}]", []),
    ],
)
def test_selected(selector: str, lines: list[str]) -> None:
    check_selector(selector)
    assert selected(PAGE, selector) == [lines]


def test_selectors_stay_apart() -> None:
    assert selected(PAGE, "i", ".b", "div", ".b") == [
        [],
        ["three"],
        ["one two", "three"],
        ["three"],
    ]


def test_the_text_stays_the_same() -> None:
    plain, marked = (visible_text(PAGE, name="x", selectors=some) for some in ([], ["*"]))
    assert plain.text == marked.text


def test_none_of_nothing() -> None:
    assert selected("", "p") == [[]]


def test_elements_that_open_again() -> None:
    page = "<p><b class=k>one<p>two</b>three"  # the second paragraph has a <b> of its own
    assert selected(page, ".k", "p.k") == [["one"], []]
    assert selected(page.replace("</b>", "<br>"), ".k") == [["one", "two", "three"]]


@pytest.mark.parametrize(
    "selector",
    ["", " ", "p >", "p[", "p:foo", "p::before", "p,,b", "p{}", "@x", "\ud800", "p" * 2000],
)
def test_no_selector(selector: str) -> None:
    with pytest.raises(ValueError, match="CSS selector"):
        check_selector(selector)
    with pytest.raises(ValueError, match="CSS selector"):
        visible_text("<p>a", name="x", selectors=["p", selector])


@pytest.mark.parametrize(
    "selector", ["div:has(div div b)", ":not(:HAS(b)) p", "b ~ p ~ p", "i~b~p", ":is(a ~ b) ~ p"]
)
def test_selectors_that_take_for_ever(selector: str) -> None:
    with pytest.raises(ValueError, match="for ever"):
        check_selector(selector)


def test_selectors_are_quick() -> None:
    page = ("<div>" + "<p>x</p>" * 20) * 200 + "</div>" * 200 + "<div><p>a</p></div>" * 1000
    chain = " ".join(["div"] * 200)
    begin = time.perf_counter()
    for selector in (f"q {chain}", f"{chain} q", "q ~ p", "q div ~ div p", "[title~=a] ~ p", "*"):
        assert len(selector) <= MAX_SELECTOR
        visible_text(page, name="x", selectors=[selector])
    assert time.perf_counter() - begin < 20


def test_of_a_page_without_a_tree_nothing_is_selected() -> None:
    assert not visible_text("<p>x" * 60_000, name="x", selectors=["p"]).outline.selected.any()
