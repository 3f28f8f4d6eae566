"""Inputs to articles: each container opened, each document read, each given an outlet and an id."""

from __future__ import annotations

import gc
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from msgspec import structs

from cleaner.corpus.articles.first_rows import FirstRows
from cleaner.corpus.articles.names import file_ids
from cleaner.corpus.articles.outlets import Known
from cleaner.corpus.articles.rows import RowReader, Spot
from cleaner.corpus.articles.settled import Labels, Passed, settled
from cleaner.corpus.articles.texts import Cleaning
from cleaner.corpus.containers import delimited
from cleaner.corpus.containers.forms import InputForm, form_of
from cleaner.corpus.containers.held import Held
from cleaner.corpus.containers.lines import jsonl
from cleaner.corpus.containers.look_alike import json_in, table_in
from cleaner.corpus.containers.tables import parquet
from cleaner.corpus.fields import FieldNames
from cleaner.corpus.problems import Problems
from cleaner.model import InputError
from cleaner.overlap.records import Article

Step = Callable[[str, int], None]
"""Told the name of each input as it begins, and again after every so many rows."""

Keep = Callable[[Article], None]
"""Takes each article as it is read."""

OFTEN = 5_000
"""Rows after which progress is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How inputs are read; progress is told after ``often`` rows, if not the usual."""

    form: InputForm = "auto"
    names: FieldNames = field(default_factory=FieldNames)
    cleaning: Cleaning = field(default_factory=Cleaning)
    often: int | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles and where each was read.

    Attributes:
        articles: in the order of the inputs.
        inputs: what was read.
        forms: what each input is, as far as its name tells.
        sources: the input of each article.
        lines: its line, or row, there; 0 where it is the whole input.
        rendered: those that are pages of HTML, so that their text stands nowhere as it is.
    """

    articles: list[Article]
    inputs: Sequence[Held]
    forms: list[InputForm] = field(default_factory=list)
    sources: array[int] = field(default_factory=lambda: array("l"))
    lines: array[int] = field(default_factory=lambda: array("l"))
    rendered: set[int] = field(default_factory=set)


def read_corpus(inputs: Sequence[Held], how: How, problems: Problems, step: Step) -> Corpus:
    """All articles of the inputs; what fails is told and left out.

    Raises:
        RuleError: a rule ran away.
    """
    corpus = Corpus([], inputs)
    read = pass_on(corpus, how, problems, step, corpus.articles.append)
    before = Labels([one.id for one in corpus.articles], [one.outlet for one in corpus.articles])
    labels = settled(before, read, problems)
    for index, (article, *own) in enumerate(zip(corpus.articles, *labels, strict=True)):
        if own != [article.id, article.outlet]:
            corpus.articles[index] = structs.replace(article, id=own[0], outlet=own[1])
    return corpus


def pass_on(corpus: Corpus, how: How, problems: Problems, step: Step, keep: Keep) -> Passed:
    """Hand on each article of the inputs of a corpus; their ids and outlets are still to settle.

    Raises:
        RuleError: a rule ran away.
    """
    reader = _Reader(corpus, how, problems, step)
    reader.keep = keep
    with _fewer_collections(raw=how.cleaning.book is None):
        for number, held in enumerate(corpus.inputs):
            step(held.name, 0)
            reader.read(number, held)
            problems.done(held.name)
    return reader.passed()


class _Reader:
    """Reads input after input into one corpus; ``keep`` takes the articles."""

    def __init__(self, corpus: Corpus, how: How, problems: Problems, step: Step) -> None:
        self._corpus = corpus
        self.keep: Keep = corpus.articles.append
        self._step = step
        self._how = how
        self._problems = problems
        self._rows = RowReader(how.names, how.cleaning, problems)
        self._ids = file_ids(corpus.inputs)
        self._sites: dict[int, str] = {}
        self._named: dict[int, str] = {}
        self._hosts: dict[int, str] = {}

    def read(self, number: int, held: Held) -> None:
        """All documents of one input."""
        form: InputForm = self._how.form
        try:
            form = form_of(held, form)
            if form == "jsonl":
                self._read_rows(number, jsonl.rows(held, self._problems))
            elif form in ("csv", "tsv"):
                comma = delimited.comma_by(form)
                self._read_rows(number, delimited.rows(held, self._problems, comma))
            elif form == "parquet":
                names = self._how.names
                spare = dict.fromkeys(names.tried("html"), names.tried("text"))
                self._read_rows(number, parquet.rows(held, tuple(names.wanted()), spare))
            else:
                self._read_file(number, held, form)
        except Exception as error:  # noqa: BLE001 – the other inputs go on
            self._problems.failure(held.name, error)
        self._corpus.forms.append(form)

    def passed(self) -> Passed:
        """What is known of the articles that were handed on."""
        known = Known(self._sites, self._named, self._hosts)
        return Passed(self._corpus.inputs, self._corpus.sources, self._ids, known)

    def _read_rows(self, number: int, rows: Iterator[tuple[int, dict[str, Any]]]) -> None:
        name, file = self._corpus.inputs[number].name, self._ids[number]
        article_of, add, often = self._rows.article, self._add, self._how.often or OFTEN
        first = FirstRows(name, self._problems)
        for line, row in rows:
            if line % often == 0:
                self._step(name, line)
            spot = Spot(f"{name}:{line}", f"{file}:{line}")
            try:
                article, read = article_of(row, spot)
            except Exception as error:  # noqa: BLE001 – the other rows go on
                first.failed(spot.name, error)
                continue
            first.passed()
            if read.warnings:
                self._warn(spot, read.warnings)
            add(article, number, line)
            if read.rendered:
                self._corpus.rendered.add(len(self._corpus.sources) - 1)
        first.passed()

    def _read_file(self, number: int, held: Held, form: InputForm) -> None:
        plain = form if form in ("text", "html") else "auto"
        data = held.read()
        said = json_in(data) or table_in(data) if plain == "auto" else None
        if said is not None:
            raise InputError(f"{held.name}: {said}")
        read = self._how.cleaning.of_bytes(data, name=held.name, form=plain)
        self._warn(held.name, read.warnings)
        if not read.paragraphs:
            self._problems.warn(f"{held.name}: no text in it", about="documents without text")
        index = len(self._corpus.sources)
        if read.site:
            self._sites[index] = read.site
        elif read.outlet:
            self._named[index] = read.outlet
        if read.host:
            self._hosts[index] = read.host
        if read.rendered:
            self._corpus.rendered.add(index)
        article = Article(
            id=self._ids[number],
            outlet=read.site or "",
            text=read.text,
            paragraphs=read.paragraphs,
            kept=read.kept,
            gone=read.gone,
            heads=read.heads,
            date=read.date,
            time=read.time,
            title=read.title,
            name=held.name,
        )
        self._add(article, number, 0)

    def _add(self, article: Article, number: int, line: int) -> None:
        corpus = self._corpus
        self.keep(article)
        corpus.sources.append(number)
        corpus.lines.append(line)

    def _warn(self, place: object, warnings: tuple[str, ...]) -> None:
        for warning in warnings:
            self._problems.warn(f"{place}: {warning}")


@contextmanager
def _fewer_collections(*, raw: bool) -> Iterator[None]:
    """Millions of records that all stay: to look through them for garbage is most of the time.

    Cleaning does leave garbage behind, and takes longer anyway.
    """
    if not raw or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
