"""What the README shows is what the cleaner does."""

from __future__ import annotations

import re
from pathlib import Path

from cleaner import clean
from cleaner.cli.explanation import explanation
from cleaner.cli.paint import Paint

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
BEFORE, AFTER, EXPLAINED = re.findall(r"```text\n(.*?)```", README, re.DOTALL)[:3]


def test_before_and_after():
    assert clean(BEFORE).text == AFTER


def test_the_explanation():
    shown = explanation(clean(BEFORE), paint=Paint(on=False), width=100, whole=False)
    assert "".join(f"{line}\n" for line in [*shown][2:]).startswith(EXPLAINED)


def test_every_link_leads_somewhere():
    root = Path(__file__).resolve().parents[1]
    for name in ["README.md", "CONTRIBUTING.md", *root.glob("docs/*.md")]:
        page = root / name
        for link in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{name}: {link}"
