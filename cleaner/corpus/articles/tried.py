"""Texts read as those of `clean overlap` are, each handed to a trial of rule files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cleaner.corpus.articles.texts import Cleaning, Text
from cleaner.corpus.folders import folder_of
from cleaner.model import Document
from cleaner.strip.trial.page import Told, Trial, Tried

Take = Callable[[str, Tried], None]
"""Takes what was tried on each page, by the page's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trying(Cleaning):
    """Instead of being cleaned, each text is tried; ``site`` is the outlet of all of them."""

    trial: Trial
    take: Take
    site: str | None = None

    def cleaned(self, document: Document, known: Text, outlet: str | None) -> Text:
        """What is known of a text, with the warnings of its trial."""
        told = Told(self.site or outlet, folder_of(document.name))
        tried = self.trial.of(document, told)
        self.take(document.name, tried)
        return known._replace(warnings=tried.warnings or known.warnings)
