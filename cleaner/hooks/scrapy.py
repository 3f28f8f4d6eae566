"""An item pipeline of Scrapy: ``ITEM_PIPELINES = {"cleaner.hooks.scrapy.CleanPipeline": 300}``.

Items are dictionaries, or any class that has fields for the results.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from reprlib import repr as brief
from typing import TYPE_CHECKING, TypeVar

from cleaner.hooks.library import library
from cleaner.hooks.recipes import recipe_of
from cleaner.hooks.results import results
from cleaner.records import InputError, Recipe, RecordCleaner

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.statscollectors import StatsCollector

Item = TypeVar("Item")

_LOGGER = logging.getLogger(__name__)


class CleanPipeline:
    """Cleans the article of every item.

    The setting ``CLEAN_RECIPE`` is a dictionary with the fields of a `Recipe`.  An item that
    cannot be cleaned passes as it is, with a warning that says why, and is counted in the
    statistics as ``clean/failed``.
    """

    def __init__(self, recipe: Recipe | None = None, stats: StatsCollector | None = None) -> None:
        self._clean = RecordCleaner(recipe)
        self._stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CleanPipeline:
        """The pipeline as the settings want it.

        Raises:
            InputError: the setting is no recipe.
        """
        try:
            values = crawler.settings.getdict("CLEAN_RECIPE")
        except (TypeError, ValueError):
            given = brief(crawler.settings.get("CLEAN_RECIPE"))
            raise InputError(f"CLEAN_RECIPE: a dictionary, or JSON of one, not {given}") from None
        return cls(recipe_of(values), crawler.stats)

    def process_item(self, item: Item, spider: object = None) -> Item:  # noqa: ARG002
        """The same item, its article cleaned; before Scrapy 2.14 the spider is handed in too."""
        fields = library("itemadapter", "scrapy").ItemAdapter(item)
        try:
            found = results(self._clean, fields)
            _check(item, fields.field_names(), found)
        except InputError as error:
            self._count("clean/failed")
            place = fields.get("url") or type(item).__name__
            _LOGGER.warning("%s: not cleaned, it passes as it is: %s", place, error)
            return item
        fields.update(found)
        self._count("clean/cleaned")
        self._count("clean/removed", len(found[self._clean.recipe.removed]))
        return item

    def _count(self, name: str, count: int = 1) -> None:
        if self._stats is not None:
            self._stats.inc_value(name, count)


def _check(item: object, names: Collection[str], results: Iterable[str]) -> None:
    """An item of a class has room for the results.

    Raises:
        InputError: it lacks a field.
    """
    missing = [] if isinstance(item, dict) else [name for name in results if name not in names]
    if missing:
        raise InputError(f"{type(item).__name__} lacks the fields {', '.join(missing)}; add them")
