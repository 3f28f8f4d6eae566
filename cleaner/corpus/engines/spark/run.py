"""A run over many records on a cluster: each shard is a task, made as a local run makes it.

Spark spreads the tasks and does those again whose machine dies; it never sees a record, so bytes
cannot change on their way.  A shard is written under another name and renamed, so one that is made
twice is as good as one that is made once.  Inputs and the folder of results must be where every
worker reaches them: a folder that all share, or a URL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial

from cleaner.corpus.engines.spark.jobs import in_order
from cleaner.corpus.engines.spark.parcel import Parcel, packed, unpacked
from cleaner.corpus.engines.spark.places import shared_run, shared_target
from cleaner.corpus.engines.spark.session import in_our_words, session_at
from cleaner.corpus.engines.spark.starts import cut
from cleaner.corpus.engines.spark.task import shards_of
from cleaner.corpus.records.batch import Failed
from cleaner.corpus.run.plan import Run, Shard, Stretch
from cleaner.corpus.stores.folders import folder_at

Made = tuple[Shard, list[Failed]]


def run_on_spark(
    run: Run, target: str, todo: Iterable[Stretch], master: str | None
) -> Iterator[Made]:
    """The shards of a run, written below a folder, in order, with the records that failed.

    Args:
        run: what is run.
        target: the folder, as every worker knows it.
        todo: what there is to do.
        master: address of the cluster; None for what the configuration of Spark says.

    Raises:
        CleanerError: a task failed as often as Spark tries, or the cluster cannot be reached.
    """
    sent, run, target = packed(run.recipe), shared_run(run), shared_target(target)
    with session_at(master) as session, in_our_words():
        context = session.sparkContext
        with closing(in_order(context, partial(cut, run), todo)) as parts:
            stretches = (one for rest in parts for one in rest)
            with closing(in_order(context, partial(_made, run, target, sent), stretches)) as made:
                for shards in made:
                    yield from shards
        folder_at(target).sweep()  # a task whose machine died left its draft behind


def _made(run: Run, target: str, parcel: Parcel, stretch: Stretch) -> list[Made]:
    """On a worker: the shards of a stretch."""
    return list(shards_of(replace(run, recipe=unpacked(parcel)), target, stretch))
