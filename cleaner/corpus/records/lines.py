"""A line of JSON cleaned in place: whatever is not the article stays as it is, byte for byte.

What is cut out of the article is cut out of its literal, so that the escapes of what stays and of
what goes are those that were read, and the line can be put together again.
"""

from __future__ import annotations

from typing import Any

from cleaner.corpus.json_line.dump import dumped
from cleaner.corpus.json_line.members import Member, members
from cleaner.corpus.records.again import facts_said, refuse_changed
from cleaner.corpus.records.cleaned import RecordCleaner, Result
from cleaner.corpus.records.literals import (
    Literals,
    article_literal,
    cut_literal,
    put_back_literal,
)
from cleaner.corpus.records.recipe import FACTS, Recipe, prefix_in
from cleaner.model import InputError

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
    return (bom + edited(text, edits)).encode("utf-8"), result


def restored_line(line: bytes, out: str = "text") -> bytes:
    """The line as it was before it was cleaned, byte for byte; ``out`` is the article's field.

    Raises:
        InputError: it is no cleaned line, or was changed since.
    """
    bom, text, found = _opened(line)
    prefix = prefix_in(found)
    if prefix is None:
        raise InputError(f"no cleaned record: its fields {', '.join(FACTS)} are not all there")
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
    return (bom + edited(text, edits)).encode("utf-8")


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


def edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    """The text with each of the spans, which are disjoint, replaced."""
    pieces, at = [], 0
    for start, end, new in sorted(edits):
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])


def _literals(
    text: str, found: dict[str, Member], cleaner: RecordCleaner, result: Result | None
) -> dict[str, str]:
    """What the fields of the results hold, as it stands in JSON, in their order."""
    recipe, ascii_only = cleaner.recipe, text.isascii()
    article: Literals | None = None
    if result is not None and result.cleaned.document.source.media == "text":
        whole = article_literal(text, found, result.found, recipe)
        size = len(result.cleaned.document.text)
        article = cut_literal(whole, size, result.cleaned.dropped)
    facts = cleaner.facts(result)
    literals = {key: dumped(value, ascii_only=ascii_only) for key, value in facts.items()}
    if article is not None:
        literals[recipe.out] = article.kept
        literals[recipe.removed] = _removed(facts[recipe.removed], article, ascii_only=ascii_only)
    return literals


def _removed(removed: list[dict[str, Any]], article: Literals, *, ascii_only: bool) -> str:
    """The removals, each with the literal of its text."""
    shown = []
    for gone, literal in zip(removed, article.gone, strict=True):
        facts = {key: value for key, value in gone.items() if key != "text"}
        shown.append(f'{dumped(facts, ascii_only=ascii_only)[:-1]},"text":{literal}}}')
    return f"[{','.join(shown)}]"


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
