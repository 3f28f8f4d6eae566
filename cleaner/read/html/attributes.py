"""What the attributes of an element say: of the text in it, and which elements look alike."""

from __future__ import annotations

import re
from zlib import crc32

from cleaner.read.html.flags import BIT, FLAG_OF_ROLE

_LOOK = re.compile(r' (?:class|id)="([^"]*)"')
_TELLING = re.compile(r' (role|itemprop|style|hidden|aria-hidden)="([^"]*)"')
_NONE = re.compile(r"display\s*:\s*none")

_WORDS = (
    "comments? commentlist disqus kommentare? commentaires? comentarios? commenti reacties "
    "komentarze kommentarer yorumlar respond replies"
)
_COMMENTS = re.compile(
    rf"(?<!has-)(?:(?<![A-Za-z])(?:{_WORDS.replace(' ', '|')})|"
    rf"(?:{_WORDS.title().replace(' ', '|')}))(?![a-z])"
)
"""The names of a section of comments, as words of their own: no "commentary", no "corespond".

What "has-comments" is more than they are.
"""


def read_attributes(attributes: str) -> tuple[int, int]:
    """The flags of an element, and a number that elements of the same class and id share."""
    look = " ".join(_LOOK.findall(attributes))
    flags = read_flags(attributes) if may_tell(attributes) else 0
    if _may_comment(look) and _COMMENTS.search(look):
        flags |= BIT["comments"]
    return flags, crc32(look.encode())


def _may_comment(look: str) -> bool:
    """Whether a class or an id may name comments; a quick look."""
    return (
        "omment" in look
        or "isqus" in look
        or "omentar" in look
        or "espond" in look
        or "eplies" in look
        or "eacties" in look
        or "orumlar" in look
    )


def may_tell(attributes: str) -> bool:
    """Whether the attributes may hold one that says something of the text; a quick look."""
    return (
        "hidden" in attributes
        or "display" in attributes
        or " role=" in attributes
        or " itemprop=" in attributes
    )


def read_flags(attributes: str) -> int:
    """What the attributes other than the class and the id say of the text."""
    flags = 0
    for name, value in _TELLING.findall(attributes):
        if name == "role":
            flags |= FLAG_OF_ROLE.get(value, 0)
        elif name == "itemprop":
            flags |= BIT["body"] * ("articleBody" in value)
        elif name == "style":
            flags |= BIT["hidden"] * (_NONE.search(value) is not None)
        elif name == "hidden" or value == "true":
            flags |= BIT["hidden"]
    return flags
