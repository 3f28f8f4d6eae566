r"""The door to records: dictionaries with an article among their fields.

>>> from cleaner.records import RecordCleaner
>>> clean = RecordCleaner()
>>> records = [{"id": 7, "text": "Rain fell for nine days.\n\nSign up for our newsletter."}]
>>> [record["text"] for record in map(clean, records)]
['Rain fell for nine days.']
"""

from __future__ import annotations

from cleaner.corpus.records.cleaned import RecordCleaner
from cleaner.corpus.records.recipe import FACTS, Recipe
from cleaner.model import CleanerError, InputError, Options

__all__ = ["FACTS", "CleanerError", "InputError", "Options", "Recipe", "RecordCleaner"]
