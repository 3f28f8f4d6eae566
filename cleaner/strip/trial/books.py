"""The rule books of a trial: what holds without the tried files, and with them on top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cleaner.strip.prove import usable_book
from cleaner.strip.rulebook.book import Rule, RuleBook
from cleaner.strip.rulebook.find import rule_files
from cleaner.strip.rulebook.schema import RuleFile


@dataclass(frozen=True, eq=False)
class Books:
    """Two rule books, and the names of the files that are tried."""

    before: RuleBook
    after: RuleBook
    tried: tuple[str, ...]

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """The rules that are tried, by their names, as they stand in their files."""
        every = (rule for site in self.tried for rule in self.after.rules_of(site))
        return {rule.name: rule for rule in every}


def trial_books(tried: Path, against: tuple[Path, ...] = ()) -> Books:
    """Books for a rule file or folder; ``against`` ranks below it, and above all others.

    A tried file that holds already, as one of the user's own or of the package, does not hold
    before.

    Raises:
        RuleError: a file does not hold.
    """
    files = dict(rule_files(tried))
    after = usable_book((tried, *against))
    paths = frozenset(path.resolve() for path in files.values())
    before = _emptied(usable_book(against, without=paths), paths)
    return Books(before, after, tuple(sorted(files)))


def _emptied(book: RuleBook, paths: frozenset[Path]) -> RuleBook:
    """The book with nothing in such files; they stay, for others may extend them."""
    emptied = {
        site: RuleFile(site=site) for site, path in book.paths.items() if path.resolve() in paths
    }
    left = {site: path for site, path in book.paths.items() if site not in emptied}
    return RuleBook({**book.files, **emptied}, left, book.own) if emptied else book
