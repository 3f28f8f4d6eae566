"""`clean rules new`: a file that holds, with an example that holds once it is taken in."""

from __future__ import annotations

import re

import pytest

SITE = "harbourpost.example"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_to_begin_with(cli, here):
    made = cli("rules", "new", SITE)
    assert (made.code, made.err) == (0, "")
    assert cli("rules", "new", SITE, "-o", "my/").code == 0
    path = here / "my" / f"{SITE}.toml"
    assert path.read_bytes() == made.out
    assert cli("rules", "check", "my").text == "rule files checked: 1, errors: 0\n"
    path.write_text(re.sub(r"^# ", "", made.text, flags=re.MULTILINE), "utf-8")
    assert cli("rules", "check", "my").code == 0
    assert cli("rules", "test", "my").text == "rules tested: 1, failures: 0\n"
    text = b"Get the Tide Letter, free\n\nThe ferry sailed on Monday.\n"
    assert cli("--rules", "my", "--site", SITE, stdin=text).text == "The ferry sailed on Monday.\n"


def test_what_a_page_says(cli, here):
    (here / "page.html").write_text(
        '<html><head><link rel="canonical" href="https://news.other.example/1"></head><body>'
        "<p>Accept all cookies</p><p>Tide\x1b Letter</p><p>The ferry sailed again on Monday, "
        "after nine weeks in the yard, and all of the pilots were pleased with what they saw.</p>"
    )
    made = cli("rules", "new", SITE, "page.html", "-o", f"{SITE}.toml")
    assert (made.code, made.err) == (0, "")
    text = (here / f"{SITE}.toml").read_text("utf-8")
    assert f'domains = ["{SITE}", "*.{SITE}", "news.other.example"]' in text
    assert "Letter\n" in text
    assert "cookies" not in text
    assert "pilots were" not in text
    assert cli("rules", "check", f"{SITE}.toml").code == 0


def test_an_outlet_that_is_no_host_goes_by_its_folder(cli, here):
    name, text = "Zürcher Bote", "Get the Tide Letter, free\n\nThe ferry sailed on Monday.\n"
    made = cli("rules", "new", name, "-o", "my/")
    assert (made.code, made.err.count("\n")) == (0, 1)
    assert "no address will tell these outlets: Zürcher Bote; --site does, and a" in made.err
    path = here / "my" / f"{name}.toml"
    rules = path.read_text("utf-8")
    assert "domains" not in rules
    path.write_text(re.sub(r"^# ", "", rules, flags=re.MULTILINE), "utf-8")
    assert cli("rules", "test", "my").text == "rules tested: 1, failures: 0\n"
    (here / name).mkdir()
    (here / name / "a.txt").write_text(text, "utf-8")
    assert cli("--rules", "my", f"{name}/a.txt").text == "The ferry sailed on Monday.\n"


def test_what_cannot_be(cli, here):
    assert cli("rules", "new", "https://x.example/").failed(2, "without https:// or path")
    assert cli("rules", "new", SITE, "-o", "other.toml").failed(2, f"must be called {SITE}.toml")
    assert cli("rules", "new", SITE, "missing.txt").failed(3, "cannot be read")
    (here / f"{SITE}.toml").write_text("mine")
    assert cli("rules", "new", SITE, "-o", here).failed(2, "stands there already")
    assert (here / f"{SITE}.toml").read_text() == "mine"


def test_an_outlet_that_has_rules(cli):
    result = cli("rules", "new", "theweek.com")
    assert result.code == 0
    assert "theweek.com.toml instead" in result.err
