"""A line of JSON cleaned in place: whatever is not the article stays as it is, byte for byte.

What is cut out of the article is cut out of its literal, so that the escapes of what stays and of
what goes are those that were read, and the line can be put together again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import SEEK_END, BytesIO, StringIO
from typing import Any

from cleaner.corpus.json_line.dump import dumped
from cleaner.corpus.json_line.members import Member, members
from cleaner.corpus.records.cleaned import REMOVED, RecordCleaner, Result
from cleaner.corpus.records.literals import (
    article_literal,
    cut_literal,
    put_back_literal,
)
from cleaner.corpus.records.recipe import NEEDED, Recipe, prefix_in
from cleaner.corpus.records.restore import facts_said, refuse_changed
from cleaner.model import InputError, Removal

_BOM = "\ufeff"


def cleaned_line(
    line: bytes, cleaner: RecordCleaner, name: str = "-"
) -> tuple[bytes, Result | None]:
    """The line with the article and the facts of cleaning, and what was cleaned.

    Args:
        line: without its line feed; a carriage return and a byte order mark stay.
        cleaner: how.
        name: for messages.

    Raises:
        InputError: as of `RecordCleaner`, or it is no JSON.
        RuleError: a rule does not hold.
    """
    bom, text, found = _opened(line)
    result = cleaner.result(_values(found), name=name)
    literals = _literals(text, found, cleaner, result)
    edits: list[tuple[int, int, str]] = []
    new = []
    for key, literal in literals.items():
        if key in found:
            edits.append((found[key].start, found[key].end, literal))
        else:
            new.append(f",{dumped(key, ascii_only=text.isascii())}:{literal}")
    end = max(member.end for member in found.values())
    edits.append((end, end, "".join(new)))
    return edited(bom, text, edits), result


def restored_line(line: bytes, out: str = "text") -> bytes:
    """The line as it was before it was cleaned, byte for byte; ``out`` is the article's field.

    Raises:
        InputError: it is no cleaned line, or was changed since.
    """
    bom, text, found = _opened(line)
    prefix = prefix_in(found)
    if prefix is None:
        raise InputError(f"no cleaned record: its fields {', '.join(NEEDED)} are not all there")
    recipe = Recipe(out=out, prefix=prefix)
    facts = facts_said(_values(found), recipe)
    gone = [name for name in recipe.facts if name in found]
    edits: list[tuple[int, int, str]] = []
    if facts.field is not None:
        at = _field(found, out)
        refuse_changed(at.value, facts, out)
        if facts.field == out:
            edits.append((at.start, at.end, put_back_literal(text, at, found[recipe.removed])))
        else:
            gone.append(out)
    edits += _without(found, gone)
    return edited(bom, text, edits)


def record_of(line: bytes) -> dict[str, Any]:
    """What the fields of a line hold.

    Raises:
        InputError: it is no JSON, or no object.
    """
    return _values(_opened(line)[2])


def _opened(line: bytes) -> tuple[str, str, dict[str, Member]]:
    """A byte order mark, if there is one; the text behind it; its fields."""
    text = decoded(line)
    bom, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    return bom, text, members(text)


def _values(found: dict[str, Member]) -> dict[str, Any]:
    return {key: member.value for key, member in found.items()}


def decoded(line: bytes) -> str:
    """The text of a line.

    Raises:
        InputError: it is not UTF-8.
    """
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 at byte {error.start + 1}") from None


def edited(bom: str, text: str, edits: list[tuple[int, int, str]]) -> bytes:
    """The line with each of the spans, which are disjoint, replaced; written piece by piece."""
    out, at = BytesIO(bom.encode()), 0
    out.seek(0, SEEK_END)
    for start, end, new in sorted(edits):
        out.write(text[at:start].encode())
        out.write(new.encode())
        at = end
    out.write(text[at:].encode())
    return out.getvalue()


def _literals(
    text: str, found: dict[str, Member], cleaner: RecordCleaner, result: Result | None
) -> dict[str, str]:
    """What the fields of the results hold, as it stands in JSON, in their order."""
    recipe, ascii_only = cleaner.recipe, text.isascii()
    if result is None or result.cleaned.document.source.media != "text":
        facts = cleaner.facts(result)
        return {key: dumped(value, ascii_only=ascii_only) for key, value in facts.items()}
    whole = article_literal(text, found, result.found, recipe)
    size, dropped = len(result.cleaned.document.text), result.cleaned.dropped
    article = cut_literal(whole, size, dropped)
    facts = cleaner.told(result, None)
    simple = facts.keys() - {recipe.out, recipe.removed}
    literals = {key: dumped(facts[key], ascii_only=ascii_only) for key in simple}
    literals[recipe.removed] = _removed(dropped, article.gone, ascii_only=ascii_only)
    literals[recipe.out] = article.kept
    return {key: literals[key] for key in facts}


def _removed(dropped: Sequence[Removal], gone: Iterator[str], *, ascii_only: bool) -> str:
    """The removals, each with the literal of its text; of a long text there are very many."""
    out = StringIO()
    out.write("[")
    for number, (each, literal) in enumerate(zip(dropped, gone, strict=True)):
        facts = {key: getattr(each, key) for key in REMOVED if key != "text"}
        told = dumped(facts, ascii_only=ascii_only)[:-1]
        out.write(f'{"," if number else ""}{told},"text":{literal}}}')
    out.write("]")
    return out.getvalue()


def _field(found: dict[str, Member], name: str) -> Member:
    if name not in found:
        raise InputError(f"no field {name!r} with the article; name it with --out-field")
    return found[name]


def _without(found: dict[str, Member], names: list[str]) -> list[tuple[int, int, str]]:
    """The edits that take fields out, each with the comma that belongs to it."""
    order = sorted(found, key=lambda name: found[name].key)
    gone, edits, before = set(names), [], 0
    for at, name in enumerate(order):
        if name not in gone:
            before = found[name].end
        elif before:
            edits.append((before, found[name].end, ""))
            before = found[name].end
        else:
            following = order[at + 1 : at + 2]
            end = found[following[0]].key if following else found[name].end
            edits.append((found[name].key, end, ""))
    return edits
