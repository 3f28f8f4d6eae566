"""What ``clean explain`` was asked for."""

from __future__ import annotations

from dataclasses import dataclass

from cleaner.cli.articles.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainPlan:
    """What is read and by what options it is cleaned; ``site`` and ``url`` are those of all."""

    reading: Reading
    site: str | None = None
    url: str | None = None
