"""Mozilla's Readability on jsdom, through Node; installed by ``make bench-peers``."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from time import process_time

from bench.extraction.pages import Page
from bench.extraction.peers.child import Child
from bench.extraction.peers.extractors import rendered
from bench.extraction.tool import AbsentError, Tool

PROGRAM = Path(__file__).with_name("readability.mjs")
FOLDER = Path(__file__).resolve().parents[3] / ".venv-bench" / "node"
PACKAGES = ("@mozilla/readability", "jsdom")
NOWHERE = "https://page.invalid/"
"""The address of a page whose own is unknown: jsdom wants one."""


def readability_js(name: str, folder: Path = FOLDER) -> Tool:
    """Readability, with its packages in ``folder``.

    Raises:
        AbsentError: Node or a package is missing.
    """
    node = shutil.which("node")
    if node is None:
        raise AbsentError("node is not installed")
    version = " / ".join(_version(folder, package) for package in PACKAGES)
    child = Child([node, str(PROGRAM), str(folder)])

    def run(page: Page) -> str:
        answer = child.ask({"html": page.raw, "url": page.url or NOWHERE})
        if answer["content"] is None:
            raise ValueError("Readability raised")
        return rendered(answer["content"])

    return Tool(
        name,
        f"{version} / node {_node_version(node)}",
        run,
        clock=lambda: process_time() + child.seconds,
        close=child.close,
    )


def _version(folder: Path, package: str) -> str:
    try:
        text = (folder / "node_modules" / package / "package.json").read_text(encoding="utf-8")
    except OSError as error:
        raise AbsentError(f"{package} is not installed; run: make bench-peers") from error
    return f"{package.rpartition('/')[2]} {json.loads(text)['version']}"


def _node_version(node: str) -> str:
    done = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
    return done.stdout.strip().removeprefix("v")
