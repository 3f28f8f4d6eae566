"""Kill -9 at random moments, resume, compare; ``python -m bench.kills`` does it 200 times."""

from __future__ import annotations

import pytest

from bench.kills import Trial, differences, kill_until, lost_and_doubled, make_inputs, undisturbed

KILLS, RECORDS = 5, 600


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_killed_and_resumed_is_what_it_would_have_been(tmp_path, jobs):
    make_inputs(tmp_path, RECORDS)
    trial = Trial(tmp_path, jobs)
    whole = undisturbed(trial)
    _, kills, wrong = kill_until(trial, KILLS, whole, seed=jobs)
    assert kills >= KILLS
    assert wrong == []
    assert lost_and_doubled(tmp_path / "killed", RECORDS) == (0, 0)


def test_the_comparison_sees_a_byte_and_a_record(tmp_path):
    for name in ("whole", "killed"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "in0-00000.jsonl").write_text('{"id": 0}\n{"id": 1}\n')
    assert differences(tmp_path / "whole", tmp_path / "killed") == []
    assert lost_and_doubled(tmp_path / "killed", 2) == (0, 0)
    (tmp_path / "killed/in0-00000.jsonl").write_text('{"id": 1}\n{"id": 1}\n')
    (tmp_path / "killed/.left.tmp").touch()
    assert differences(tmp_path / "whole", tmp_path / "killed") == [".left.tmp", "in0-00000.jsonl"]
    assert lost_and_doubled(tmp_path / "killed", 2) == (1, 1)
