"""The signals by the names under which explain shows them: what each looks for.

Rule files name them under ``disable``; all but `ALWAYS` can be.
"""

from __future__ import annotations

from types import MappingProxyType

ALWAYS = frozenset({"structure"})
"""What goes with the judge, and cannot be disabled by itself."""

SIGNALS = MappingProxyType(
    {
        "between": "short lines left standing between what goes, or after it all",
        "bio": "who the author is, at the end, where no paragraph has named them",
        "byline": "bylines and lines of nothing but a date; only with --drop byline, dateline",
        "consent": "the buttons of a cookie banner, and the rest of what it says",
        "donation": "a long block that speaks to the reader and asks for money more than once",
        "footer": "the name under a logo at the foot of the page",
        "gallery": "photo galleries: counters that climb, each with a caption and a credit",
        "gallery-copy": "a photo gallery that stood there before",
        "judge": "the fitted judge of whole pages: lines that are none of the article",
        "navigation": "menus: runs of short lines, many of them names of sections",
        "pitch": "what leads up to a newsletter or subscription pitch, and what follows it",
        "placeholder": "left-overs of templates and scripts: braces without a value, empty labels",
        "references": "the list of a page's links below it, as text browsers write it",
        "related": "lists of other articles under a heading of their own",
        "repeats": "what stands twice: titles, paragraphs, captions with and without credit",
        "share": "neighbouring lines that are each nothing but the name of a network",
        "structure": "what the elements of a page of HTML say is none of the article",
        "teasers": "teasers of other articles after the last paragraph, told by their form",
        "thread": "threads of readers' comments, with a heading or without",
    }
)
"""What each signal looks for, in a line."""
