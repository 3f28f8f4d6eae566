from __future__ import annotations

import pytest

from cleaner.strip.signals.address import address


@pytest.mark.parametrize(
    ("folded", "count"),
    [
        ("", 0),
        ("the ferry is back.", 0),
        ("your youth and ourselves", 1),
        ("we ask you (and yours)", 3),
        ('"we ask you," he said', 0),
        ('sign up, we said "no"', 1),
        ("wir schreiben ihnen, und sie uns.", 3),
        ("nous écrivons à vous", 2),
        ("você e nós", 2),
    ],
)
def test_address(folded, count):
    assert address(folded) == count
