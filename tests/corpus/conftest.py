"""Invented rows, and a way to read files as the command does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cleaner.cli.files.inputs import found_inputs
from cleaner.corpus.articles.corpus import Corpus, How, read_corpus
from cleaner.corpus.articles.texts import Cleaning
from cleaner.corpus.fields import FieldNames
from cleaner.corpus.problems import Problems
from cleaner.strip.prove import usable_book

FERRY = "The harbour ferry is back after nine weeks in the yard, and the pilots were pleased."
NINE = "It sails at nine, the harbour office said on Monday, and it carries forty cars each time."


@dataclass
class Read:
    """What reading gave, and what was said."""

    corpus: Corpus
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def __getattr__(self, name):
        return [getattr(article, name) for article in self.corpus.articles]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Read]:
    """Read files by their names below the test's folder, raw unless ``clean``."""

    def run(*names: str, form: str = "auto", clean: bool = False, **fields: str) -> Read:
        errors: list[str] = []
        warnings: list[str] = []
        inputs = found_inputs([tmp_path / name for name in names])
        book = usable_book() if clean else None
        how = How(form=form, names=FieldNames(**fields), cleaning=Cleaning(book=book))
        problems = Problems(error=errors.append, warn=warnings.append)
        corpus = read_corpus(inputs, how, problems, lambda _name, _rows: None)
        bare = [[line.replace(f"{tmp_path}/", "") for line in said] for said in (errors, warnings)]
        return Read(corpus, *bare)

    return run
