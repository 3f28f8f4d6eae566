"""What ends a cluster ends all of it."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from bench.spark.processes import end_inside, inside

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it reads /proc")
BREEDING = "for each in $(seq 300); do sleep 60 & sleep 0.002; done; wait"


def test_none_is_left_though_they_start_more(tmp_path):
    with subprocess.Popen(["sh", "-c", BREEDING], cwd=tmp_path) as shell:
        while len([*inside(tmp_path)]) < 20 and shell.poll() is None:
            time.sleep(0.01)
        end_inside(tmp_path)
        assert [*inside(tmp_path)] == []


def test_others_are_left_alone(tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    with subprocess.Popen(["sleep", "60"], cwd=there) as other:
        end_inside(here)
        assert [*inside(there)] == [other.pid]
        other.kill()
