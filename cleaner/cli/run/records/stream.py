"""Records into one file or standard output: in order, whole or not at all."""

from __future__ import annotations

from contextlib import ExitStack
from typing import BinaryIO, cast

from cleaner.cli.files.places import identity, keep_apart
from cleaner.cli.report import SOME_FAILED, UsageError
from cleaner.cli.run.check import check_for_stream
from cleaner.cli.run.plan import Plan
from cleaner.cli.run.records.progress import RunProgress
from cleaner.cli.stoppable import stoppable
from cleaner.cli.streams import STANDARD, write_file, write_stdout
from cleaner.corpus.containers.kinds import Kind, kind_of
from cleaner.corpus.containers.writers import Writer, shard_writer
from cleaner.corpus.run.into_stream import run_into_stream
from cleaner.corpus.run.plan import Run, form_out
from cleaner.corpus.run.spread import all_cores
from cleaner.corpus.stores.drafts import StreamDraft, draft_at


def into_stream(plan: Plan, run: Run) -> int:
    """Clean all inputs into one stream; the exit code.

    Raises:
        UsageError: the output cannot hold these records.
        StoppedError: it was interrupted.
        CleanerError: it cannot go on.
    """
    check_for_stream(plan)
    errors = plan.records.errors
    if errors is not None:
        keep_apart("--errors", errors, {identity(plan.output)} if plan.output else set())
        if errors != STANDARD:
            write_file(errors, b"")
    watch = RunProgress(quiet=plan.quiet, verbose=plan.verbose, errors=errors)
    with stoppable(_left(plan)), ExitStack() as open_now:
        open_now.callback(watch.done)
        writer = _writer(plan, run, open_now)
        tally = run_into_stream(run, writer, plan.jobs or all_cores(), watch)
    return SOME_FAILED if tally.failed or watch.problems.failed else 0


def _left(plan: Plan) -> str:
    """What is left of a run that was ended."""
    resumed = "into a folder (-o DIR/) a run can be resumed"
    if plan.output is None or (plan.output.exists() and not plan.output.is_file()):
        return f"only the first of the records came out; {resumed}"
    return f"nothing was written to {plan.output}; {resumed}"


def _writer(plan: Plan, run: Run, open_now: ExitStack) -> Writer:
    if plan.output is None:
        forms = {form_out(each.kind) for each in run.sources}
        form = forms.pop() if len(forms) == 1 else "jsonl"
        return shard_writer("jsonl" if form == "parquet" else form, "", standard_output())
    kind = kind_of(plan.output.name) or Kind("jsonl", "", plan.output.name)
    if form_out(kind) != kind.form:
        raise UsageError(f"-o {plan.output}: {kind.form} is read, not written; name a .jsonl file")
    if kind.form != "jsonl":
        others = [each.name for each in run.sources if form_out(each.kind) != kind.form]
        if others:
            called = {"parquet": "Parquet", "csv": "CSV", "tsv": "TSV"}[kind.form]
            raise UsageError(
                f"-o {plan.output}: {others[0]} is no {called}; its records go to a .jsonl file"
            )
    if plan.output.exists() and not plan.output.is_file():
        device = open_now.enter_context(plan.output.open("wb", buffering=0))
        return shard_writer(kind.form, kind.packing, StreamDraft(device, str(plan.output)))
    return shard_writer(kind.form, kind.packing, draft_at(plan.records.target or plan.output))


def standard_output() -> StreamDraft:
    """Standard output, to be written to as to a file."""
    return StreamDraft(cast(BinaryIO, _Standard()))


class _Standard:
    """Standard output, whole writes, no buffer of Python's."""

    def write(self, data: bytes) -> int:
        """All of it."""
        write_stdout(data)
        return len(data)

    def flush(self) -> None:
        """Nothing is held."""
