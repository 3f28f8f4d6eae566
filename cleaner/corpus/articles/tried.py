"""Texts read as those of `clean overlap` are, each handed to a trial of rule files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cleaner.corpus.articles.texts import Cleaning, Text
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
        told = Told(self.site or outlet, _folder(document.name))
        tried = self.trial.of(document, told)
        self.take(document.name, tried)
        return known._replace(warnings=tried.warnings or known.warnings)


def _folder(name: str) -> str | None:
    """How the folder of a page is called; the name of a row begins with that of its file."""
    if name == "-" or name.startswith("-:"):
        return None
    return Path(name).absolute().parent.name or None
