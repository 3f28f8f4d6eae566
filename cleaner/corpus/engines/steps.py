"""The steps from articles to matches, in order, for any engine that joins tables."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.corpus.engines import components
from cleaner.corpus.engines.engine import Engine, Stage
from cleaner.corpus.engines.settings import Settings
from cleaner.corpus.engines.statements import statement
from cleaner.overlap.progress import Progress


class _Step(NamedTuple):
    """A table: what is told meanwhile, the statement that feeds its map, what is given up then."""

    name: str
    told: str
    feed: str = ""
    gone: tuple[str, ...] = ()


_READ = "reading words"
_JOIN = "finding shared words"
_LINK = "weighing what is shared"
_GROUP = "grouping matches"
_WRITE = "writing matches"

STEPS = (
    _Step("numbered", _READ),
    _Step("passages", _READ, "articles"),
    _Step("members", _READ),
    _Step("postings", _READ, "leaders"),
    _Step("counts", _JOIN),
    _Step("live", _JOIN),
    _Step("crowded", _JOIN),
    _Step("crowd", _JOIN),
    _Step("bands", _JOIN, "crowd_texts"),
    _Step("starred", _JOIN, gone=("bands", "crowd")),
    _Step("spelled", _JOIN, gone=("postings", "counts")),
    _Step("starts", _JOIN, gone=("live",)),
    _Step("seeds", _JOIN, gone=("starts", "spelled", "starred")),
    _Step("links", _LINK, "paired", gone=("seeds", "crowded")),
    _Step("groups", _GROUP),
    _Step("copies", _GROUP),
    _Step("reach", _GROUP),
    _Step("far_reach", _GROUP),
    _Step("near_reach", _GROUP, gone=("reach",)),
    _Step("partners", _GROUP, gone=("near_reach", "far_reach")),
    _Step("expanded", _GROUP, gone=("partners", "links", "copies", "groups")),
    _Step("link_count", _GROUP),
    _Step("strongest", _GROUP),
    _Step("linked", _GROUP, gone=("strongest", "expanded")),
    _Step("nodes", _GROUP),
    _Step("sides", _GROUP),
    _Step("edges", _GROUP),
    _Step("labels", _GROUP, gone=("edges",)),
    _Step("link_clusters", _GROUP),
    _Step("cluster_kinds", _GROUP, gone=("sides",)),
    _Step("carried", _GROUP, gone=("labels",)),
    _Step("clusters", _GROUP, gone=("cluster_kinds",)),
    _Step("ordinals", _GROUP, gone=("members",)),
    _Step("named", _GROUP, "unnamed", gone=("nodes", "ordinals")),
    _Step("cluster_ids", _GROUP, "unnamed_clusters"),
    _Step("matches", _WRITE, "matched", gone=("named", "link_clusters")),
)


def overlap_steps(engine: Engine, settings: Settings, tell: Progress) -> None:
    """From the table ``raw`` to ``matches``, ``linked``, ``clusters``, ``carried`` and others.

    Raises:
        ValueError: two articles have one id.
    """
    if engine.number("SELECT count(*) - count(DISTINCT id) FROM raw"):
        raise ValueError("articles with the same id")
    done, whole = 0, sum(_effort(step) for step in STEPS)
    for step in STEPS:
        tell(step.told, done / whole)
        _take(engine, settings, step)
        done += _effort(step)
        for name in step.gone:
            engine.drop(name)


def _effort(step: _Step) -> int:
    """About how long a step takes, beside the others: maps read texts."""
    return 8 if step.feed else 1


def _take(engine: Engine, settings: Settings, step: _Step) -> None:
    if step.name == "labels":
        components.label(engine)
    elif step.feed:
        parts = _parts(engine, settings) if step.feed == "paired" else 1
        feeds = [statement(step.feed, settings, part=part, parts=parts) for part in range(parts)]
        engine.mapped(step.name, feeds, stage_of(step.name), settings)
    else:
        engine.table(step.name, statement(step.name, settings))


def _parts(engine: Engine, settings: Settings) -> int:
    """In how many parts pairs are gathered, so that each fits in memory."""
    if not settings.gathered:
        return 1
    return 1 + engine.number("SELECT count(*) FROM seeds") // settings.gathered


def stage_of(table: str) -> Stage:
    """The map stage that makes a table."""
    from cleaner.corpus.engines.stages import link, match, name, post, read, sign

    return {
        "passages": read.passages_of,
        "postings": post.postings_of,
        "bands": sign.bands_of,
        "links": link.links_of,
        "named": name.names_of,
        "cluster_ids": name.cluster_ids_of,
        "matches": match.matches_of,
    }[table]
