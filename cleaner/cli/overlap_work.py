"""The work of ``clean overlap``: checked, set up, and done in memory or on disk."""

from __future__ import annotations

from pathlib import Path

from cleaner.cli.inputs import nothing_named
from cleaner.cli.overlap_inputs import overlap_inputs
from cleaner.cli.overlap_memory import work_in_memory
from cleaner.cli.overlap_plan import OverlapPlan, check_outputs, check_plan
from cleaner.cli.overlap_setup import set_up
from cleaner.cli.places import identity
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
        from cleaner.cli.overlap_disk import work_on_disk

        return work_on_disk(work, plan.disk)
    return work_in_memory(work)
