"""What an element says of all the text in it, as bits: by its name, its role, its attributes."""

from __future__ import annotations

FLAGS = (
    "article",
    "main",
    "aside",
    "nav",
    "footer",
    "header",
    "figure",
    "figcaption",
    "form",
    "list",
    "table",
    "blockquote",
    "link",
    "button",
    "hidden",
    "dialog",
    "heading",
    "details",
    "body",
    "bold",
    "time",
    "comments",
)
"""The names of the bits, the lowest first.

"body" is an ``itemprop`` of ``articleBody``; "comments" says that an id or a class names them.
"""

BIT = {name: 1 << place for place, name in enumerate(FLAGS)}

_TAGS = {
    "link": "a",
    "list": "ul ol dl",
    "heading": "h1 h2 h3 h4 h5 h6",
    "bold": "b strong",
    **{
        name: name
        for name in (
            *("article", "main", "aside", "nav", "footer", "header", "figure", "figcaption"),
            *("form", "table", "blockquote", "button", "dialog", "details", "time"),
        )
    },
}
_ROLES = {
    "article": "article",
    "main": "main",
    "complementary": "aside",
    "navigation": "nav",
    "contentinfo": "footer",
    "banner": "header",
    "search": "form",
    "button": "button",
    "dialog": "dialog",
}

FLAG_OF_TAG = {tag: BIT[name] for name, tags in _TAGS.items() for tag in tags.split()}
FLAG_OF_ROLE = {role: BIT[name] for role, name in _ROLES.items()}
