"""A real Chromium, and pages of invented reports that it opens from a file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from cleaner.overlap.report.page import html_page

from . import invented, many

CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--force-color-profile=srgb",
]

# Drawings wait for their room: they are there after the first frame.
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM or not Path(CHROMIUM).exists():
        pytest.skip("no Chromium found: install it, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def report() -> dict[str, Any]:
    return invented.report()


@pytest.fixture(scope="session")
def big_report() -> dict[str, Any]:
    return many.big()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def open_page(context: BrowserContext, tmp_path: Path) -> Iterator[Open]:
    """Opens a report; at the end nothing may have gone wrong, and nothing been asked for."""
    trouble: list[str] = []

    def opened(data: dict[str, Any], address: str = "", **size: int) -> Page:
        file = tmp_path / "report.html"
        file.write_text(html_page(data), encoding="utf-8", newline="")
        page = context.new_page()
        if size:
            page.set_viewport_size({"width": size["width"], "height": size["height"]})
        page.on("console", lambda message: trouble.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("dialog", lambda dialog: trouble.append(f"dialog: {dialog.message}"))
        page.on(
            "request",
            lambda request: (
                request.url.startswith(("file:", "data:", "blob:"))
                or trouble.append(f"request: {request.url}")
            ),
        )
        page.goto(f"{file.as_uri()}{address}")
        page.evaluate(TWO_FRAMES)
        return page

    yield opened
    assert trouble == []
