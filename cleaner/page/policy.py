"""What the browser may do with a page: use its own style and script, and nothing else."""

from __future__ import annotations

import base64
import hashlib


def policy(style: str, script: str = "") -> str:
    """The content security policy for a page with just this style, and just this script if any."""
    scripted = (f"script-src '{_digest(script)}'",) if script else ()
    return "; ".join(
        (
            "default-src 'none'",
            *scripted,
            f"style-src '{_digest(style)}'",
            *(("img-src data:",) if script else ()),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
