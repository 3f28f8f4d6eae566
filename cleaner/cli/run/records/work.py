"""``clean run`` over records: into a folder with shards, a file, or standard output."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Sequence

from cleaner.cli.files.inputs import Input
from cleaner.cli.files.places import identities, keep_apart
from cleaner.cli.report import Failures, UsageError
from cleaner.cli.run.check import check_for_records, check_for_show
from cleaner.cli.run.plan import Plan
from cleaner.cli.run.records.inputs import held, limits, refused_stray
from cleaner.corpus.containers.kinds import Kind, kind_of
from cleaner.corpus.containers.limits import Limits
from cleaner.corpus.records.recipe import Recipe
from cleaner.corpus.run.plan import SHARD, RefusedError, Run, Source
from cleaner.corpus.stores.urls import url_of
from cleaner.model import InputError
from cleaner.strip.prove import usable_book

_EXTENSION = re.compile(r".\.[A-Za-z][A-Za-z0-9]{0,7}$")

Found = Sequence[tuple[Input, Kind]]


def run_records(plan: Plan, found: Found, texts: Sequence[Input] = ()) -> int:
    """Clean records as planned; the exit code.  Texts among them fail, as what cannot be read does.

    Raises:
        UsageError: what was asked for does not go together, or must not begin.
        CleanerError: it cannot go on.
    """
    check_for_records(plan)
    book = usable_book(plan.options.rules)
    book.active(book.named(plan.site))  # an outlet without rules is an error
    shown = plan.mode in ("check", "dry-run")
    found = found if shown else _without_output(plan, found)
    failures = Failures()
    found = _readable(found, failures)
    _refuse_texts(plan, texts, failures)
    if not found:
        return failures.code
    try:
        code = _shown(plan, found) if shown else _written(plan, found)
    except RefusedError as error:
        raise UsageError(str(error)) from None
    return failures.code or code


def _shown(plan: Plan, found: Found) -> int:
    from cleaner.cli.run.records.show import show

    check_for_show(plan)
    return show(plan, _run(plan, found))


def _written(plan: Plan, found: Found) -> int:
    if _into_folder(plan):
        from cleaner.cli.run.records.folder import into_folder

        return into_folder(plan, _run(plan, found), str(plan.records.target))
    from cleaner.cli.run.records.stream import into_stream

    return into_stream(plan, _run(plan, found))


def _readable(found: Found, failures: Failures) -> Found:
    """The inputs that are there and may be read; it is said of the others before a run of hours."""
    kept = []
    for here, kind in found:
        with failures.noted(here.name):
            _check_readable(here)
            kept.append((here, kind))
    return kept


def _refuse_texts(plan: Plan, texts: Sequence[Input], failures: Failures) -> None:
    for here in texts:
        if _is_result(here, plan):
            continue
        with failures.noted(here.name):
            _check_readable(here)
            raise refused_stray(here)


def _check_readable(here: Input) -> None:
    """Refuse what cannot be read.

    Raises:
        InputError: it is not there, may not be read, or one might wait for it for ever.
    """
    here.check()
    if here.path is None:
        return
    try:
        here.path.stat()
    except OSError as error:
        raise InputError(f"{here.name}: cannot be read: {error.strerror}") from None
    if not os.access(here.path, os.R_OK):
        raise InputError(f"{here.name}: cannot be read: {os.strerror(errno.EACCES)}")


def _run(plan: Plan, found: Found) -> Run:
    """The run, its names checked.

    Raises:
        UsageError: two inputs would become one, or two results have one name.
    """
    asked = plan.records
    run = Run(
        recipe=_recipe(plan),
        sources=tuple(Source(held(here), kind) for here, kind in found),
        shard_size=asked.shard_size or SHARD,
        limits=limits(asked, Limits()),
    )
    known: dict[str, str] = {}
    for at, source in enumerate(run.sources):
        name = run.name_of(at, 0)
        if name in known and plan.output is not None:
            raise UsageError(
                f"{known[name]} and {source.name} would both become {name}; "
                "rename one, or clean them into folders of their own"
            )
        known[name] = source.name
    return run


def _recipe(plan: Plan) -> Recipe:
    asked = plan.records
    try:
        return Recipe(
            options=plan.options,
            text=asked.text,
            html=asked.html,
            url=asked.url,
            outlet=asked.outlet,
            site=plan.site,
            out=asked.out,
            prefix=asked.prefix,
        )
    except InputError as error:
        raise UsageError(f"--out-field: {error}") from None


def _into_folder(plan: Plan) -> bool:
    """Whether the output is a folder: a slash, a folder that is there, or no container's name.

    Raises:
        UsageError: a folder is needed, and a file stands there, or was meant.
    """
    output = plan.output
    if output is None or plan.into_folder or output.is_dir():
        return output is not None
    if kind_of(output.name) is not None or (output.exists() and not output.is_file()):
        return False
    if output.exists():
        raise UsageError(
            f"-o {output}: is a file, and no name of a container; name a folder, or a .jsonl file"
        )
    if _EXTENSION.search(output.name):
        raise UsageError(
            f"-o {output}: its name is that of a file, and records are written as .jsonl (.gz, "
            f".zst) or .parquet; for a folder of that name say -o {output}/"
        )
    return True


def _without_output(plan: Plan, found: Found) -> Found:
    """The inputs without those that were found in the folder of results.

    Raises:
        UsageError: the output is an input.
    """
    read = identities([here for here, _ in found])
    keep_apart("--errors", plan.records.errors, read)
    if plan.output is None or url_of(plan.records.target or "") is not None:
        return found
    if plan.output.is_file():
        keep_apart("-o", plan.output, read)
    return [(here, kind) for here, kind in found if not _is_result(here, plan)]


def _is_result(here: Input, plan: Plan) -> bool:
    """Whether a file was found in the folder of results."""
    if plan.output is None or not here.walked or here.path is None:
        return False
    return os.path.realpath(here.path).startswith(os.path.realpath(plan.output) + os.sep)
