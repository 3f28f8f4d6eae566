"""A page of HTML as the judges of HTML see it: its lines, and where in the tree they stand.

The one place that knows how the product lays a page out.
"""

from __future__ import annotations

from cleaner.strip.structure import STRUCTURE, structure_features
from cleaner.strip.votes import phrases, vote
from fit.extractors import ALL, articles
from fit.reader import reader
from fit.rows import Row
from fit.sheets import Sheet, edges, sheet


def sheet_of_html(row: Row) -> Sheet | None:
    """A page with its structure and the votes of all extractors; None where it has no lines."""
    from cleaner.model import CleanerError
    from cleaner.read.html.page import render
    from cleaner.read.split import split_lines

    try:
        page = render(row.raw, name=row.origin.id)
    except CleanerError:
        return None
    text, outline = page.text, page.outline
    blocks = split_lines(text)
    if not len(blocks) or outline is None:
        return None
    starts, ends = edges(blocks)
    lines, prose, columns = reader().measure(text, starts, ends)
    structure = structure_features(outline, prose.weight)
    columns |= dict(zip(STRUCTURE, structure.T, strict=True))
    said = phrases(lines)
    tables = reader()
    votes = {
        name: vote(said, article, glyphs=tables.glyphs, powers=tables.powers)
        for name, article in articles(row.raw, ALL).items()
    }
    return sheet(row, (text, starts, ends), lines, columns, votes)
