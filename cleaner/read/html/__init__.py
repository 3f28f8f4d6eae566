"""HTML in: the visible text of a page, one line a block, and what an extractor takes of it.

A page is parsed by lexbor, which follows the HTML standard, never looks at a DTD and does not
recurse.  Its tree is written out once and that well-formed markup is read by one linear scan,
so neither depth nor size can break the text.  The same scan yields the outline: where in the tree
each line stands, as arrays.  trafilatura only says which lines it takes for the article, and it is
asked only where lxml, below it, is known not to lose text.

``page`` and ``visible`` tell the story in order; every other module is one step of it.  The heavy
libraries are imported where they are called, so that importing this package costs next to nothing.
"""

from cleaner.read.html.page import Rendered, render

__all__ = ["Rendered", "render"]
