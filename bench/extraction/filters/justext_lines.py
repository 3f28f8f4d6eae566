"""jusText's classifier on bare lines, each taken for a paragraph without links or tags.

J. Pomikálek, "Removing boilerplate and duplicate content from web corpora" (PhD thesis, Brno 2011);
the classes are those of the package, so this needs it.
"""

from __future__ import annotations


def justext_lines(text: str, stop_words: frozenset[str]) -> str:
    """The lines that jusText calls good."""
    from justext.core import PathInfo, classify_paragraphs, revise_paragraph_classification
    from justext.paragraph import Paragraph

    lines = [line for line in text.splitlines() if line.strip()]
    paragraphs = [Paragraph(PathInfo()) for _ in lines]
    for paragraph, line in zip(paragraphs, lines, strict=True):
        paragraph.append_text(line)
    classify_paragraphs(paragraphs, stop_words)
    revise_paragraph_classification(paragraphs)
    return "\n".join(part.text for part in paragraphs if not part.is_boilerplate)
