"""Explanations of samples that a real Chromium opens from a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from cleaner import Cleaned, Options, clean
from cleaner.cli.explain.data import Explained
from cleaner.cli.explain.page import html_page
from tests.browser import show

SAMPLES = Path(__file__).parents[4] / "samples"
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def cleaned() -> list[Cleaned]:
    """A text with a headline, a long gallery, a page of HTML, and one with no boilerplate."""
    names = ("commonground.example/ferry-strike.in", "dailyledger.example/ferry-strike.in")
    texts = [clean(SAMPLES / name) for name in (*names, "orchardtimes.example/cider-press.in")]
    return [*texts, clean("Rain fell on the harbour all night, and the ferries stayed in port.\n")]


def written(texts: list[Cleaned], file: Path) -> Path:
    explained = Explained()
    for text in texts:
        explained.add(text)
    data = explained.data(Options(), version="1")
    file.write_text(html_page(data), encoding="utf-8", newline="")
    return file


@pytest.fixture
def open_page(context: BrowserContext, tmp_path: Path) -> Iterator[Open]:
    """Opens an explanation; nothing may go wrong, and nothing be asked for."""
    trouble: list[str] = []

    def open_texts(texts: list[Cleaned], address: str = "") -> Page:
        page = context.new_page()
        show(page, written(texts, tmp_path / "explained.html"), address, trouble)
        return page

    yield open_texts
    assert trouble == []
