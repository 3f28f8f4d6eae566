"""``clean restore`` for cleaned records: they say themselves what went."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from cleaner.cli.inputs import Input
from cleaner.cli.places import Places, identities, keep_apart
from cleaner.cli.plan import Records
from cleaner.cli.report import Failures, UsageError, fail, warn
from cleaner.cli.run_inputs import held, of_records, refused_stray, strays
from cleaner.cli.run_stream import standard_output
from cleaner.corpus.containers.kinds import Kind, kind_of
from cleaner.corpus.containers.writers import Writer, shard_writer
from cleaner.corpus.problems import Problems
from cleaner.corpus.records.batch import Failed
from cleaner.corpus.run.back import kind_back, restore_source
from cleaner.corpus.run.plan import Source
from cleaner.corpus.stores.drafts import draft_at

Found = Sequence[tuple[Input, Kind]]


def restore_records(
    inputs: Sequence[Input], target: Path | None, out: str, *, into_folder: bool
) -> int:
    """Put back what went from records; the exit code.

    Raises:
        UsageError: these are no records, or it is not said where they go.
    """
    found = _found(inputs)
    problems, failures = Problems(error=fail, warn=warn), Failures()
    for here in strays(inputs, found):
        with failures.noted(here.name):
            raise refused_stray(here)
    if target is None or not (into_folder or target.is_dir()):
        writer = _one_writer(found, target)
        with failures.noted(found[0][0].name):
            _restore(found, writer, out, problems)
    else:
        places = Places(target, [here for here, _ in found], into_folder=True)
        for here, kind in found:
            with failures.noted(here.name):
                writer = shard_writer(kind.form, kind.packing, draft_at(places.of(here)))
                _restore([(here, kind)], writer, out, problems)
    return failures.code or 3 * bool(problems.failed)


def _found(inputs: Sequence[Input]) -> Found:
    found = of_records(inputs, Records(), "auto")
    if not found:
        raise UsageError("--audit FILE.jsonl is missing: only records say themselves what went")
    for here, kind in found:
        if not kind_back(kind):
            raise UsageError(f"{here.name}: a {kind.form} is cleaned to JSON Lines; restore those")
    return found


def _one_writer(found: Found, target: Path | None) -> Writer:
    """All records go one after the other to a file or to standard output.

    Raises:
        UsageError: they do not go there.
    """
    kinds = {kind.form for _, kind in found}
    if target is None:
        if kinds != {"jsonl"}:
            raise UsageError("a table is no text for standard output; name a file with -o")
        return shard_writer("jsonl", "", standard_output())
    keep_apart("-o", target, identities([here for here, _ in found]))
    kind = kind_of(target.name) or found[0][1]
    if {kind.form} != kinds:
        raise UsageError(f"-o {target}: its name says {kind.form}, the records are other ones")
    return shard_writer(kind.form, kind.packing, draft_at(target))


def _restore(found: Found, writer: Writer, out: str, problems: Problems) -> None:
    """The file appears when all of it is restored."""
    try:
        for here, kind in found:
            tell = partial(_tell, problems, here.name)
            restore_source(Source(held(here), kind), writer, out, tell)
            problems.done(here.name)
        writer.close()
    except BaseException:
        writer.discard()
        raise


def _tell(problems: Problems, name: str, failed: Failed) -> None:
    problems.error(failed.said(name))
