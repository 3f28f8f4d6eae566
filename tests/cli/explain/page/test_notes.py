"""Lines that a reader notes become rules that do what was noted."""

from __future__ import annotations

import pytest

from cleaner import Options, clean

SITE = "harbourpost.example"
TIDE = "What's on at St. Mary's (this week)? Read 'The Tide'"
SCRAPE = (
    "Sign up for our newsletter.\n"
    "Ferry crews walk out over 13-hour night watches\n"
    "The ferries that tie the fourteen Hallow Isles to the mainland stood idle on Tuesday.\n"
    f"{TIDE}\n"
    "Crews voted by 187 to 22 to stop work over a new night roster, the guild said.\n"
)


def saved(page, tmp_path):
    page.keyboard.press("e")
    page.get_by_label("Outlet", exact=True).fill(SITE)
    with page.expect_download() as download:
        page.locator("#save-rules").click()
    assert download.value.suggested_filename == f"{SITE}.toml"
    rules = tmp_path / "my-rules"
    download.value.save_as(rules / f"{SITE}.toml")
    return rules


def note(page, text):
    page.locator(".line", has_text=text).hover()
    page.locator(".line", has_text=text).locator(".note").click()


@pytest.mark.parametrize("noted", [(TIDE,), ("Sign up",), (TIDE, "Sign up")])
def test_rules_of_noted_lines_hold_and_do_it(open_page, cli, tmp_path, noted):
    before = clean(SCRAPE)
    page = open_page([before])
    for text in noted:
        note(page, text)
    assert page.locator("#noted").text_content() == f"Noted lines ({len(noted)})"
    rules = saved(page, tmp_path)
    assert cli("rules", "check", rules).code == 0
    tested = cli("rules", "test", rules)
    assert tested.code == 0, tested.err
    after = clean(SCRAPE, site=SITE, options=Options(rules=[rules])).text
    assert (TIDE in after) == (TIDE not in noted)
    assert ("Sign up" in after) == ("Sign up" in noted)


def test_notes_are_kept_and_taken_back(open_page):
    texts = [clean(SCRAPE)]
    page = open_page(texts)
    note(page, TIDE)
    assert page.locator(".line[data-marked]").count() == 1
    page.reload()
    assert page.locator(".line[data-marked]").count() == 1
    page.locator(".line", has_text="Sign up").focus()
    page.keyboard.press("m")
    assert page.locator(".line[data-marked]").count() == 2
    page.keyboard.press("m")
    assert page.locator(".line[data-marked]").count() == 1
    page.keyboard.press("e")
    assert TIDE in page.locator(".noted-lines").text_content()
    page.get_by_role("button", name="Forget them").click()
    assert "None yet." in page.locator("#panel").text_content()
    assert page.locator(".line[data-marked]").count() == 0


def test_without_a_host_there_is_no_file(open_page):
    page = open_page([clean(SCRAPE)])
    note(page, TIDE)
    page.keyboard.press("e")
    for wrong in ("", "harbour", "https://harbour.example/", "../harbour.example", "a b.example"):
        page.get_by_label("Outlet", exact=True).fill(wrong)
        assert page.locator("#save-rules").is_disabled(), wrong
    page.get_by_label("Outlet", exact=True).fill("www.Harbour.example")
    assert page.locator("#save-rules").is_enabled()


def test_lines_that_toml_cannot_hold_are_named_and_left_out(open_page):
    odd = "It's ''' three quotes here, and nothing else of note"
    page = open_page([clean(f"{SCRAPE}{odd}\n")])
    note(page, odd)
    note(page, TIDE)
    page.keyboard.press("e")
    assert "no rule can be drafted of it" in page.locator(".noted-lines").text_content()
    draft = page.locator("#draft").input_value()
    assert draft.count("[[rule]]") == 1
    assert odd not in draft


def test_the_host_of_a_page_is_its_outlet(open_page):
    page = open_page([clean(SCRAPE, url=f"https://www.{SITE}/ferry")])
    note(page, TIDE)
    page.keyboard.press("e")
    assert page.get_by_label("Outlet", exact=True).input_value() == SITE


def test_of_several_outlets_each_has_its_own_rules(open_page):
    other = "brackwater.example"
    page = open_page([clean(SCRAPE, url=f"https://{host}/ferry") for host in (SITE, other)])
    note(page, TIDE)
    page.keyboard.press("n")
    page.locator(".documents li:nth-child(2) [aria-current]").wait_for()
    note(page, "Sign up")
    page.keyboard.press("e")
    assert "They are of several outlets" in page.locator("#panel").text_content()
    draft = page.locator("#draft")
    assert ("goes-1" in draft.input_value(), "stays-" in draft.input_value()) == (True, False)
    page.get_by_label("Outlet", exact=True).fill(other)
    assert ("goes-" in draft.input_value(), "stays-1" in draft.input_value()) == (False, True)
