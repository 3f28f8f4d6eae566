"""What the README shows is what the cleaner does."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from cleaner import clean
from cleaner.cli.app import run_command
from cleaner.cli.explanation import explanation
from cleaner.cli.paint import Paint

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
BEFORE, AFTER, EXPLAINED = re.findall(r"```text\n(.*?)```", README, re.DOTALL)[:3]


def test_before_and_after():
    assert clean(BEFORE).text == AFTER


def test_the_explanation():
    shown = explanation(clean(BEFORE), paint=Paint(on=False), width=100, whole=False)
    assert "".join(f"{line}\n" for line in [*shown][2:]).startswith(EXPLAINED)


def test_what_is_to_be_tried_does_what_it_says(tmp_path, monkeypatch, capfd):
    root = Path(__file__).resolve().parents[1]
    (tmp_path / "samples").symlink_to(root / "samples")
    monkeypatch.chdir(tmp_path)
    block = re.search(r"## Try it\n\n```sh\n(.*?)```", README, re.DOTALL)[1]
    commands = [shlex.split(line, comments=True) for line in block.splitlines()]
    for command in commands:
        if command[0] == "clean":
            assert run_command(command[1:]) == 0, command
    pages = {"explained.html", "shared.html"}
    assert {path.name for path in Path("out").iterdir()} == {"news", "again", *pages}
    assert Path("out/news/summary.html").exists()
    (again,) = Path("out/again").iterdir()
    assert again.read_bytes() == (root / "samples" / "records.jsonl").read_bytes()
    assert "drop  navigation    Skip to main content" in capfd.readouterr().out


def test_the_figures_are_those_of_the_peers():
    """After a new run of bench.extraction and its table the README is to follow."""
    peers = (Path(__file__).resolve().parents[1] / "docs" / "peers.md").read_text(encoding="utf-8")
    for form in ("From HTML", "From bare text"):
        measured = {row[0]: [*row[:5], row[-1]] for row in _rows(peers.partition(f"**{form}**")[2])}
        shown = [*_rows(README.partition(f"| {form[0].lower()}{form[1:]} |")[2])]
        assert len(shown) > 3
        assert all(row == measured[row[0]] for row in shown)


def _rows(text: str) -> Iterator[list[str]]:
    """The rows of the first table that begins or goes on there, without its head."""
    lines = text.partition("| --- |\n")[2].partition("\n\n")[0].splitlines()
    return ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)


def test_every_heading_that_is_linked_is_there():
    root = Path(__file__).resolve().parents[1]
    for page in [root / "README.md", root / "CONTRIBUTING.md", *root.glob("docs/*.md")]:
        for link, heading in re.findall(r"\]\(([^)#]*)#([^)]+)\)", page.read_text("utf-8")):
            there = page.parent / link if link else page
            assert heading in _anchors(there.read_text("utf-8")), f"{page.name}: {link}#{heading}"


def _anchors(text: str) -> set[str]:
    """The headings as GitHub links to them."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_link_leads_somewhere():
    root = Path(__file__).resolve().parents[1]
    for name in ["README.md", "CONTRIBUTING.md", *root.glob("docs/*.md")]:
        page = root / name
        for link in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{name}: {link}"
