"""Texts cleaned by several processes, in the order in which they were named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from cleaner.cli.files.inputs import Input
from cleaner.cli.report import a_bug, too_large
from cleaner.cli.run.plan import Plan
from cleaner.cli.run.texts.outcome import Outcome, outcome_of
from cleaner.corpus.run.crew import Job
from cleaner.corpus.run.spread import all_cores, spread
from cleaner.model import CleanerError, InputError, RuleError

Made = Outcome | Exception


@contextmanager
def made_by_others(
    plan: Plan, inputs: Sequence[Input]
) -> Iterator[Iterator[tuple[Input, Made | None]]]:
    """The inputs with what came of them; None for standard input, which only we can read."""
    job: Job[Input, Made] = Job(
        work=partial(outcome_or_error, plan=plan), parts=_parts, lost=_lost, weight=_weight
    )
    with spread(job, inputs, plan.jobs or all_cores()) as worked:
        yield ((here, made[0] if made else None) for here, made in worked)


def outcome_or_error(here: Input, plan: Plan) -> Made:
    """What came of a text, or why nothing did; a broken rule ends the run."""
    try:
        return outcome_of(here, plan)
    except RuleError:
        raise
    except CleanerError as error:
        return error
    except (MemoryError, RecursionError) as error:
        return InputError(f"{here.name}: {too_large(error)}")
    except Exception as error:  # noqa: BLE001 – the other texts go on
        return CleanerError(f"{here.name}: {a_bug(error)}")


def _parts(here: Input) -> Sequence[Input]:
    return (here,)


def _lost(here: Input, how: str) -> Made:
    return InputError(f"{here.name}: the process that cleaned it {how}")


def _weight(here: Input) -> int:
    """Bytes of the text, roughly; 0 for standard input, which only we can read."""
    try:
        if here.is_stdin:
            return 0
        return 1 + (here.path.stat().st_size if here.path is not None else 0)
    except OSError:
        return 1
