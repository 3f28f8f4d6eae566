"""Pieces of HTML; whatever comes from records is text, and is seen as it is."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Sequence


def text(value: object) -> str:
    r"""Text in a page: escaped, and what cannot be seen is shown by its code.

    >>> text('<b>\u202e"')
    '&lt;b&gt;\\u202e&quot;'
    """
    return html.escape("".join(map(_seen, str(value))))


def _seen(char: str) -> str:
    hidden = unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
    return char.encode("unicode_escape", "surrogatepass").decode("ascii") if hidden else char


def number(value: float) -> str:
    """A number with its thousands apart."""
    return f"{value:,}"


def percent(part: float, whole: float) -> str:
    """A share, exact where it is small.

    >>> percent(1, 3), percent(1, 300)
    ('33 %', '0.3 %')
    """
    share = 100 * part / whole if whole else 0.0
    return f"{share:.1f} %" if 0 < share < 1 else f"{share:.0f} %"


def cell(value: object = None, *, share: tuple[float, float] | None = None) -> str:
    """A cell: text, a number, or a share of a whole with its bar."""
    if share is not None:
        part, whole = share
        value = f"{part / whole if whole else 0:.4f}"
        bar = f'<meter min="0" max="1" value="{value}" aria-hidden="true"></meter>'
        return f'<td class="n">{bar} {percent(part, whole)}</td>'
    if isinstance(value, int):
        return f'<td class="n">{number(value)}</td>'
    return f"<td>{text(value)}</td>"


def table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table under a heading; nothing where it has no rows."""
    body = "\n".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    if not body:
        return ""
    head = "".join(f'<th scope="col">{text(name)}</th>' for name in heads)
    return (
        f"<section><h2>{text(title)}</h2>\n<table><thead><tr>{head}</tr></thead>\n"
        f"<tbody>{body}</tbody></table></section>"
    )
