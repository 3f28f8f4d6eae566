"""Make the pictures in docs/images/ from samples: ``python docs/pictures.py``.

Playwright drives the Chromium that is installed, or the one that CHROMIUM names.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from cleaner.cli.app import run_command

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"]


class Picture(NamedTuple):
    """What is shown: a part of the page, in which size and light."""

    name: str
    address: str
    width: int
    height: int
    scheme: Any = "light"


EXPLAINED = [
    "samples/orchardtimes.example/cider-press.in",
    "samples/commonground.example/ferry-strike.in",
    "samples/brakenbote.example/buergerbus.in",
    "samples/dailyledger.example/ferry-strike.in",
]


def main() -> int:
    """Write the pages of the samples, and their pictures; the exit code."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        sys.stderr.write("docs/pictures.py: no Chromium found; name it in CHROMIUM\n")
        return 1
    os.chdir(ROOT)
    os.environ["SOURCE_DATE_EPOCH"] = "1772668800"
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page, report = Path(folder, "report.html"), Path(folder, "report.json")
        words = ["overlap", "samples/overlap", "--html", str(page), "--json", "-o", str(report)]
        if run_command(words):
            return 1
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for picture in pictures(json.loads(report.read_bytes())):
            take(browser, page, picture)
        if run_command(["explain", *EXPLAINED, "--html", str(page)]):
            return 1
        take(browser, page, Picture("explain-page", "", 1280, 860))
        browser.close()
    return 0


def pictures(report: dict[str, Any]) -> list[Picture]:
    """The overview, a near copy, a quotation in the dark, and a list on a telephone."""
    dated = [match for match in report["matches"] if match["a"]["date"] and match["b"]["date"]]
    near = next(match["id"] for match in dated if match["differences"])
    quote = next(match["id"] for match in dated if match["kind"] == "quote-inside")
    return [
        Picture("overlap-overview", "", 1280, 860),
        Picture("overlap-match", f"#match={near}", 1280, 760),
        Picture("overlap-dark", f"#match={quote}", 1280, 760, "dark"),
        Picture("overlap-phone", "#view=matches", 390, 780),
    ]


def take(browser: Browser, file: Path, picture: Picture) -> None:
    """One picture, when all is drawn."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height}, color_scheme=picture.scheme
    )
    page = context.new_page()
    page.goto(f"{file.as_uri()}{picture.address}")
    page.wait_for_timeout(500)
    page.screenshot(path=IMAGES / f"{picture.name}.png")
    context.close()


if __name__ == "__main__":
    sys.exit(main())
