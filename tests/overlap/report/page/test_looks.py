"""Light and dark, narrow and wide, screen and paper."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from . import invented

VIEWS = ["#", "#view=pairs", "#view=matches", "#view=clusters&cluster=wire", "#view=run", "#match"]


def address(report, view):
    near = next(match["id"] for match in report["matches"] if match["kind"] == "near")
    return f"#match={near}" if view == "#match" else view


def paper(page):
    return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")


def reloaded_paper(page, expected):
    """Chromium stores a choice behind the page's back: a reload at once may come before it."""
    for _ in range(20):
        page.reload()
        if paper(page) == expected:
            break
        page.wait_for_timeout(100)
    return paper(page)


def test_dark_follows_the_system_until_told_otherwise(open_page, report):
    page = open_page(report)
    light = paper(page)
    page.emulate_media(color_scheme="dark")
    dark = paper(page)
    assert light != dark
    button = page.get_by_role("button", name="Light theme")
    button.click()
    assert paper(page) == light
    assert reloaded_paper(page, light) == light
    page.keyboard.press("d")
    assert paper(page) == dark


@pytest.mark.parametrize("width", [390, 1280])
def test_the_lengths_below_the_bars_stand_apart(open_page, report, width):
    matches = [{**each, "words": 3 + 80 * at} for at, each in enumerate(report["matches"])]
    page = open_page({**report, "matches": matches}, width=width, height=900)
    names = page.locator(".histogram .bar-name").all()
    boxes = [box for name in names if (box := name.bounding_box())]
    assert len(boxes) == 12
    assert all(left["x"] + left["width"] < right["x"] for left, right in pairwise(boxes))


def test_an_article_without_a_title_is_called_by_its_id(open_page, report):
    nameless = [
        {**doc, "title": None, "name": f"/home/her/news/{doc['id']}"} for doc in report["documents"]
    ]
    page = open_page({**report, "documents": nameless})
    first = page.locator(".pairs th[scope=row] a").first.inner_text()
    assert first in {doc["id"] for doc in nameless}
    assert "/home/her" not in page.locator("main").inner_text()


@pytest.mark.parametrize("view", VIEWS)
def test_the_page_never_scrolls_sideways(open_page, report, view):
    page = open_page(report, address(report, view))
    for width in (390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        page.reload()
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("view", ["pairs", "clusters"])
def test_many_records_do_not_scroll_sideways(open_page, big_report, view):
    page = open_page(big_report, f"#view={view}", width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_long_name_leaves_room_for_the_other_columns(open_page, report):
    data = json.loads(json.dumps(report).replace("Brackwater Times", "Brackwater" * 30))
    page = open_page(data, "#view=run")
    tables = page.locator(".table-scroll:has(td bdi)")
    assert tables.count() == 2
    for table in tables.all():
        assert table.evaluate("(node) => node.scrollWidth <= node.clientWidth")


def test_on_a_telephone_one_thing_at_a_time(open_page, report):
    page = open_page(report, "#view=matches", width=390, height=844)
    assert not page.get_by_label("Verdict", exact=True).is_visible()
    page.get_by_role("button", name="Filters").click()
    assert page.get_by_label("Verdict", exact=True).is_visible()
    page.locator(".passage-link").first.click()
    assert not page.locator(".list").is_visible()
    assert page.locator(".compare").is_visible()
    page.get_by_role("button", name="Close the match").click()
    assert page.locator(".list").is_visible()
    assert page.locator(".matches tr[data-id]").count() > 3


@pytest.mark.parametrize("view", VIEWS)
def test_it_prints(open_page, report, view, tmp_path):
    page = open_page(report, address(report, view))
    page.wait_for_timeout(100)
    file = tmp_path / "page.pdf"
    page.pdf(path=str(file), format="A4")
    assert file.read_bytes().startswith(b"%PDF")
    assert file.stat().st_size > 10_000


def test_paper_shows_rows_and_no_controls(open_page, report):
    page = open_page(report, "#view=matches&min=12")
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert not page.locator(".filters").is_visible()
    assert not page.locator("nav").is_visible()
    assert page.get_by_text("(at least 12 words)").is_visible()
    assert page.locator(".matches tr[data-id]").count() == 17
    assert paper(page) == "rgb(255, 255, 255)"


def test_a_long_list_prints_its_beginning_and_says_so(open_page, big_report):
    page = open_page(big_report, "#view=matches")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".matches tr[data-id]").count() == 500
    assert "4,500 more matches" in page.locator(".matches").inner_text()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".matches tr[data-id]").count() < 60


@pytest.mark.parametrize("kind", ["verbatim", "near", "quote-inside", "copied-run"])
def test_no_kind_is_told_by_colour_alone(open_page, report, kind):
    match = next(each for each in report["matches"] if each["kind"] == kind)
    page = open_page(report, f"#match={match['id']}")
    style = page.locator("mark.own").first.evaluate("m => getComputedStyle(m).textDecorationStyle")
    lines = {"verbatim": "solid", "near": "wavy", "quote-inside": "double", "copied-run": "dashed"}
    assert style == lines[kind]


CONTRASTS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255);
    const [r, g, b] = parts.map((p) => p <= 0.04045 ? p / 12.92 : ((p + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const between = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const fill = (cell, part) => getComputedStyle(cell.querySelector(part)).fill;
  const cells = [...document.querySelectorAll(".heat")];
  return cells.map((cell) => between(fill(cell, "rect"), fill(cell, "text")));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_figures_in_the_heatmap_can_be_read(open_page, report, scheme):
    shares = [0, 0.01, 0.03, 0.07, 0.15, 0.3, 0.5, 0.9, 0.02, 0.2]
    table = [
        {**row, "a_words": round(250 * share), "b_words": round(250 * share)}
        for row, share in zip(report["table"], shares, strict=False)
    ]
    outlets = [{**outlet, "words": 250} for outlet in report["outlets"]]
    page = open_page({**report, "table": table, "outlets": outlets})
    page.emulate_media(color_scheme=scheme)
    assert page.locator("[class*='heat heat-']").count() == 20
    contrasts = page.evaluate(CONTRASTS)
    assert len(contrasts) == 25
    assert min(contrasts) >= 4.5


@pytest.mark.parametrize(
    ("outlets", "why"),
    [
        ((), "No article was read"),
        (("One",), "only one article"),
        (("One", "One"), "All 2 articles are by one outlet, One."),
        (("One", "Two"), "no two outlets share a passage of 2 words or more"),
    ],
)
def test_an_empty_report_says_why(open_page, outlets, why):
    page = open_page(invented.empty(*outlets))
    assert why in page.locator(".empty").inner_text()
    for view in ("run", "clusters", "pairs", "matches"):
        page.locator(f"nav a[data-view={view}]").click()
    page.keyboard.press("j")
    assert "no matches in this report" in page.locator(".list").inner_text()
    file = Path(page.url.removeprefix("file://").partition("#")[0])
    assert file.stat().st_size < 200_000


def test_what_was_cut_is_said_first(open_page, report):
    cut = {"matches": 1234, "documents": 2, "why": "The page holds the strongest."}
    page = open_page({**report, "cut": cut})
    notice = page.locator(".notice.cut").inner_text()
    assert "1,234 matches are left out, 2 articles come without text" in notice
    assert "The page holds the strongest." in notice
    page.locator("nav a[data-view=run]").click()
    assert "1,234 matches are left out" in page.locator("main").inner_text()


def test_the_run_is_told(open_page, report):
    page = open_page({**report, "warnings": ["first", "second"]}, "#view=run")
    text = page.locator("main").inner_text()
    for part in ("0.1.0", report["tool"]["rules_sha256"], "min words", "stories/", "second"):
        assert part in text
    assert page.locator(".plain").nth(1).locator("tbody tr").count() == len(report["documents"])
