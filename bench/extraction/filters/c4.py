"""The lines that C4 keeps.

C. Raffel et al., "Exploring the limits of transfer learning with a unified text-to-text
transformer", JMLR 21 (2020), section 2.2; the words of policy notices, the ellipsis and the longest
word are those of the published code (tensorflow_datasets, ``text/c4_utils.py``).  What C4 asks of a
whole page (three sentences, no bad words, no braces) is left out.
"""

from __future__ import annotations

END_MARKS = (".", "?", "!", '"', "”")
"""The paper's "end quotation mark" is typographic in most news; the code has the plain one only."""
ELLIPSIS = "..."
FEWEST_WORDS = 5
LONGEST_WORD = 1000
POLICY = (
    "terms of use",
    "privacy policy",
    "cookie policy",
    "uses cookies",
    "use of cookies",
    "use cookies",
)


def c4(text: str) -> str:
    """The lines that end like a sentence and are no notice."""
    return "\n".join(line for line in map(str.strip, text.splitlines()) if _stays(line))


def _stays(line: str) -> bool:
    words, lower = line.split(), line.lower()
    return (
        line.endswith(END_MARKS)
        and not line.endswith(ELLIPSIS)
        and len(words) >= FEWEST_WORDS
        and max(map(len, words)) <= LONGEST_WORD
        and "javascript" not in lower
        and not any(phrase in lower for phrase in POLICY)
    )
