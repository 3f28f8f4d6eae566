"""Waits for a page whose policy forbids what Playwright would do."""

from __future__ import annotations

import time

from playwright.sync_api import Page


def wait_until(page: Page, expression: str, seconds: float = 10) -> None:
    """Asks again and again: the page may not evaluate strings by itself."""
    until = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < until, expression
        page.wait_for_timeout(20)


def reload_until(page: Page, expression: str) -> None:
    """Chromium stores what a page keeps behind its back: a reload at once may come before it."""
    for _ in range(20):
        page.reload()
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(expression)
