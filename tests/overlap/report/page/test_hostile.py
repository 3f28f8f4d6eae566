"""What articles and their names may try."""

from __future__ import annotations

import pytest

from . import invented

EVIL = [
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(3)>",
    "<svg onload=alert(4)><style>*{display:none}</style>",
    "javascript:alert(5)",
    "\"' onmouseover='alert(6)' x=\"",
    "{{data}} {{script}} ${alert(7)} \\u003cscript\\u003e",
    "&lt;b&gt; &amp; &#60;",
    "]]></script>--><plaintext>",
    "\u2028alert(8)\u2029//",
    "https://tracker.example/pixel.gif",
    "__proto__",
    "constructor",
]
BIDI = "safe\u202egpj.exe\u202c and \u2066hidden\u2069 \u200bzero\u200f \ufeff"
CONTROL = "nul\x00 esc\x1b[31m bell\x07 del\x7f nel\x85"


def hostile(text):
    """A report in which every string that comes from outside is the text."""
    passage = f"{text} and a passage of some words"
    documents = [
        invented.document(
            f"{side}{text}",
            f"{text} {side}",
            None,
            text,
            text,
            [(f"gone {text}", text, text), f"Before. {passage} After {text}."],
        )
        for side in "xy"
    ]
    by_id = {each["id"]: each for each in documents}
    names = [each["id"] for each in documents]
    match = invented.match(
        by_id, text, "near", 0.9, *names, [(passage, passage)], text, [(text, text)]
    )
    match |= {"id": f"id {text}", "note": text}
    data = invented.finished(documents, [match])
    data["warnings"] = [text, text]
    data["inputs"] = [[text, text]]
    data["options"][text] = text
    data["cut"] = {"matches": 1, "documents": 1, "why": text}
    data["tool"] = {"version": text, "rules_sha256": text, "made": text}
    return data, passage


def visit_everything(page):
    for view in ("overview", "pairs", "matches", "clusters", "run"):
        page.locator(f"nav a[data-view={view}]").click()
        page.locator("main > *").first.wait_for()
    page.locator("nav a[data-view=pairs]").click()
    page.locator(".pair-matches a").click()
    page.locator(".scope-chip").first.click()
    page.locator("nav a[data-view=clusters]").click()
    page.locator(".cluster-open").click()
    page.locator(".cluster-detail td a").first.click()
    page.locator(".scope-chip").first.wait_for()
    page.locator(".passage-link").click()
    page.keyboard.press("1")
    page.keyboard.press("e")
    page.keyboard.press("Escape")


@pytest.mark.parametrize("text", [*EVIL, BIDI, CONTROL, "\ud800 lone", "'", "a\r\nb\rc"])
def test_nothing_runs_loads_or_breaks(open_page, text):
    data, _ = hostile(text)
    page = open_page(data)
    visit_everything(page)
    assert page.locator("script").count() == 2
    assert page.locator("img, iframe, object, embed, form[action], base").count() == 0
    assert page.locator("style").count() == 1
    links = page.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert all(link.startswith("#") for link in links)


@pytest.mark.parametrize("text", EVIL[:10])
def test_it_is_shown_as_it_is(open_page, text):
    data, passage = hostile(text)
    page = open_page(data, "#view=matches")
    page.locator(".passage-link").click()
    for side in ("a", "b"):
        pane = page.locator(f".pane[data-side={side}]")
        assert pane.locator("mark.own").all_inner_texts() == [passage]
        assert pane.locator("h3").inner_text() == text


def test_bidi_overrides_and_controls_are_seen_and_not_obeyed(open_page):
    page = open_page(hostile(BIDI + CONTROL)[0], "#view=matches")
    page.locator(".passage-link").click()
    title = page.locator(".pane[data-side=a] h3")
    marks = title.locator(".hidden-character").all_inner_texts()
    assert marks == [
        "RLO",
        "PDF",
        "LRI",
        "PDI",
        "ZWSP",
        "RLM",
        "BOM",
        "NUL",
        "ESC",
        "BEL",
        "DEL",
        "NEL",
    ]
    visit_everything(page)
    text = page.evaluate(
        """() => {
          const all = [...document.querySelectorAll("body *:not(script)")];
          const own = all.flatMap((e) => [...e.childNodes]).filter((n) => n.nodeType === 3);
          const attributes = all.flatMap((e) => [...e.attributes])
            .filter((a) => a.name !== "href" && !a.name.startsWith("data-"));
          return [...own.map((n) => n.data), ...attributes.map((a) => a.value)].join("");
        }"""
    )
    assert not set(text) & set("\u202e\u202c\u202d\u202a\u202b\x00\x1b\x07\u200b")
    assert text.count("\u2068") == text.count("\u2069")


def test_untrusted_pieces_are_isolated(open_page):
    page = open_page(hostile("שלום (1)")[0], "#view=matches")
    page.locator(".passage-link").click()
    loose = page.evaluate(
        """() => [...document.querySelectorAll("bdi, .paragraph, .passage-link, svg text")]
          .filter((e) => !getComputedStyle(e).unicodeBidi.startsWith("isolate")).length"""
    )
    assert loose == 0
    assert page.locator(".paragraph.here").first.evaluate("e => e.dir") == "auto"


@pytest.mark.parametrize(("text", "turn"), [("קול", "rtl"), ("voice", "ltr")])
def test_a_passage_is_cut_where_it_ends(open_page, text, turn):
    passage = open_page(hostile(text)[0], "#view=matches").locator(".passage-link")
    assert passage.evaluate("e => getComputedStyle(e).direction") == turn


def test_a_very_long_paragraph(open_page):
    filler = "word " * 10_000
    solid = "x" * 50_000
    shared = "the very same words stand here"
    documents = [
        invented.document("x", "X", None, "x" * 5_000, None, [f"{filler}{shared} {solid}"]),
        invented.document("y", "Y" * 300, None, "y", None, [f"{solid} {shared} now {filler}"]),
    ]
    by_id = {each["id"]: each for each in documents}
    match = invented.match(by_id, "c", "near", 0.9, "x", "y", [(shared, shared)], "w" * 5_000, [])
    page = open_page(
        invented.finished(documents, [match]), f"#match={match['id']}", width=390, height=844
    )
    for side in ("a", "b"):
        assert page.locator(f".pane[data-side={side}] mark.own").inner_text() == shared
    for view in ("overview", "pairs", "matches", "clusters", "run"):
        page.locator(f"nav a[data-view={view}]").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
