"""Results to columns of Arrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner import __version__
from cleaner.corpus.records.arrow import values_of
from cleaner.corpus.records.cleaned import RecordCleaner, Result
from cleaner.corpus.records.facts import sha256_of
from cleaner.corpus.records.schema import removed_type
from cleaner.model import Removal

if TYPE_CHECKING:
    import pyarrow as pa


def article_column(
    before: pa.Array | None, results: Sequence[Result | None], kind: pa.DataType
) -> pa.Array:
    """The column of the article, of its own type; where nothing changes it is the same column."""
    import pyarrow as pa

    old = [None] * len(results) if before is None else values_of(before)
    new = [
        was if result is None else result.cleaned.text
        for was, result in zip(old, results, strict=True)
    ]
    if before is not None and new == old:
        return before
    return pa.array(new, kind)


def fact_columns(results: Sequence[Result | None], cleaner: RecordCleaner) -> dict[str, pa.Array]:
    """The columns of the other results by their names."""
    import pyarrow as pa

    sites = [result and result.cleaned.site for result in results]
    obstacles = [result and result.cleaned.obstacle for result in results]
    fields = [result and result.found.field for result in results]
    digests = [result and sha256_of(result.cleaned.text) for result in results]
    count = len(results)
    columns = (
        _removed_column(results),
        pa.array(sites, pa.string()),
        pa.array(obstacles, pa.string()),
        pa.array([__version__] * count, pa.string()),
        pa.array([cleaner.rules_sha256] * count, pa.string()),
        pa.array(fields, pa.string()),
        pa.array(digests, pa.string()),
    )
    return dict(zip(cleaner.recipe.facts, columns, strict=True))


def _removed_column(results: Sequence[Result | None]) -> pa.Array:
    """What went of each: the removals of all, end to end, and where those of each begin."""
    import pyarrow as pa

    kind = removed_type()
    gone: list[Removal] = []
    offsets = [0]
    for result in results:
        gone += result.cleaned.dropped if result is not None else ()
        offsets.append(len(gone))
    parts = kind.value_type
    columns = [
        pa.array([getattr(each, parts.field(at).name) for each in gone], parts.field(at).type)
        for at in range(parts.num_fields)
    ]
    fields = [parts.field(at) for at in range(parts.num_fields)]
    structs = pa.StructArray.from_arrays(columns, fields=fields)
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), structs, type=kind)
