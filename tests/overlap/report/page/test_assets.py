"""The file itself, without a browser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files

import pytest

from cleaner.overlap.report.page import html_page
from cleaner.overlap.report.page.assets import SCRIPTS, STYLES, script, style

from . import invented

PAGE = files("cleaner.overlap.report.page")


def island(html):
    found = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', html, re.DOTALL)
    return found.group(1)


def digest(text):
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@pytest.mark.parametrize(("folder", "names"), [("css", STYLES), ("js", SCRIPTS)])
def test_every_file_is_part_of_the_page(folder, names):
    there = {file.name for file in PAGE.joinpath(folder).iterdir()}
    assert there == {f"{name}.{folder}" for name in names}
    assert len(names) == len(set(names))


def test_the_policy_names_just_the_two_blocks(report):
    html = html_page(report)
    assert html.count("<style") == 1
    assert html.count("<script") == 2
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html).group(1)
    css = re.search(r"<style>(.*?)</style>", html, re.DOTALL).group(1)
    js = re.search(r"<script>(.*?)</script>", html, re.DOTALL).group(1)
    assert policy.split("; ") == [
        "default-src 'none'",
        f"script-src '{digest(js)}'",
        f"style-src '{digest(css)}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert "unsafe" not in policy


def test_the_island_is_the_report(report):
    assert json.loads(island(html_page(report))) == report


@pytest.mark.parametrize(
    "text",
    ["</script>", "<!--", "-->", "&amp;", "\u2028\u2029", "{{style}}", "\x00\r\n", "𝔞😀", "\\"],
)
def test_nothing_breaks_out_of_the_island(text):
    data = {**invented.empty("One"), "warnings": [text]}
    inside = island(html_page(data))
    assert not set(inside) & set("<>&\u2028\u2029\x00\r\n")
    assert json.loads(inside)["warnings"] == [text]


def test_half_a_character_is_replaced_one_for_one():
    data = {**invented.empty("One"), "warnings": ["a\ud800b\udcffc"]}
    html = html_page(data)
    html.encode("utf-8")
    assert json.loads(island(html))["warnings"] == ["a\ufffdb\ufffdc"]


def test_the_same_report_gives_the_same_page(report):
    assert html_page(report) == html_page(json.loads(json.dumps(report)))


def test_it_points_nowhere():
    html = html_page(invented.empty("One"))
    addresses = set(re.findall(r"https?://[\w./-]+", html))
    assert addresses == {"http://www.w3.org/2000/svg"}  # a name, not an address
    assert not re.search(r"@import|url\(|\bimport\(|fetch\(|XMLHttpRequest|sendBeacon", html)


@pytest.mark.parametrize(
    "banned",
    [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "DOMParser",
        'setTimeout("',
        "srcdoc",
        "</script",
        "<!--",
    ],
)
def test_the_script_makes_no_markup_and_no_code(banned):
    assert banned not in script()
    assert "</style" not in style()
