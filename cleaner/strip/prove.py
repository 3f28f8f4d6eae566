"""A rule's example held against the outlet's whole rule book, without the signals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cleaner.model import KEPT, OPTIONAL_KINDS, Document, Options, RuleError
from cleaner.read.document import read_text
from cleaner.read.split import split_lines
from cleaner.strip.look import Judging, Look
from cleaner.strip.once import kept
from cleaner.strip.rest import Rest
from cleaner.strip.rulebook.book import Rule, RuleBook, packaged_book, read_book
from cleaner.strip.rulebook.find import rule_files, user_folders


@dataclass(frozen=True, slots=True)
class Failure:
    """A line of an example that fared otherwise than marked; or a rule that took no part."""

    rule: Rule
    what: str

    def __str__(self) -> str:
        return f"{self.rule.path}: rule {self.rule.entry.id}: {self.what}"


def prove(book: RuleBook, site: str) -> Iterator[Failure]:
    """Every failure of the examples in one file.

    Raises:
        RuleError: a pattern runs away on an example.
    """
    for rule in book.rules_of(site):
        yield from _prove_rule(book, rule)


def usable_book(
    folders: tuple[Path, ...] = (), *, without: frozenset[Path] = frozenset()
) -> RuleBook:
    """The packaged rules and the user's own, these held against their examples.

    Files ``without`` which it is wanted, by their real paths, are none of the user's own.

    Raises:
        RuleError: a file of the user's does not hold.
    """
    own = tuple(
        (site, path, *_stamp(path))
        for folder in user_folders(folders)
        for site, path in rule_files(folder)
        if not without or path.resolve() not in without
    )
    return _usable(own) if own else packaged_book()


def _stamp(path: Path) -> tuple[int, int]:
    """A file that changed is read again."""
    try:
        found = path.stat()
    except OSError as error:
        raise RuleError(f"{path}: cannot be read: {error.strerror}") from None
    return found.st_mtime_ns, found.st_size


@kept(16)
def _usable(own: tuple[tuple[str, Path, int, int], ...]) -> RuleBook:
    book = read_book(tuple((site, path) for site, path, _, _ in own))
    for site in sorted(book.own):
        for failure in prove(book, site):
            raise RuleError(str(failure))
    return book


def _prove_rule(book: RuleBook, rule: Rule) -> Iterator[Failure]:
    marked = [line for line in rule.entry.example.splitlines() if line.strip()]
    document = _excerpt("\n".join(line[1:].strip() for line in marked), html=_is_css(rule))
    text, blocks = document.text, document.blocks
    if len(blocks) != len(marked):
        yield Failure(rule, "example: each line must be one line of text on the page, no more")
        return
    options, rules = Options(drop=OPTIONAL_KINDS), book.with_general(rule.site)
    look = Judging(document, rules, options, signals=False).look(Rest.of(text))
    judgement = look.ledger.judgement()
    cut = {cut.block for cut in judgement.cuts}
    for block, line in zip(blocks, marked, strict=True):
        goes = judgement.reasons[block.index] is not KEPT or block.index in cut
        if goes and line.startswith("+"):
            by = judgement.reasons[block.index].by or rule.name
            yield Failure(rule, f"example: {block.text!r} is marked + but goes by {by}")
        elif not goes and line.startswith("-"):
            yield Failure(rule, f"example: {block.text!r} is marked - but stays")
    if not _takes_part(rule, look):
        yield Failure(rule, "example: no line of it is touched by this rule; show one that is")


def _is_css(rule: Rule) -> bool:
    return rule.entry.kind == "css"


def _excerpt(text: str, *, html: bool) -> Document:
    """The example as a document: of lines, or of lines of HTML."""
    if html:
        return read_text(text, form="html", ask=False)
    return Document(text, split_lines(text))


def _takes_part(rule: Rule, look: Look) -> bool:
    if rule.entry.kind == "keep":
        return bool(look.fences.get(rule.name))
    return any(finding.by == rule.name for finding in look.ledger.findings())
