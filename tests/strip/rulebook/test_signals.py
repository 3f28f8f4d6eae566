from __future__ import annotations

from pathlib import Path

from cleaner.model import OPTIONAL_KINDS, Options
from cleaner.read.document import read_path
from cleaner.strip.engine import strip
from cleaner.strip.rulebook.book import packaged_book
from cleaner.strip.rulebook.signals import SIGNALS

SAMPLES = sorted((Path(__file__).resolve().parents[3] / "samples").rglob("*.in"))


def test_every_signal_that_explain_names_is_told_of():
    options = Options(drop=OPTIONAL_KINDS, model=False)
    cleaned = (strip(read_path(path), options=options, book=packaged_book()) for path in SAMPLES)
    named = {gone.by for one in cleaned for gone in one.dropped if "/" not in gone.by}
    assert named <= set(SIGNALS)
    assert set(SIGNALS) - named <= {"judge", "structure", "placeholder"}
