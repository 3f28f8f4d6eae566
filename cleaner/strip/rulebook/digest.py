"""Hashes by which results say with which rules they were made."""

from __future__ import annotations

import hashlib

import msgspec

from cleaner.strip.once import kept
from cleaner.strip.rulebook.book import ActiveRules, RuleBook


@kept(16)
def rules_digest(book: RuleBook) -> str:
    """SHA-256 over the names and bytes of all rule files, in hexadecimal digits."""
    digest = hashlib.sha256()
    for site in sorted(book.paths):
        digest.update(f"{site}\n".encode())
        digest.update(hashlib.sha256(book.paths[site].read_bytes()).digest())
    return digest.hexdigest()


@kept(256)
def acting_digest(rules: ActiveRules) -> str:
    """SHA-256 over what the rules of one outlet say, wherever their files lie."""
    return hashlib.sha256(msgspec.json.encode(rules.said)).hexdigest()
