"""Pages of invented reports that a real Chromium opens from a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from cleaner.overlap.report.page import html_page
from tests.browser import show

from . import invented, many

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def report() -> dict[str, Any]:
    return invented.report()


@pytest.fixture(scope="session")
def big_report() -> dict[str, Any]:
    return many.big()


@pytest.fixture
def open_page(context: BrowserContext, tmp_path: Path) -> Iterator[Open]:
    """Opens a report; at the end nothing may have gone wrong, and nothing been asked for."""
    trouble: list[str] = []

    def open_report(data: dict[str, Any], address: str = "", **size: int) -> Page:
        file = tmp_path / "report.html"
        file.write_text(html_page(data), encoding="utf-8", newline="")
        page = context.new_page()
        if size:
            page.set_viewport_size({"width": size["width"], "height": size["height"]})
        show(page, file, address, trouble)
        return page

    yield open_report
    assert trouble == []
