"""The line-wise corrections of RefinedWeb.

G. Penedo et al., "The RefinedWeb dataset for Falcon LLM" (NeurIPS 2023), appendix G.2.  A line goes
that is mainly in capitals, of digits only, a counter, or one word; a line of up to ten words loses
a phrase at its beginning, at its end, or anywhere in it.  The paper prints one example of each
phrase and of the counter; these are all that is known, so all that is here.  The last rule, to
throw away a document with more than 5 % of its words in such lines, is of no use to who wants the
article, and left out.
"""

from __future__ import annotations

import re

COUNTER = re.compile(r"\d+\s+likes?", re.IGNORECASE)
SHORT = 10
"""Words of a line from which phrases are cut."""
PHRASES = re.compile(r"^sign-in\b|\bread more(?:\.\.\.|…)?$|\bitems in cart\b", re.IGNORECASE)


def refinedweb(text: str) -> str:
    """The lines that are left, with what is left of them."""
    lines = (line.strip() for line in text.splitlines())
    edited = (_edited(line) for line in lines if line and not _goes(line))
    return "\n".join(line for line in edited if line)


def _goes(line: str) -> bool:
    return (
        len(line.split()) == 1
        or line.replace(" ", "").isdigit()
        or _is_upper(line)
        or COUNTER.fullmatch(line) is not None
    )


def _is_upper(line: str) -> bool:
    return 2 * sum(map(str.isupper, line)) > len(line)


def _edited(line: str) -> str:
    if len(line.split()) > SHORT:
        return line
    return PHRASES.sub("", line).strip()
