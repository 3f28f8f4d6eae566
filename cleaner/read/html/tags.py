"""What the names of HTML's elements say about the layout of the text in them."""

from __future__ import annotations

import re

_PARAGRAPHS = (
    "address article aside blockquote body details dialog dl fieldset figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr main menu nav ol p pre section table ul"
)
_LINES = (
    "caption center dd dir div dt figcaption frame html legend li listing optgroup option "
    "search summary tbody tfoot thead tr"
)
_APART = "button canvas embed iframe img input label math meter object progress svg text tspan"
_INLINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q ruby rp rt s "
    "samp small span strike strong sub sup time tt u var wbr"
)
_UNSEEN = "audio canvas datalist noscript select template textarea title video"
_VOID = (
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr"
)

END = "x-end-of-page"
"""An element put behind a page: where it is found in sight again, nothing swallowed the end."""

BREAK = " \n"
"""The mark of ``<br>``: not the "\\n" of a block, for two of them are an empty line."""

MARKS = {
    **dict.fromkeys(_PARAGRAPHS.split(), "\n\n"),
    **dict.fromkeys(_LINES.split(), "\n"),
    **dict.fromkeys(_APART.split(), " "),
    **dict.fromkeys(("td", "th"), "\t"),
    "br": BREAK,
}
"""White space that stands for a tag, much as the ``innerText`` of the HTML standard has it."""

INLINE = frozenset(_INLINE.split())
"""Elements that part no words, even in XML or a flattened page; there others always part lines."""

UNSEEN = frozenset(_UNSEEN.split())
"""Elements that show nothing of the text in them."""

VOID = frozenset(_VOID.split())
"""Elements without an end tag."""

RAW = frozenset(("script", "style", "iframe", "noembed", "title", "textarea"))
"""Elements whose content the parser takes for text, tags and all."""

TAG = re.compile(r"<(/?[a-zA-Z][^\s<>/]*)[^<>]*>")
"""A tag; its first group is the name, with the slash of an end tag."""
