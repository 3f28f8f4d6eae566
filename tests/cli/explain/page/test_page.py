"""What the page of an explanation shows, and how one moves about in it."""

from __future__ import annotations

import pytest

from cleaner import clean


def texts_of(page, selector):
    return page.locator(selector).all_text_contents()


def test_lines_stand_as_they_are_judged(open_page, cleaned):
    page = open_page(cleaned)
    said = cleaned[0]
    stays = texts_of(page, ".stays .line-text bdi")
    goes = texts_of(page, ".goes .line-text bdi")
    lines = [line.strip() for line in said.text.splitlines() if line.strip()]
    assert stays == lines
    assert goes
    assert all(any(line in gone.text for gone in said.dropped) for line in goes)
    assert texts_of(page, ".line[data-rank='2'] bdi") == [said.title]
    heads = texts_of(page, ".run-head")
    assert len(heads) == page.locator(".run.goes").count()
    assert all(" · " in head for head in heads)


@pytest.mark.parametrize(
    ("key", "stays", "goes"), [("1", True, True), ("2", True, False), ("3", False, True)]
)
def test_views(open_page, cleaned, key, stays, goes):
    page = open_page(cleaned)
    page.keyboard.press(key)
    assert (page.locator(".stays").count() > 0) == stays
    assert (page.locator(".run.goes").count() > 0) == goes
    assert page.locator(".show[aria-pressed=true]").count() == 1
    again = open_page(cleaned, page.evaluate("location.hash"))
    assert (again.locator(".stays").count() > 0) == stays


def test_one_kind_alone(open_page, cleaned):
    page = open_page(cleaned)
    chip = page.locator(".chip", has_text="newsletter")
    chip.click()
    assert set(texts_of(page, ".run-head .kind")) == {"newsletter"}
    assert page.locator(".stays").count() == 0
    page.locator(".chip", has_text="newsletter").click()
    assert page.locator(".stays").count() > 0


def test_long_runs_are_folded_and_open(open_page, cleaned):
    page = open_page(cleaned, "#doc=1")
    fold = page.locator(".fold button").first
    assert "more lines, the same reason" in fold.text_content()
    before = page.locator(".line").count()
    fold.click()
    assert page.locator(".line").count() > before + 50
    assert page.evaluate("document.activeElement.className") == "line"


def test_keys_go_from_run_to_run_and_back(open_page, cleaned):
    page = open_page(cleaned)
    focused = "document.activeElement.id"
    page.keyboard.press("j")
    first = page.evaluate(focused)
    page.keyboard.press("j")
    second = page.evaluate(focused)
    page.keyboard.press("k")
    assert page.evaluate(focused) == first != second
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) != first
    assert page.locator(".line[tabindex='0']").count() == 1


def test_from_text_to_text(open_page, cleaned):
    page = open_page(cleaned)
    page.keyboard.press("n")
    page.locator(".documents [aria-current]", has_text="dailyledger").wait_for()
    page.keyboard.press("p")
    page.locator(".documents [aria-current]", has_text="commonground").wait_for()
    page.get_by_label("Find a text").fill("orchard")
    assert page.locator(".documents-items li").count() == 1
    page.get_by_label("Find a text").fill("")
    page.get_by_label("Order of the texts").select_option("most")
    assert "dailyledger" in page.locator(".documents-items li").first.text_content()


def test_the_open_text_is_seen_in_a_long_list(open_page, cleaned):
    page = open_page(cleaned[3:] * 60)
    for _ in range(3):
        page.keyboard.press("n")
    assert page.locator(".documents-items").evaluate("list => list.scrollTop") == 0
    again = open_page(cleaned[3:] * 60, "#doc=55")
    assert again.locator(".documents-items").evaluate("list => list.scrollTop") > 500
    inside = again.locator(".documents [aria-current]").evaluate(
        "link => { const [a, b] = [link, link.closest('ol')].map((each) =>"
        " each.getBoundingClientRect()); return a.top >= b.top && a.bottom <= b.bottom + 1; }"
    )
    assert inside


def test_reasons_lead_to_the_lines_that_they_take(open_page, cleaned):
    page = open_page(cleaned, "#view=reasons")
    reason = page.locator(".reason", has_text="_any/newsletter-en")
    assert "3 lines, 2 texts" in reason.text_content()
    reason.locator("summary").click()
    lines = texts_of(page, ".reason[open] .taken a")
    assert len(lines) == 3
    assert lines == sorted(lines, key=len, reverse=True)
    reason.locator(".taken a").first.click()
    page.locator(".line:focus").wait_for()
    assert page.locator(".line:focus bdi").text_content() == lines[0]


def test_a_text_without_boilerplate_and_one_alone(open_page, cleaned):
    page = open_page(cleaned[3:], "#show=gone")
    assert page.locator(".documents").count() == 0
    assert "Nothing goes" in page.locator(".nothing").text_content()
    page.keyboard.press("1")
    assert page.locator(".line").count() == 1


def test_no_text_at_all(open_page):
    page = open_page([])
    assert "No text was given." in page.locator("main").text_content()
    page.keyboard.press("r")
    assert "Nothing goes." in page.locator("main").text_content()


def test_many_lines_come_in_parts(open_page):
    lines = [f"Paragraph {at} tells what {at} ferries did in the storm." for at in range(4_500)]
    between = [f"{line}\nAdvertisement" for line in lines]
    page = open_page([clean("\n".join(between) + "\n")])
    count = page.locator(".line").count()
    assert count < 3_000
    page.locator(".more button").click()
    assert page.locator(".line").count() > count


EVIL = [
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    "{{data}} ${alert(7)} \\u003cscript\\u003e",
    "\u202egpj.exe\u202c \u2066hidden\u2069 esc\x1b[31m",
    "https://tracker.example/pixel.gif",
]


@pytest.mark.parametrize("text", EVIL)
def test_nothing_in_a_text_runs_or_loads(open_page, text):
    scrape = f"Sign up for our newsletter. {text}\n{text} stands in the middle of a sentence.\n"
    page = open_page([clean(scrape), clean(scrape)], "#show=all")
    page.keyboard.press("m")
    page.keyboard.press("e")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    for summary in page.locator("summary").all():
        summary.click()
    assert page.locator("script").count() == 2
    assert page.locator("img, iframe, object, embed, form[action], base").count() == 0
    assert "\u202e" not in page.locator("body").inner_text()
