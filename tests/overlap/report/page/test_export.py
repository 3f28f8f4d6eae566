"""What the page saves, and reads again."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cleaner.overlap.report.pairs import SIDES

from .waiting import reload_until, wait_until

JUDGED = "document.querySelectorAll('tr[data-verdict]').length"


def saved(page, kind):
    page.keyboard.press("e")
    with page.expect_download() as download:
        page.locator(f"[data-file={kind}]").click()
    page.keyboard.press("Escape")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def read_csv(content):
    assert content.startswith("\ufeff".encode())
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_holds_the_filtered_list_in_its_order(open_page, report):
    page = open_page(report, "#view=matches&kinds=near&sort=-score")
    name, content = saved(page, "csv")
    rows = read_csv(content)
    expected = sorted(m["score"] for m in report["matches"] if m["kind"] == "near")
    assert name == "overlap-matches.csv"
    assert [float(row["score"]) for row in rows] == expected
    by_id = {match["id"]: match for match in report["matches"]}
    for row in rows:
        match = by_id[row["id"]]
        assert row["text"] == match["text"]
        assert row["a_outlet"] == match["a"]["outlet"]
        assert int(row["b_start"]) == match["b"]["start"]
        assert float(row["containment_b"]) == match["containment_b"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =cmd|' /C calc'!A0",
        "\n=1",
        "\u200b=1",
        "＝1",
        "\tx",
        "\rx",
        " \u00a0-2",
    ],
)
def test_no_cell_is_a_formula(open_page, report, text):
    one = {**report["matches"][0], "text": text, "note": text, "verdict": "keep"}
    one["a"] = {**one["a"], "outlet": text}
    page = open_page({**report, "matches": [one]}, "#view=matches")
    [row] = read_csv(saved(page, "csv")[1])
    assert row["text"] == row["note"] == row["a_outlet"] == f"'{text}"


def test_no_cell_commands_a_terminal(open_page, report):
    text = "\0a\x1b]0;x\x85b\tc\nd"
    one = {**report["matches"][0], "text": text}
    page = open_page({**report, "matches": [one]}, "#view=matches")
    assert read_csv(saved(page, "csv")[1])[0]["text"] == "�a�]0;x�b\tc\nd"


def test_what_only_looks_odd_stays_as_it_is(open_page, report):
    text = 'He said "no", twice;\nthen = nothing'
    one = {**report["matches"][0], "text": text}
    page = open_page({**report, "matches": [one]}, "#view=matches")
    assert read_csv(saved(page, "csv")[1])[0]["text"] == text


def test_csv_of_articles_is_that_of_the_command(open_page, report):
    """What the view lists, in its order."""
    page = open_page(report, "#view=pairs&kinds=near")
    listed = [int(text.split()[0]) for text in page.locator("td.pair-matches").all_inner_texts()]
    name, content = saved(page, "pairs")
    rows = read_csv(content)
    near = {(m["a"]["doc"], m["b"]["doc"]) for m in report["matches"] if m["kind"] == "near"}
    expected = [pair for pair in report["pairs"] if (pair["a"]["doc"], pair["b"]["doc"]) in near]
    assert name == "overlap-articles.csv"
    assert list(rows[0]) == [f"{side}_{key}" for side in "ab" for key in SIDES] + [
        "matches",
        "earlier",
    ]
    assert [(row["a_doc"], row["b_doc"]) for row in rows] == [
        (pair["a"]["doc"], pair["b"]["doc"]) for pair in expected
    ]
    assert [int(row["matches"]) for row in rows] == listed
    for row, pair in zip(rows, expected, strict=True):
        assert float(row["a_share"]) == pair["a"]["share"]
        assert row["b_title"] == (pair["b"]["title"] or "")
        assert row["earlier"] == (pair["earlier"] or "")


def test_json_is_exact(open_page, report):
    page = open_page(report, "#view=matches&min=20&q=ferry")
    name, content = saved(page, "json")
    data = json.loads(content)
    found = [m for m in report["matches"] if m["words"] >= 20]
    expected = [m for m in found if "ferry" in m["text"]]
    assert name == "overlap-matches.json"
    assert data["format"] == 1
    assert data["filter"] == {"q": "ferry", "min": 20}
    assert data["matches"] == expected


def test_verdicts_make_the_round(open_page, report):
    first, second = (match["id"] for match in report["matches"][:2])
    page = open_page(report, f"#match={first}")
    page.keyboard.press("1")
    page.locator("#note").fill("wire copy, “fine”\nsecond line")
    page.locator("#note").blur()
    page.keyboard.press("j")
    page.keyboard.press("2")

    reload_until(page, f"{JUDGED} === 2")  # the browser has kept them
    name, content = saved(page, "review")
    expected = [
        {"id": first, "verdict": "keep", "note": "wire copy, “fine”\nsecond line"},
        {"id": second, "verdict": "dismiss", "note": ""},
    ]
    assert name == "overlap-review.json"
    assert json.loads(content) == {"format": 1, "review": expected}

    page.evaluate("localStorage.clear()")
    reload_until(page, f"{JUDGED} === 0")
    result = imported(page, content)
    assert result == "2 reviews taken over."
    assert page.locator("tr[data-verdict]").count() == 2
    assert json.loads(saved(page, "review")[1])["review"] == expected


def imported(page, content):
    page.keyboard.press("e")
    page.locator("#review-file").set_input_files(
        {"name": "r.json", "mimeType": "application/json", "buffer": content}
    )
    wait_until(page, "document.querySelector('.import-result').textContent !== ''")
    result = page.locator(".import-result").inner_text()
    page.keyboard.press("Escape")
    return result


def test_verdicts_of_the_run_before_are_there_and_can_be_taken_back(open_page, report):
    one = {**report["matches"][0], "verdict": "keep", "note": "seen"}
    page = open_page({**report, "matches": [one, *report["matches"][1:]]}, f"#match={one['id']}")
    assert page.locator("#note").input_value() == "seen"
    page.keyboard.press("1")
    page.locator("#note").fill("")
    page.locator("#note").blur()
    review = json.loads(saved(page, "review")[1])["review"]
    assert review == [{"id": one["id"], "verdict": None, "note": ""}]


def test_reports_do_not_share_verdicts(open_page, report):
    first = report["matches"][0]["id"]
    open_page(report, f"#match={first}").keyboard.press("1")
    other = open_page({**report, "matches": report["matches"][:3]}, "#view=matches")
    assert other.locator("tr[data-verdict]").count() == 0
    same = open_page(report, "#view=matches")
    assert same.locator("tr[data-verdict]").count() == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"not json", "it is not JSON"),
        (b"[]", "no “review” list"),
        (b'{"format": 2, "review": []}', "no “review” list"),
        (b"null", "no “review” list"),
        (b'{"format": 1, "review": [{"id": "other", "verdict": "keep"}]}', "no match of this"),
        (b'{"format": 1, "review": [{"id": 3}, null, {"id": "x", "verdict": "?"}]}', "3 lines are"),
        (b"\xff\xfe\x00", "it is not JSON"),
    ],
)
def test_a_bad_review_file_changes_nothing_and_says_why(open_page, report, content, says):
    page = open_page(report, "#view=matches")
    assert says in imported(page, content)
    assert page.locator("tr[data-verdict]").count() == 0


def test_a_browser_without_a_store_still_reviews(open_page, report, context):
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });"
    )
    page = open_page(report, f"#match={report['matches'][0]['id']}")
    page.keyboard.press("1")
    assert page.locator("tr[data-verdict=keep]").count() == 1
    page.keyboard.press("2")
    assert "does not keep verdicts" in page.locator(".store-fails").inner_text()
    assert json.loads(saved(page, "review")[1])["review"][0]["verdict"] == "dismiss"
