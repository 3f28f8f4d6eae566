"""What is learned of samples/learn is what stands in the docs, and no line of samples/learned."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from cleaner import Options, clean
from cleaner.cli.app import run_command
from cleaner.strip.prove import prove
from cleaner.strip.rulebook.book import read_book

ROOT = Path(__file__).resolve().parents[1]
SITE = "stannet-courier.example"
PAGES = sorted((ROOT / "samples" / "learn" / SITE).iterdir())
ARTICLES = ROOT / "samples" / "learned" / SITE
SURE = {"Pass the Courier on", "From the same pen", "Tight lines till Friday"}
"""Left-overs that are learned; lines of menu and footer are, too."""

BY_HAND = {
    "Hear this read aloud",
    "The Slack Water letter",
    "News that keeps until the next boat, on Fridays",
    "Set in type at the old sail loft, read on every boat",
}
"""Left-overs that a person must look at."""

BACKGROUND = (
    "Crews of the Hallow Line stopped work for nine days in March over a roster that kept them on "
    "watch for thirteen hours of the night, and all six ferries lay in port."
)
OF_ARTICLES = {
    BACKGROUND,
    "What happens next",
}
"""Lines of which only a person can say that they are of articles."""


def article(page: Path) -> list[str]:
    return (ARTICLES / page.name).read_text(encoding="utf-8").splitlines()


def cues(path: Path) -> set[str]:
    assert list(prove(read_book(((SITE, path),)), SITE)) == []
    rules = tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
    return {cue for rule in rules for cue in rule["cues"]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("my-rules")


@pytest.fixture(scope="module")
def draft(folder) -> Path:
    assert run_command(["rules", "learn", str(ROOT / "samples" / "learn"), "-o", f"{folder}/"]) == 0
    return folder / f"{SITE}.toml"


@pytest.fixture(scope="module")
def looked_through(draft, tmp_path_factory) -> Path:
    """The draft without the # before all that is no article."""
    lines = draft.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not any(f'"{one}"' in line for one in OF_ARTICLES)]
    path = tmp_path_factory.mktemp("looked-through") / f"{SITE}.toml"
    path.write_text("".join(f"{line.removeprefix('# ')}\n" for line in kept), encoding="utf-8")
    return path


def test_every_page_has_its_article():
    assert [page.name for page in PAGES] == sorted(path.name for path in ARTICLES.iterdir())
    for page in PAGES:
        lines = iter(page.read_text(encoding="utf-8").splitlines())
        assert all(line in lines for line in article(page)), page.name


def test_what_is_sure_is_what_many_pages_have_but_headlines_and_doubts(draft):
    pages = [set(page.read_text(encoding="utf-8").splitlines()) for page in PAGES]
    often = {
        line for line, count in Counter(x for page in pages for x in page).items() if count > 2
    }
    headlines = {article(page)[0] for page in PAGES}
    assert len(headlines & often) > 3
    listed = {f"{number}. {line}" for number in (1, 2, 3) for line in headlines}
    assert cues(draft) == often - headlines - listed - BY_HAND - OF_ARTICLES
    assert cues(draft) > SURE


def test_what_is_in_doubt_is_for_a_person_to_say(draft):
    text = draft.read_text(encoding="utf-8")
    assert set(re.findall('^#   "(.*)",', text, re.MULTILINE)) == BY_HAND | OF_ARTICLES


def test_no_line_of_an_article_is_sure_or_tells_the_outlet(draft):
    prints = tomllib.loads(draft.read_text(encoding="utf-8"))["fingerprint"]
    lines = {line for page in PAGES for line in article(page)}
    assert not lines & (cues(draft) | {each["line"] for each in prints})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_loses_its_left_overs_and_no_line_of_its_article(page, draft, looked_through):
    raw, own = page.read_bytes(), article(page)
    left = set(clean(raw).text.splitlines()) - set(own)
    assert left > BY_HAND
    assert left <= BY_HAND | SURE
    by_draft = clean(raw, options=Options(rules=(draft,)))
    assert by_draft.site == SITE
    assert [line for line in by_draft.text.splitlines() if line not in BY_HAND] == own
    assert clean(raw, options=Options(rules=(looked_through,))).text.splitlines() == own


def test_the_looked_through_draft_is_proven(looked_through):
    assert cues(looked_through) > BY_HAND | SURE


def test_the_docs_show_what_is_learned(draft):
    lines = draft.read_text(encoding="utf-8")
    readme, guide = (
        (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/rules.md")
    )
    in_doubt = "".join(re.findall('^#   ".*\n', lines, re.MULTILINE))
    assert f"```text\n{in_doubt}```" in guide
    shown = re.search(r"```text\n((?:#   .*\n)+)```", readme)[1]
    assert set(shown.splitlines()) < set(in_doubt.splitlines())
    rule = re.search(r'```toml\n(\[\[rule\]\]\nid = "learned.*?)```', guide, re.DOTALL)[1]
    assert rule in lines


def test_the_docs_show_what_is_said_of_it(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    run_command(["rules", "learn", str(ROOT / "samples" / "learn"), "-o", "my-rules/"])
    said = f"```text\n{capfd.readouterr().out}```"
    for name in ("README.md", "docs/rules.md"):
        assert said in (ROOT / name).read_text(encoding="utf-8"), name


def test_the_readme_shows_what_is_left_below_a_page(draft):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"```text\n(Set in type.*?)```", readme, re.DOTALL)[1]
    raw = (ROOT / "samples" / "learn" / SITE / "winter.txt").read_bytes()
    assert clean(raw).text.endswith(f".\n{shown}")
    ruled = clean(raw, options=Options(rules=(draft,)))
    assert ruled.text.endswith(f".\n{shown.splitlines()[0]}\n")
