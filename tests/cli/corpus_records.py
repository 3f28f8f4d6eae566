"""Invented records for the tests of the command."""

from __future__ import annotations

import json

PITCH = "Sign up for our newsletter"


def record(number: int, *, pitch: bool = False, **more: object) -> bytes:
    text = f"The ferry sailed on day {number}, the harbour office said.\n\nThe council met again.\n"
    if pitch:
        text += f"\n{PITCH}\n"
    return json.dumps({"id": number, "text": text, **more}).encode() + b"\n"


def records(count: int) -> bytes:
    """Every third has something that goes."""
    return b"".join(record(number, pitch=number % 3 == 0) for number in range(count))
