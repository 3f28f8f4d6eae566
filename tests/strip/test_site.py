from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.read.split import split_lines
from cleaner.strip.rulebook.book import RuleBook, packaged_book
from cleaner.strip.rulebook.schema import Fingerprint, RuleFile
from cleaner.strip.site import choose_site


def file(site: str, *prints: tuple[str, int], domains: tuple[str, ...] = ()) -> RuleFile:
    marks = [Fingerprint(line, weight) for line, weight in prints]
    return RuleFile(site=site, domains=list(domains), fingerprint=marks)


FILES = [
    file("_any"),
    file("_families/tides", ("Tides Media", 5)),
    file(
        "harbour.example",
        ("Harbour Post – daily", 2),
        ("Ahoy, reader!", 1),
        ("Shared line", 3),
        domains=("harbour.example", "*.harbour.example"),
    ),
    file("fenland.example", ("Fenland’s finest", 3), ("Shared line", 2), ("Follow the heron", 1)),
    file("news.harbour.example", domains=("news.harbour.example", "*.news.harbour.example")),
]
BOOK = RuleBook({made.site: made for made in FILES}, {made.site: Path("x") for made in FILES})


def chosen(*lines: str, url: str | None = None) -> str | None:
    return choose_site(BOOK, split_lines("\n".join(lines)), url)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://harbour.example/a", "harbour.example"),
        ("HTTPS://WWW.Harbour.Example:8080/a?b#c", "harbour.example"),
        ("harbour.example/a", "harbour.example"),
        ("//harbour.example./a", "harbour.example"),
        ("https://user@harbour.example/", "harbour.example"),
        ("https://m.news.harbour.example/a", "news.harbour.example"),
        ("https://news.harbour.example/a", "news.harbour.example"),
        ("https://fenland.example/", "fenland.example"),
        ("https://www.fenland.example/", None),  # without domains the host is the name
        ("https://notharbour.example/", None),
        ("https://harbour.example.evil/", None),
        ("https://other.example/?u=https://harbour.example/", None),
    ],
)
def test_by_host(url, site):
    assert chosen(url=url) == site


def test_a_host_decides_alone():
    assert chosen("Fenland's finest", url="https://other.example/") is None
    assert chosen("Fenland's finest", url="https://harbour.example/") == "harbour.example"


@pytest.mark.parametrize("url", [None, "", "http://[broken", "/a/b"])
def test_without_a_host_the_boilerplate_decides(url):
    assert chosen("FENLAND’S FINEST", url=url) == "fenland.example"


@pytest.mark.parametrize(
    ("lines", "site"),
    [
        ([], None),
        (["Harbour Post - daily"], None),  # too little
        (["Harbour Post - daily", "Ahoy, reader!"], "harbour.example"),
        (["Ahoy, reader!"] * 3, None),  # said thrice is one line
        (["Shared line"], None),  # no margin
        (["Shared line", "Ahoy, reader!"], "harbour.example"),
        (["Shared line", "Harbour Post - daily", "Fenland’s finest"], None),
        (["He reads Fenland’s finest"], None),  # whole lines only
        (["Harbour Post", "harbour.example", "The Harbour Post said"], None),  # names are no proof
        (["Tides Media"], None),  # families are no outlets
        (["fenland`s  finest", "Rain fell – again."], "fenland.example"),
        (["Fen\u00adland’s finest"], "fenland.example"),
        (["Harbour\u00a0Post - daily", "\u200bAhoy, reader!"], "harbour.example"),
        (["H a", "Harbour Post —  daily", "AHOY,\treader!"], "harbour.example"),
    ],
)
def test_by_fingerprint(lines, site):
    assert chosen(*lines) == site


@pytest.mark.parametrize(
    "name", ["independent.co.uk", "Independent.co.uk", "www.independent.co.uk"]
)
def test_an_outlet_is_named_by_its_hosts_too(name):
    assert packaged_book().named(name) == "independent.co.uk"


def test_a_name_nobody_has_stays_what_it_is():
    assert packaged_book().named("nowhere.example") == "nowhere.example"
    assert packaged_book().named(None) is None
