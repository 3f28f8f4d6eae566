"""Datasets of Hugging Face: ``map`` with types that hold and a cache that knows the rules."""

from __future__ import annotations

from typing import Any, TypeVar

from cleaner.hooks.columns import ColumnCleaner, OnError
from cleaner.hooks.library import library
from cleaner.records import Recipe

Data = TypeVar("Data")


def clean_dataset(
    dataset: Data,
    recipe: Recipe | None = None,
    *,
    on_error: OnError = "raise",
    **options: Any,  # noqa: ANN401 – those of another's function
) -> Data:
    """The dataset with its articles cleaned, and what went and why; rows and their order stay.

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
    """
    if isinstance(dataset, dict):
        parts: dict[Any, Any] = dataset
        return type(dataset)(
            {
                split: clean_dataset(part, recipe, on_error=on_error, **options)
                for split, part in parts.items()
            }
        )
    clean = ColumnCleaner(recipe, on_error)
    rows: Any = dataset
    return rows.map(  # type: ignore[no-any-return]
        clean, batched=True, with_indices=True, features=_features(rows.features, clean), **options
    )


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
