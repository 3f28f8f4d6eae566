"""A rule file of the lines that an outlet's pages have in common, for a person to look through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cleaner.learn.choice import Choice
from cleaner.learn.common import Common
from cleaner.learn.quoted import block, quoted
from cleaner.model import Label
from cleaner.strip.prove import prove
from cleaner.strip.rulebook.book import RuleBook
from cleaner.strip.rulebook.schema import MOST_CUES, RuleEntry, RuleFile, is_host

ID = "learned"
"""How the ids of drafted rules begin."""

WHY = "stands on many pages of this outlet"
STAYS = "He read “{line}” aloud, and nobody in the harbour office laughed."

_ABOVE = """\
## Drafted from {pages:,} pages of {site} with {stories:,} articles: lines that many of them have.
## Look it through, then: clean rules check, clean rules test, clean rules try.
"""
_IN_DOUBT = """
## Not sure: as many articles have these lines, but they may be part of them, or other headlines.
## Take the # away from the lines that are no article, and from the rule around them; its example
## must show one of these lines.
"""


class Lines(NamedTuple):
    """A rule to be: its id, what its lines sound like, and the lines."""

    id: str
    label: Label
    choices: Sequence[Choice]


def drafted(site: str, common: Common, book: RuleBook, base: str | None = None) -> str:
    """The text of a rule file, its examples proven.

    ``base`` is the outlet's file so far, which stands first; without one a head is written.
    """
    parts = [_head(site, common) if base is None else f"{base.rstrip()}\n"]
    stories = common.tally.stories
    for lines in _by_label(common.sure):
        example = _proven_example(lines, site, book)
        if example:
            parts += ["\n", *_written(lines, example, stories)]
    if common.doubtful:
        lines = Lines(f"{ID}-by-hand", "other", common.doubtful)
        rule = "".join(_written(lines, _example(common.doubtful[0]), stories))
        parts += [_IN_DOUBT, *(f"# {line}\n" for line in rule.splitlines())]
    return "".join(parts)


def _head(site: str, common: Common) -> str:
    tally = common.tally
    above = _ABOVE.format(site=site, pages=tally.pages, stories=tally.stories)
    domains = f'domains = ["{site}", "*.{site}"]\n' if is_host(site) else ""
    prints = (
        f"\n[[fingerprint]]\nline = {quoted(each.line)}\nweight = {each.weight}\n"
        for each in common.prints
    )
    return f"{above}site = {quoted(site)}\n{domains}{''.join(prints)}"


def _by_label(choices: Sequence[Choice]) -> Iterator[Lines]:
    """A rule for each label, and more where it has more lines than a rule may hold."""
    for label in sorted({choice.label for choice in choices}):
        found = [choice for choice in choices if choice.label == label]
        for number, first in enumerate(range(0, len(found), MOST_CUES), 1):
            name = f"{ID}-{label}" if number == 1 else f"{ID}-{label}-{number}"
            yield Lines(name, label, found[first : first + MOST_CUES])


def _proven_example(lines: Lines, site: str, book: RuleBook) -> str:
    """An example of the first line that proves the rule; empty where none does."""
    for choice in lines.choices:
        example = _example(choice)
        entry = RuleEntry(
            id=lines.id,
            kind="line",
            label=lines.label,
            why=WHY,
            cover=1.0,
            cues=[choice.text],
            example=example,
        )
        file = RuleFile(site=site, rule=[entry])
        alone = RuleBook({**book.files, site: file}, {**book.paths, site: Path(f"{site}.toml")})
        if not any(prove(alone, site)):
            return example
    return ""


def _example(choice: Choice) -> str:
    return f"- {choice.text}\n+ {STAYS.format(line=choice.text)}\n"


def _written(lines: Lines, example: str, stories: int) -> Iterator[str]:
    yield f'[[rule]]\nid = "{lines.id}"\nkind = "line"\nlabel = "{lines.label}"\nwhy = "{WHY}"\n'
    yield "cover = 1.0\ncues = [\n"
    for choice in lines.choices:
        yield f"  {quoted(choice.text)},  # {choice.said.stories:,} of {stories:,} articles\n"
    yield f"]\nexample = {block(example)}\n"
