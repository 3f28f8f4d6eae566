"""Datasets of Hugging Face: ``map`` with types that hold and a cache that knows the rules."""

from __future__ import annotations

from typing import Any, TypeVar

from cleaner.hooks.columns import ColumnCleaner, OnError
from cleaner.hooks.library import check_kind, library
from cleaner.records import Recipe

Data = TypeVar("Data")

_FRAMES = ("arrow", "pandas", "polars")
"""Formats in which ``map`` hands on frames, not columns by their names."""


def clean_dataset(
    dataset: Data,
    recipe: Recipe | None = None,
    *,
    on_error: OnError = "raise",
    **options: Any,  # noqa: ANN401 – those of another's function
) -> Data:
    """The dataset with its articles cleaned, and what went and why; rows, order and format stay.

    Args:
        dataset: an article a row: a ``Dataset``, an ``IterableDataset`` (``streaming=True``), or
            a dictionary of either, one a split.
        recipe: which columns hold what, and how to clean.
        on_error: ``"raise"`` ends at the first row that cannot be cleaned; with ``"keep"`` such a
            row stays as it is, and the column ``clean_error`` says why.
        options: for ``map``: ``num_proc``, ``batch_size`` and the like.

    Raises:
        InputError: a row cannot be cleaned, or a column has the name of a result.
        RuleError: a rule does not hold.
        TypeError: it is no dataset.
    """
    if isinstance(dataset, dict):
        parts: dict[Any, Any] = dataset
        return type(dataset)(
            {
                split: clean_dataset(part, recipe, on_error=on_error, **options)
                for split, part in parts.items()
            }
        )
    kinds = library("datasets")
    kind = (kinds.Dataset, kinds.IterableDataset)
    check_kind(dataset, kind, "clean_dataset() takes a dataset")
    clean = ColumnCleaner(recipe, on_error)
    rows: Any = dataset
    bare = rows.with_format(None) if _format(rows) in _FRAMES else rows
    types = _features(rows.features, clean)
    cleaned = bare.map(clean, batched=True, with_indices=True, features=types, **options)
    if getattr(rows, "num_rows", None) == 0 and rows.column_names:
        cleaned = _without_rows(cleaned, clean)
    return cleaned if bare is rows else _as_before(cleaned, rows)  # type: ignore[no-any-return]


def _format(rows: Any) -> str | None:  # noqa: ANN401
    """What the rows are handed on as; a stream tells it to nobody else."""
    if hasattr(rows, "format"):
        return rows.format["type"]  # type: ignore[no-any-return]
    return getattr(getattr(rows, "_formatting", None), "format_type", None)


def _as_before(cleaned: Any, rows: Any) -> Any:  # noqa: ANN401
    """In the format of the rows; columns that it left out stay out."""
    if not hasattr(rows, "format"):
        return cleaned.with_format(_format(rows))
    out = set(rows.column_names) - set(rows.format["columns"])
    columns = [name for name in cleaned.column_names if name not in out] if out else None
    return cleaned.with_format(**{**rows.format, "columns": columns})


def _without_rows(rows: Any, clean: ColumnCleaner) -> Any:  # noqa: ANN401
    """Where there are no rows ``map`` calls nobody, and no columns are added."""
    clean({name: [] for name in rows.column_names})  # a column of the name of a result is told
    features = _features(rows.features, clean)
    info = rows.info.copy()
    info.features = features
    empty: dict[str, list[Any]] = {name: [] for name in features}
    return type(rows).from_dict(empty, features=features, info=info, split=rows.split)


def _features(known: dict[str, Any] | None, clean: ColumnCleaner) -> Any:  # noqa: ANN401
    """Types are said, not guessed: a first batch where nothing went tells nothing of others."""
    if known is None:
        return None
    features = library("datasets").Features
    ours = features.from_arrow_schema(clean.schema)
    held = known.get(clean.article)
    if held is not None and getattr(held, "dtype", "null") != "null":
        ours[clean.article] = held
    return features({**known, **ours})
