"""The work of ``clean overlap``: checked, set up, and done in memory or on disk."""

from __future__ import annotations

from pathlib import Path

from cleaner.cli.files.inputs import nothing_named
from cleaner.cli.files.places import identity
from cleaner.cli.overlap.inputs import overlap_inputs
from cleaner.cli.overlap.memory import work_in_memory
from cleaner.cli.overlap.plan import OverlapPlan, check_outputs, check_plan
from cleaner.cli.overlap.setup import set_up
from cleaner.cli.report import USAGE, tell


def overlap_work(plan: OverlapPlan, paths: list[Path]) -> int:
    """Find what ``paths`` share as planned; the exit code."""
    if nothing_named(paths):
        tell("clean overlap: reads files, folders, or JSON Lines: clean overlap bbc/ cnn/\n")
        tell("Try `clean overlap --help`.\n")
        return USAGE
    check_plan(plan)
    inputs = overlap_inputs(paths, plan)
    check_outputs(plan, {identity(each.path) for each in inputs if each.path is not None})
    work = set_up(plan, paths, inputs)
    if plan.disk is not None:
        from cleaner.cli.overlap.disk import work_on_disk

        return work_on_disk(work, plan.disk)
    return work_in_memory(work)
