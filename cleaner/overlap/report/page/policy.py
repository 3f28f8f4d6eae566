"""What the browser may do with the page: run its own two blocks, and nothing else."""

from __future__ import annotations

import base64
import hashlib


def policy(style: str, script: str) -> str:
    """The content security policy for a page with just this style and this script."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_digest(script)}'",
            f"style-src '{_digest(style)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
