"""Notes of the desk below an article: what was corrected, what the editor adds, who else reported.

The judge takes most of them with what stands around them; they are the article's own.
"""

from __future__ import annotations

import re

from cleaner.model import KEPT, Blocks
from cleaner.strip.article.entries import Rules
from cleaner.strip.article.find import Article

BELOW = 6
"""Lines below an article among which its notes stand."""

FEWEST = 3
"""Words of a note."""

_HEADED = (
    *("correction", "clarification", "editor[’']?s?[’']? note", "korrektur", "berichtigung"),
    *("(?:anmerkung|hinweis) der redaktion", "rectificatif", "correctif", "note de la rédaction"),
    *("fe de errores", "corrección", "nota (?:del editor|de la redacción)", "errata(?: corrige)?"),
    *("nota della redazione", "rettifica", "correção", "nota d(?:a redação|o editor)", "correctie"),
    *("rectificatie", "noot van de redactie", "sprostowanie", "od redakcji"),
)
_NOTE = re.compile(
    rf"\W{{0,3}}(?:(?:{'|'.join(_HEADED)})\b.{{0,30}}?[:—–]|(?:additional |extra )?reporting by \S|"
    r"\S.{2,100} contributed (?:reporting|to this)\b|mitarbeit: \S|con información de \S)",
    re.IGNORECASE,
)


def keep_notes(rules: Rules, blocks: Blocks, article: Article) -> None:
    """Take the notes right below an article into it, unless rules know them as something else."""
    inside = article.inside
    first = len(inside) - int(inside[::-1].argmax())
    if not inside.any():
        return
    below = range(first, min(first + BELOW, len(blocks)))
    notes = [at for at in below if _is_note(blocks[at].text)]
    if notes:
        for at, reason in zip(notes, rules(blocks.some(notes)), strict=True):
            inside[at] = reason is KEPT


def _is_note(text: str) -> bool:
    return bool(_NOTE.match(text)) and len(text.split()) >= FEWEST
