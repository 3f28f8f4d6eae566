"""A record to a cleaned record: the article, what went and why, by which rules."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from cleaner import __version__
from cleaner.corpus.fields import picker
from cleaner.corpus.records.clash import FieldClash
from cleaner.corpus.records.facts import facts_of, sha256_of
from cleaner.corpus.records.found import Finder, Found, Record
from cleaner.corpus.records.present import apart
from cleaner.corpus.records.recipe import Recipe
from cleaner.corpus.records.restore import changed_beside, original, restored_record
from cleaner.model import Cleaned, InputError, check
from cleaner.read.document import read_text
from cleaner.strip.engine import strip
from cleaner.strip.prove import usable_book
from cleaner.strip.rulebook.book import RuleBook
from cleaner.strip.rulebook.digest import rules_digest

REMOVED = ("start", "end", "line", "by", "kind", "why", "score", "text")
"""What is told of each piece that went."""


class Result(NamedTuple):
    """What was found in a record, and what came of it."""

    found: Found
    cleaned: Cleaned


def _refuse_other(record: object) -> None:
    if not isinstance(record, Mapping):
        raise TypeError(f"a RecordCleaner takes a dictionary, not {type(record).__name__}")


class RecordCleaner:
    r"""Cleans record after record; as a function of one it fits ``map`` of most libraries.

    >>> clean = RecordCleaner()
    >>> record = clean({"id": 7, "text": "Rain fell for nine days.\n\nSign up for our newsletter."})
    >>> record["text"].strip(), record["removed"][0]["kind"]
    ('Rain fell for nine days.', 'newsletter')
    >>> clean.restore(record)
    {'id': 7, 'text': 'Rain fell for nine days.\n\nSign up for our newsletter.'}
    """

    def __init__(self, recipe: Recipe | None = None) -> None:
        check("recipe", recipe, Recipe | None, "Recipe(…)")
        self.recipe = recipe or Recipe()
        self._finder = Finder(self.recipe)
        self._url = picker("url", self.recipe.url)
        self._outlet = picker("outlet", self.recipe.outlet)

    def __reduce__(self) -> tuple[type[RecordCleaner], tuple[Recipe]]:
        """Sent to another process it is made anew there: the recipe is all of it."""
        return RecordCleaner, (self.recipe,)

    def __call__(self, record: Record) -> dict[str, Any]:
        """The record, its fields in their order, with the article and the facts of cleaning.

        A record that was cleaned before is cleaned anew from what it was; if its article was
        changed since, that is a text of its own, and what went before is forgotten.

        Raises:
            InputError: it has no field for the text, something else stands there, it is HTML that
                cannot be read, or the record has fields of its own where results would go.
            RuleError: a rule does not hold.
            TypeError: it is no record.
        """
        _refuse_other(record)
        return {**record, **self.facts(self.result(record))}

    def restore(self, record: Record) -> dict[str, Any]:
        """A record that was cleaned, by this recipe's names of fields, as it was before.

        Whatever wrote it meanwhile may have left out facts that are null.  Of one that could not be
        cleaned, whose facts are all null, they are taken out.

        Raises:
            InputError: it is no cleaned record, or its article was changed since.
            TypeError: it is no record.
        """
        _refuse_other(record)
        return restored_record(record, self.recipe)

    def result(self, record: Record, *, name: str = "-") -> Result | None:
        """What was cleaned; None where there is no text.  ``name`` is for messages.

        Raises:
            InputError: as above.
            RuleError: as above.
        """
        own = apart(record, self.recipe)
        found = self._found(record, own)
        if found is None:
            return None
        options, url = self.recipe.options, self._url(own)
        document = read_text(
            found.text,
            name=name,
            form=found.form,
            url=url if isinstance(url, str) else None,
            ask=not options.model,
        )
        if document.source.media == "html" and found.field == self.recipe.out:
            raise InputError(
                f"the field {found.field!r} holds HTML, which would be lost; name it with "
                "--html-field, and say where the article goes with --out-field, "
                "in Python Recipe(html=…, out=…)"
            )
        site = self.recipe.site or self._site(own)
        return Result(found, strip(document, options=options, book=self.book, site=site))

    def look_up(self, record: Record) -> None:
        """Look for the fields of a record, and clean nothing.

        Raises:
            InputError: as of `result`, as far as its fields tell.
        """
        own = apart(record, self.recipe)
        if self._found(record, own) is None:
            return
        self._url(own)
        if self.recipe.site is None:
            self._outlet(own)

    def facts(self, result: Result | None) -> dict[str, Any]:
        """The results by their names in the record; the article first, where there is one."""
        if result is None:
            return self.told(None, [])
        removed = [{key: getattr(gone, key) for key in REMOVED} for gone in result.cleaned.dropped]
        return self.told(result, removed)

    def told(self, result: Result | None, removed: object) -> dict[str, Any]:
        """The same, with what went as it is given."""
        by = (__version__, self.rules_sha256)
        if result is None:
            values: tuple[Any, ...] = (removed, None, None, *by, None, None)
            return dict(zip(self.recipe.facts, values, strict=True))
        found, cleaned = result
        said = (cleaned.site, cleaned.obstacle, *by)
        values = (removed, *said, found.field, sha256_of(cleaned.text))
        text = {self.recipe.out: cleaned.text}
        return text | dict(zip(self.recipe.facts, values, strict=True))

    @cached_property
    def rules_sha256(self) -> str:
        """A hash over all rules that may act."""
        return rules_digest(self.book)

    @cached_property
    def book(self) -> RuleBook:
        """All rules that may act."""
        return usable_book(self.recipe.options.rules)

    def _found(self, record: Record, own: Record) -> Found | None:
        """What there is to clean; of a cleaned record, what it was, unless it was changed since.

        ``own`` is the record without the facts of an earlier cleaning.
        """
        out, facts = self.recipe.out, facts_of(record, self.recipe)
        if facts is not None and facts.fit(record.get(out)):
            return original(record, facts, self.recipe)
        found = self._finder.find(own)
        if found and found.field != out and out in own:
            if facts is not None and facts.field is not None:
                raise InputError(changed_beside(found.field, out))
            raise FieldClash(
                f"has a field {out!r} beside {found.field!r}; "
                "say where the article goes with --out-field, in Python Recipe(out=…)"
            )
        return found

    def _site(self, record: Record) -> str | None:
        """The outlet that a record names, where there are rules for it."""
        outlet = self._outlet(record)
        if not isinstance(outlet, str) or not outlet:
            return None
        site = self.book.named(outlet)
        return site if site in self.book.sites else None
