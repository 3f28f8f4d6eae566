"""The columns of the tables that map stages give.  Hashes of 64 bits are signed numbers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

NAMES = 128
"""Bytes of the filter of names of an article."""


@cache
def schema(table: str) -> pa.Schema:
    """The columns of a table, by its name."""
    import pyarrow as pa

    kinds = {
        "text": pa.string(),
        "whole": pa.int64(),
        "small": pa.int32(),
        "real": pa.float32(),
        "double": pa.float64(),
        "flag": pa.bool_(),
        "bytes": pa.binary(),
        "wholes": pa.list_(pa.int64()),
        "smalls": pa.list_(pa.int32()),
        "flags": pa.list_(pa.bool_()),
        "gone": pa.list_(_struct("start end", "kind by")),
        "side": _struct("paragraph line start end", "doc outlet date time agency"),
        "spans": pa.list_(_struct("a_start a_end b_start b_end")),
        "texts": pa.list_(pa.string()),
        "places": pa.list_(_struct("article paragraph line start end")),
        "pairs": pa.list_(pa.list_(pa.string())),
    }
    tables = _TABLES[table]
    return pa.schema(
        [(name, kinds[kind]) for kind, names in tables.items() for name in names.split()]
    )


def _struct(whole: str, text: str = "") -> pa.DataType:
    import pyarrow as pa

    numbers = [(name, pa.int64()) for name in whole.split()]
    return pa.struct([*numbers, *((name, pa.string()) for name in text.split())])


_TABLES = {
    "raw": {
        "whole": "record moment passages signs",
        "text": "id outlet_name date time title name text",
        "wholes": "starts stops",
        "flags": "kept",
        "gone": "gone",
    },
    "passages": {
        "whole": "passage article paragraph outlet home moment start stop line "
        "digest body size said says",
        "text": "doc outlet_name date time agency text",
        "bytes": "names",
    },
    "settled": {"whole": "record", "text": "id outlet_name"},
    "postings": {"small": "kind place", "whole": "key passage before home"},
    "bands": {"small": "band", "whole": "key passage"},
    "links": {
        "whole": "a b",
        "small": "nth kind a_start a_stop b_start b_stop",
        "flag": "spoken",
        "real": "score ordered words share_a share_b",
        "smalls": "spans",
    },
    "named": {"whole": "passage", "bytes": "digest"},
    "cluster_ids": {"whole": "label", "text": "id text"},
    "matches": {
        "text": "id kind credited text why cluster",
        "double": "score containment_a containment_b",
        "side": "a b",
        "spans": "spans",
        "whole": "words article_a article_b one other",
        "pairs": "differences",
        "texts": "speakers",
        "real": "ordered shared",
    },
    "found_clusters": {
        "text": "id kind text",
        "whole": "words first",
        "texts": "outlets",
        "places": "members",
        "wholes": "carries",
    },
}
"""The names of the columns of each table, by their kinds."""
