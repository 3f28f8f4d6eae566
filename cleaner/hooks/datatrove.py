"""A block for pipelines of datatrove."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from cleaner.hooks.library import library
from cleaner.hooks.results import results
from cleaner.records import InputError, Recipe, RecordCleaner

if TYPE_CHECKING:
    from datatrove.data import Document

_BASE: Any = library("datatrove.pipeline.base").PipelineStep
_LOGGER: Any = library("datatrove.utils.logging").logger


class Clean(_BASE):  # type: ignore[misc]
    """Cleans the text of every document; what went and why stands in its metadata.

    A document that cannot be cleaned passes as it is, counted as ``failed``; why stands in its
    metadata as ``clean_error``.  A page of HTML as a reader of web archives gives it is cleaned by
    ``Clean(Recipe(html="html"))``, and stays in the metadata under that name.

    Args:
        recipe: how to clean; ``text`` and ``html`` name what the document's text is.
    """

    type = "✂️ - CLEAN"
    name = "cleaner"

    def __init__(self, recipe: Recipe | None = None) -> None:
        super().__init__()
        self.clean = RecordCleaner(recipe)
        self.warned = False

    def run(
        self,
        data: Iterable[Document] | None,
        rank: int = 0,  # noqa: ARG002 – datatrove gives it
        world_size: int = 1,  # noqa: ARG002
    ) -> Iterator[Document]:
        """Every document, in order."""
        for document in data or ():
            self.stat_update("total")
            with self.track_time():
                self.clean_document(document)
            self.stat_update("forwarded")
            self.update_doc_stats(document)
            yield document

    def clean_document(self, document: Document) -> None:
        """Text and metadata are changed in place, or only noted where it cannot be cleaned."""
        recipe, own = self.clean.recipe, document.metadata
        try:
            record = self._record(document)
            record |= results(self.clean, record)
        except InputError as error:
            self._failed(document, error)
            return
        record.pop(f"{recipe.prefix}clean_error", None)
        document.text = record.get(recipe.out, document.text)
        if recipe.out in own:  # a text that stands there too is not the document's
            record[recipe.out] = own[recipe.out]
        else:
            record.pop(recipe.out, None)
        document.metadata = record
        gone = record[recipe.removed]
        self.stat_update("removed_chars", value=sum(len(piece["text"]) for piece in gone))
        for piece in gone:
            self.stat_update(f"removed_{piece['kind']}")

    def _record(self, document: Document) -> dict[str, Any]:
        """The document as a record; of one that was cleaned before, its text is the article.

        Raises:
            InputError: the scrape would stay in the metadata, where something else has its name.
        """
        recipe, metadata = self.clean.recipe, document.metadata
        given = recipe.html or recipe.text or "text"
        if metadata.get(recipe.version) is not None:
            given = recipe.out
        elif given != recipe.out and metadata.get(given) is not None:
            raise InputError(
                f"has a {given!r} of its own in its metadata; name the document's text otherwise: "
                f"Recipe({'html' if recipe.html else 'text'}=…)"
            )
        return {**metadata, given: document.text}

    def _failed(self, document: Document, error: InputError) -> None:
        self.stat_update("failed")
        document.metadata[f"{self.clean.recipe.prefix}clean_error"] = str(error)
        if not self.warned:
            self.warned = True
            _LOGGER.warning(f"{document.id}: {error}; it stays as it is (said only once)")
