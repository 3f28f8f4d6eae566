"""Data inside a page of HTML, so that nothing in it can break out."""

from __future__ import annotations

import json
import re
from typing import Any

from cleaner.text import SURROGATE

_UNSAFE = re.compile("[<>&\u2028\u2029]")


def island(data: dict[str, Any]) -> str:
    r"""JSON that stands safely between script tags, and in UTF-8.

    Half a surrogate pair becomes the replacement character: one character for one, so that
    offsets stay true.

    >>> island({"title": "</script><!--"})
    '{"title":"\\u003c/script\\u003e\\u003c!--"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(_escape, SURROGATE.sub("\ufffd", text))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
