"""One text cleaned without and with tried rules: what they find and take, and what that changes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cleaner.model import Cleaned, Document, Options
from cleaner.strip.engine import strip
from cleaner.strip.rulebook.book import Rule, RuleBook
from cleaner.strip.rulebook.digest import acting_digest
from cleaner.strip.shown import as_shown
from cleaner.strip.site import choose_site
from cleaner.strip.trial.books import Books
from cleaner.strip.trial.found import Texts, found_lines
from cleaner.strip.trial.lines import Line, gone_lines, said
from cleaner.text import words


class Hits(NamedTuple):
    """What a rule does on a page.

    Attributes:
        found: lines that it finds.
        lines: those of them that it takes; for a keep rule, all.
        words: the words of these.
        new: how many of them fare otherwise without the tried files.
    """

    found: int
    lines: int
    words: int
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What tried rules do on one page.

    Attributes:
        site: the outlet whose rules act there with the tried files.
        acted: whether tried files have a say there.
        hits: the tried rules that find or take something.
        gone: lines that go with the tried files alone, in order.
        kept: lines that go without them alone, and by what, in order.
        warnings: what a person should know of the cleaning with them.
    """

    site: str | None = None
    acted: bool = False
    hits: Mapping[str, Hits] = field(default_factory=dict)
    gone: tuple[Line, ...] = ()
    kept: tuple[Line, ...] = ()
    warnings: tuple[str, ...] = ()


class Fates(NamedTuple):
    """Lines of a page that go with the tried files; those with them alone; those without alone."""

    all_gone: list[Line]
    gone: list[Line]
    kept: list[Line]


class Told(NamedTuple):
    """What tells the outlet of a text: ``said`` before all that is in it, ``folder`` after it."""

    said: str | None = None
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """Rule books to clean by, one after the other."""

    books: Books
    options: Options = field(default_factory=Options)

    def of(self, document: Document, told: Told | None = None) -> Tried:
        """What the tried rules do to a text.

        Where the same rules act before and after, the text is cleaned once; and not at all where
        none of them is tried.

        Raises:
            RuleError: a pattern ran away.
        """
        seen, told = as_shown(document), told or Told()
        old, new = (_site(book, seen, told) for book in (self.books.before, self.books.after))
        before, after = self.books.before.active(old), self.books.after.active(new)
        acting = [rule.name for rule in after.rules if rule.name in self.books.rules]
        changed = acting_digest(before) != acting_digest(after)
        if not (changed or acting):
            return Tried(site=new)
        with_them = self._cleaned(document, self.books.after, new)
        without = self._cleaned(document, self.books.before, old) if changed else with_them
        gone, kept = gone_lines(with_them, without.gone), gone_lines(without, with_them.gone)
        found = found_lines(seen, after, acting) if acting else {}
        fates = Fates(gone_lines(with_them), gone, kept)
        return Tried(
            site=new,
            acted=True,
            hits=dict(_hits(self.books.rules, found, fates)),
            gone=tuple(gone),
            kept=tuple(kept),
            warnings=with_them.warnings,
        )

    def _cleaned(self, document: Document, book: RuleBook, site: str | None) -> Cleaned:
        return strip(document, options=self.options, book=book, site=site)


def _site(book: RuleBook, seen: Document, told: Told) -> str | None:
    """The outlet, as `clean overlap` has it: what is said, the text itself, its folder."""
    known = book.with_rules(told.said) or choose_site(book, seen.blocks, seen.url)
    return known if known or told.said else book.with_rules(told.folder)


def _hits(rules: Mapping[str, Rule], found: Texts, fates: Fates) -> Iterator[tuple[str, Hits]]:
    """What the rules do that do something, by their names."""
    taken: defaultdict[str, list[int]] = defaultdict(list)
    for line in fates.all_gone:
        taken[line.by].append(line.words)
    new = Counter(line.by for line in fates.gone)
    for name in sorted(rules.keys() & (found.keys() | taken.keys())):
        texts, sizes = found.get(name, ()), taken[name]
        if rules[name].entry.kind == "keep":
            sizes = [len(words(text)) for text in texts]
            new[name] = _spared(texts, fates.kept)
        yield name, Hits(max(len(texts), len(sizes)), len(sizes), sum(sizes), new[name])


def _spared(texts: Iterable[str], kept: Iterable[Line]) -> int:
    """How many of the lines that are kept now say what these say."""
    known = set(map(said, texts))
    return sum(said(line.text) in known for line in kept)
