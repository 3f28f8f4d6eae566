"""Golden files: what a scrape is cleaned to, and articles of which nothing may go."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner import clean
from cleaner.strip.audit import audit_lines, output_bytes, read_audit, restore_bytes

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
ALL = sorted(SAMPLES.glob("*/*.in"))
INNOCENT = [path for path in ALL if path.parent.name == "innocent"]
KNOWN = [path for path in ALL if path.parent.name == "known"]
GOLDEN = [path for path in ALL if path.with_suffix(".out").exists() and path not in KNOWN]


def _named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _lost(path: Path) -> list[str]:
    cleaned = clean(path.read_bytes())
    return [f"{gone.line}: {gone.by} {gone.score}: {gone.text!r}" for gone in cleaned.dropped]


@pytest.mark.parametrize("path", GOLDEN, ids=_named)
def test_golden(path):
    cleaned = clean(path.read_bytes())
    assert output_bytes(cleaned).decode() == path.with_suffix(".out").read_bytes().decode()
    assert cleaned.warnings == ()


@pytest.mark.parametrize("path", INNOCENT, ids=_named)
def test_innocent(path):
    assert _lost(path) == []
    cleaned = clean(path.read_bytes())
    assert cleaned.text == cleaned.document.text
    if cleaned.document.source.encoding == "utf-8":
        assert output_bytes(cleaned) == path.read_bytes()


TAKEN_ON_ONE_LINE = {("court-privacy-policy", " "), ("verse-refrain", " "), ("verse-refrain", "")}
"""A notice that somebody reads out, and a refrain whose lines end in commas."""


@pytest.mark.parametrize("blank", [" ", ""], ids=["blanks", "glued"])
@pytest.mark.parametrize("path", INNOCENT, ids=_named)
def test_innocent_on_one_line(path, blank, request):
    if (path.stem, blank) in TAKEN_ON_ONE_LINE:
        request.applymarker(pytest.mark.xfail(strict=True, reason="too hard today"))
    lines = clean(path.read_bytes()).document.text.split("\n")
    text = blank.join(" ".join(line.split()) for line in lines if line.strip())
    assert clean(text).text == text


@pytest.mark.parametrize("path", KNOWN, ids=_named)
@pytest.mark.xfail(reason="too hard today; see samples/README.md", strict=True)
def test_known(path):
    assert output_bytes(clean(path.read_bytes())) == path.with_suffix(".out").read_bytes()


@pytest.mark.parametrize("path", GOLDEN, ids=_named)
def test_a_golden_file_stays_as_it_is(path):
    """Cleaned again, by the rules of the outlet, what came out loses nothing more."""
    first = clean(path.read_bytes())
    again = clean(output_bytes(first), site=first.site)
    assert not again.dropped


@pytest.mark.parametrize("path", ALL, ids=_named)
def test_restored(path):
    raw = path.read_bytes()
    cleaned = clean(raw)
    output = output_bytes(cleaned)
    entries = read_audit(audit_lines(cleaned, output, version="0"), name="audit")
    restored = restore_bytes(output, entries, name="-")
    if cleaned.document.source.media == "html":
        assert restored.decode() == cleaned.document.text
    else:
        assert restored == raw


def test_every_sample_has_its_use():
    assert set(ALL) == {*GOLDEN, *INNOCENT, *KNOWN}
    assert all(path.with_suffix(".out").exists() for path in KNOWN)
    outputs = {path.with_suffix(".in") for path in SAMPLES.glob("*/*.out")}
    assert outputs <= set(ALL)
