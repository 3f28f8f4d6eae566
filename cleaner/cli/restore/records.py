"""``clean restore`` for cleaned records: they say themselves what went."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import NamedTuple

from cleaner.cli.files.inputs import Input
from cleaner.cli.files.places import Places, identities, keep_apart
from cleaner.cli.report import SOME_FAILED, Failures, UsageError, fail, warn
from cleaner.cli.run.plan import Records
from cleaner.cli.run.records.inputs import (
    held,
    limits,
    of_records,
    refused_stray,
    run_folders,
    strays,
)
from cleaner.cli.run.records.stream import standard_output
from cleaner.corpus.containers.held import Once, is_regular
from cleaner.corpus.containers.kinds import Kind, kind_of
from cleaner.corpus.containers.writers import Writer, shard_writer
from cleaner.corpus.problems import Problems
from cleaner.corpus.records.batch import Failed
from cleaner.corpus.records.recipe import ALWAYS
from cleaner.corpus.run.plan import Source
from cleaner.corpus.run.restore import LIMITS, Back, Lost, kind_back, restore_source
from cleaner.corpus.run.verify import kept
from cleaner.corpus.stores.drafts import draft_at
from cleaner.corpus.stores.local_folder import LocalFolder

Found = Sequence[tuple[Input, Kind]]

_MISSING = "--audit FILE.jsonl is missing: only records say themselves what went"
_FIRST = (b"", b"{", b"\xef", b"\x1f", b"\x28", b" ", b"\t", b"\r", b"\n")
"""How records begin, if they do: an object, a byte order mark, a packed file, white space."""


class _How(NamedTuple):
    """How records are put back, who hears of what fails, and what failed before, by its shard."""

    back: Back
    problems: Problems
    lost: Mapping[Path, Lost]


def restore_records(
    inputs: Sequence[Input], target: Path | None, asked: Records, *, into_folder: bool
) -> int:
    """Put back what went from records; the exit code.

    A folder of a run is held against its manifest first: what is lacking is said.

    Raises:
        UsageError: these are no records, or it is not said where they go.
    """
    problems, failures = Problems(error=fail, warn=warn), Failures()
    found = _found(inputs, asked)
    back = Back(asked.out, limits(asked, LIMITS))
    how = _How(back, problems, _hold_against_manifests(inputs, problems, failures))
    for here in strays(inputs, found):
        with failures.noted(here.name):
            raise refused_stray(here)
    if not found:
        return SOME_FAILED
    if target is None or not (into_folder or target.is_dir()):
        writer = _one_writer(found, target)
        with failures.noted(found[0][0].name):
            _restore(found, writer, how)
    else:
        places = Places(target, [here for here, _ in found], into_folder=True)
        for here, kind in found:
            with failures.noted(here.name):
                writer = shard_writer(kind.form, kind.packing, draft_at(places.of(here)))
                _restore([(here, kind)], writer, how)
    return SOME_FAILED if problems.failed else failures.code


def _hold_against_manifests(
    inputs: Sequence[Input], problems: Problems, failures: Failures
) -> Mapping[Path, Lost]:
    """By its shard, what failed of each run; all else that is not there is said."""
    lost: dict[Path, Lost] = {}
    for path in run_folders(inputs):
        with failures.noted(str(path)):
            left = kept(LocalFolder(path))
            lost |= {path / name: records for name, records in left.lost.items()}
            for line in left.lacking:
                problems.error(line)
            problems.done(str(path))
    return lost


def _found(inputs: Sequence[Input], asked: Records) -> Found:
    """The records; nothing where a run has left nothing but its notes.

    Standard input without an audit is records, for of a text nothing is known.
    """
    if asked.form is None and len(inputs) == 1 and inputs[0].is_stdin:
        _refuse_text()
        asked = replace(asked, form="jsonl")
    found = of_records(inputs, asked, "auto")
    if not found and not run_folders(inputs):
        raise UsageError(_MISSING)
    for here, kind in found:
        if not kind_back(kind):
            raise UsageError(f"{here.name}: a {kind.form} is cleaned to JSON Lines; restore those")
    return found


def _refuse_text() -> None:
    """Whoever forgets the audit is told so, not that a text is no JSON.

    Raises:
        UsageError: standard input is a terminal, or begins like no records.
    """
    stream = sys.stdin.buffer if sys.stdin is not None else None
    if not isinstance(stream, BufferedReader):
        return
    if stream.isatty():
        raise UsageError(_MISSING)
    begin = stream.peek(1)
    if all(name.encode() in begin.partition(b"\n")[0] for name in ALWAYS) and begin[:1] != b"{":
        raise UsageError("looks like a table of cleaned records; say --from csv")
    if begin[:1] not in _FIRST:
        raise UsageError(_MISSING)


def _one_writer(found: Found, target: Path | None) -> Writer:
    """All records go one after the other to a file or to standard output.

    Raises:
        UsageError: they do not go there.
    """
    kinds = {kind.form for _, kind in found}
    if target is None:
        if "parquet" in kinds or len(kinds) > 1:
            raise UsageError(
                "a table is no text for standard output; name a file with -o"
                if "parquet" in kinds
                else "records of several kinds do not go into one stream; name a folder with -o"
            )
        return shard_writer(found[0][1].form, "", standard_output())
    keep_apart("-o", target, identities([here for here, _ in found]))
    kind = kind_of(target.name) or found[0][1]
    if {kind.form} != kinds:
        raise UsageError(f"-o {target}: its name says {kind.form}, the records are other ones")
    return shard_writer(kind.form, kind.packing, draft_at(target))


def _restore(found: Found, writer: Writer, how: _How) -> None:
    """The file appears when all of it is restored."""
    try:
        for here, kind in found:
            tell = partial(_tell, how.problems, here.name)
            lost = how.lost.get(here.path, ()) if here.path is not None else ()
            restore_source(_source(here, kind), writer, how.back._replace(lost=lost), tell)
            how.problems.done(here.name)
        writer.close()
    except BaseException:
        writer.discard()
        raise


def _source(here: Input, kind: Kind) -> Source:
    """A table is looked at twice, and a pipe gives it once."""
    itself = held(here)
    if kind.form == "parquet" and here.stored is None and not is_regular(itself):
        itself = Once(itself)
    return Source(itself, kind)


def _tell(problems: Problems, name: str, failed: Failed) -> None:
    problems.error(failed.said(name))
