"""An input without the paragraphs and articles that go, in the form that it had."""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from cleaner.corpus.containers.delimited import comma_by
from cleaner.corpus.containers.forms import InputForm
from cleaner.corpus.containers.held import Held
from cleaner.corpus.containers.packing.whole import packed_like, unpacked
from cleaner.corpus.drop.cell_cuts import cuts_of_cells
from cleaner.corpus.drop.cuts import Cut, Loss, cuts_of, without
from cleaner.corpus.drop.line_cuts import cuts_of_lines
from cleaner.corpus.drop.notes import notes_of
from cleaner.corpus.drop.parquet import rest_of_table
from cleaner.corpus.drop.rest import Losses, Rest
from cleaner.corpus.fields import FieldNames
from cleaner.model import Source
from cleaner.overlap.records import Article
from cleaner.read.decode import decode
from cleaner.read.document import read_bytes
from cleaner.read.sniff import declared_charset


def rest_of(
    held: Held, form: InputForm, losses: Losses, names: FieldNames, articles: Sequence[Article]
) -> Rest:
    """What is left of an input that loses something.

    Raises:
        InputError: it cannot be read to its end.
    """
    if form == "jsonl":
        return _rest_of_lines(held, partial(cuts_of_lines, losses=losses, names=names), articles)
    if form in ("csv", "tsv"):
        cut = partial(cuts_of_cells, losses=losses, names=names, comma=comma_by(form))
        return _rest_of_lines(held, cut, articles)
    if form == "parquet":
        return rest_of_table(held, losses, names, articles)
    return _rest_of_file(held, losses[0], form, articles)


def as_it_is(held: Held) -> Rest:
    """An input that loses nothing, byte for byte."""
    data = held.read()
    return Rest(data, data, Source(sha256=hashlib.sha256(data).hexdigest(), size=len(data)), [])


def _rest_of_file(held: Held, loss: Loss, form: InputForm, articles: Sequence[Article]) -> Rest:
    raw = held.read()
    plain = form if form in ("text", "html") else "auto"
    source = read_bytes(raw, name=held.name, form=plain, ask=False).source
    text, cuts = loss.article.text, cuts_of(loss)
    bom = source.bom if source.encoding == "utf-8" else b""
    notes = notes_of(text, cuts, articles)
    suffix = ".txt" if source.media == "html" else ""
    if loss.whole:
        return Rest(None, b"", source, notes, {"place": f"{held.place.as_posix()}{suffix}"})
    data = bom + without(text, cuts).encode("utf-8", "replace")
    return Rest(data, data, source, notes, suffix=suffix)


def _rest_of_lines(
    held: Held, cut: Callable[[str], Iterator[Cut]], articles: Sequence[Article]
) -> Rest:
    data = held.read()
    raw = unpacked(data, held.name)
    text, source = _decoded(raw)
    cuts = list(cut(text))
    plain = source.bom + without(text, cuts).encode("utf-8", "replace")
    return Rest(packed_like(plain, data), plain, source, notes_of(text, cuts, articles))


def _decoded(raw: bytes) -> tuple[str, Source]:
    """Lines of JSON and tables are UTF-8; bytes in them that are not become U+FFFD, and patches."""
    bom = BOM_UTF8 if raw.startswith(BOM_UTF8) else b""
    try:
        text = raw[len(bom) :].decode("utf-8")
    except UnicodeDecodeError:
        text, source = decode(raw, name="-", declared=declared_charset(raw))
        return text, source
    digest = hashlib.sha256(raw).hexdigest()
    return text, Source(bom=bom, sha256=digest, size=len(raw))
