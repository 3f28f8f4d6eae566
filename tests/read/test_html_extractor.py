from __future__ import annotations

import re
import sys
import types

import pytest

from cleaner.read.html import Rendered, render
from cleaner.read.html.extractor import MAX_DEPTH, MAX_TAGS
from tests.read.storm import PARAGRAPHS

NAVIGATION = ["Home", "World", "Politics", "Weather", "Sign in"]
FOOTER = "Copyright 2031 The Eldermouth Lantern. All rights reserved in every known land."


def article_page(body: str = "", head: str = "", after: str = "") -> str:
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in NAVIGATION)
    paragraphs = "\n".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html><head><title>Storm shuts harbour | Lantern</title>{head}"
        "<style>p { color: red }</style></head><body>"
        f"<header><nav><ul>{menu}</ul></nav></header><main><article>"
        f"<h1>Storm shuts the harbour of Eldermouth for a week</h1>{paragraphs}{body}"
        "</article></main><script>var text = '<p>not a text</p>';</script>"
        f"<footer><p>{FOOTER}</p></footer></body></html>{after}"
    )


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def check_spans(rendered: Rendered) -> None:
    text, last = rendered.text, -1
    for start, end in rendered.extracted or ():
        assert last < start < end <= len(text)
        assert start == 0 or text[start - 1] == "\n"
        assert end == len(text) or text[end] == "\n"
        last = end


def taken(rendered: Rendered) -> str:
    assert rendered.extracted is not None, rendered.warnings
    check_spans(rendered)
    return "\n".join(rendered.text[start:end] for start, end in rendered.extracted)


def test_spans_cover_the_article() -> None:
    rendered = render(article_page(), name="x")
    article = taken(rendered)
    assert all(text in article for text in PARAGRAPHS)
    assert not any(name in words(article) for name in NAVIGATION)
    assert FOOTER not in article
    assert FOOTER in rendered.text
    assert rendered.warnings == ()
    assert rendered.title == "Storm shuts harbour | Lantern"


def test_a_teaser_that_repeats_the_article_does_not_cut_it_off() -> None:
    page = article_page().replace("<main>", f"<aside><p>{PARAGRAPHS[-1]}</p></aside><main>")
    article = taken(render(page, name="x"))
    assert all(text in article for text in PARAGRAPHS)


def test_short_lines_between_taken_lines_are_taken() -> None:
    body = "<h2>What next?</h2>" + "".join(f"<p>{text} Indeed.</p>" for text in PARAGRAPHS)
    assert "What next?" in taken(render(article_page(body), name="x"))


def test_text_without_blanks_between_words() -> None:
    one = "暴风雨过后港口将关闭到星期五，市议会在声明中说，损失仍在估算之中。"
    body = "".join(f"<p>第{number}段：{one}</p>" for number in range(8))
    page = f"<html><body><nav><a>首页</a></nav><article>{body}</article></body></html>"
    assert taken(render(page, name="x")).count(one) == 8


def test_soft_hyphens_do_not_hide_a_line() -> None:
    page = article_page().replace("harbour", "har\u00adbour")
    assert taken(render(page, name="x")).count("har\u00adbour") >= 2


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("<div>" * (MAX_DEPTH + 10) + article_page(), "levels deep"),
        ("<div>" * 3000 + article_page(), "levels deep"),
        (article_page("<b></b>" * MAX_TAGS), "tags"),
        (article_page(after=f"<p>{PARAGRAPHS[0]} {PARAGRAPHS[1]}</p>"), "goes on after"),
        (article_page(f"<p>{'word ' * 500_000}</p>"), "one text or tag"),
        (article_page(f"<p>{'word ' * 2_100_000}</p>"), "longer than"),
        (article_page(f"<p>{'word ' * 250_000}</p>"), "the text is longer than"),
        (article_page("<p>A sentence of six short words.</p>" * 12_000), "tags"),
        (article_page("<p>A sentence of six short words.</p>" * 50), ""),
    ],
)  # fmt: skip
def test_the_extractor_is_not_trusted_over_limits(page: str, why: str) -> None:
    rendered = render(page, name="x")
    assert all(text in rendered.text for text in PARAGRAPHS)
    if why:
        assert rendered.extracted is None
        assert [why in warning for warning in rendered.warnings] == [True]
    else:
        assert rendered.extracted


def fake_extractor(monkeypatch: pytest.MonkeyPatch, result: object) -> None:
    def extract(page: str, **options: bool) -> object:
        assert "\0" not in page
        assert options == {"include_comments": False}
        if isinstance(result, Exception):
            raise result
        return result

    module = types.ModuleType("trafilatura")
    module.extract = extract  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "trafilatura", module)


@pytest.mark.parametrize(
    ("result", "why"),
    [
        (None, "finds no article"),
        (ValueError("broken"), "finds no article"),
        (RecursionError(), "finds no article"),
        (PARAGRAPHS[0], "fewer than 25"),
        ("other words that are nowhere in the page " * 20, "only 0 of"),
    ],
)
def test_a_failing_extractor_is_not_trusted(
    monkeypatch: pytest.MonkeyPatch, result: object, why: str
) -> None:
    fake_extractor(monkeypatch, result)
    rendered = render(article_page(), name="x")
    assert rendered.extracted is None
    assert why in rendered.warnings[0]


def test_a_small_part_of_a_page_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_extractor(monkeypatch, " ".join(PARAGRAPHS[:2]))
    body = "".join(f"<p>{number}. {PARAGRAPHS[3]}</p>" for number in range(40))
    rendered = render(article_page(body), name="x")
    assert rendered.extracted is None
    assert "words of" in rendered.warnings[0]


def test_equal_paragraphs_are_taken_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    same = "The same paragraph stands here again, with a dozen words or more in it."
    fake_extractor(monkeypatch, "\n".join([*PARAGRAPHS, *[same] * 30]))
    rendered = render(article_page(f"<p>{same}</p>" * 50), name="x")
    assert taken(rendered).count(same) == 30
    assert taken(rendered).endswith(f"{PARAGRAPHS[-1]}\n\n" + "\n\n".join([same] * 30))


def test_xhtml_is_html() -> None:
    page = article_page().replace("<!DOCTYPE", '<?xml version="1.0"?><!DOCTYPE', 1)
    assert PARAGRAPHS[0] in taken(render(page, name="x"))
