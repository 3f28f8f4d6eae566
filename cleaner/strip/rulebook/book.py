"""The rule book: all rule files that hold, and which rules act on one outlet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from cleaner.model import KINDS, RuleError
from cleaner.strip.cues import CueIndex
from cleaner.strip.once import Itself, kept
from cleaner.strip.rulebook.find import packaged_rules, rule_files
from cleaner.strip.rulebook.load import load
from cleaner.strip.rulebook.schema import RANGES, RuleEntry, RuleFile
from cleaner.strip.rulebook.signals import ALWAYS, SIGNALS

ANY = "_any"
OBSTACLES = "_obstacles"
"""The file of rules that take nothing, and tell what stands where an article should."""

_LABELS = frozenset(KINDS)
_DISABLED = tuple(name for name in SIGNALS if name not in ALWAYS)


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule and the file it stands in, compared by identity.  ``name`` is what explain shows."""

    site: str
    entry: RuleEntry
    path: Path

    @cached_property
    def name(self) -> str:
        """``site/id``."""
        return f"{self.site}/{self.entry.id}"

    @cached_property
    def label(self) -> str:
        """What the rule drops; its id where that is a label, else other."""
        return self.entry.label or (self.entry.id if self.entry.id in _LABELS else "other")

    @cached_property
    def proven(self) -> bool:
        """A rule of one outlet, its example held against it; not one that is for all of them."""
        return self.site != ANY and self.entry.score == 1.0

    @cached_property
    def doubted(self) -> bool:
        """Whether it only suspects: few words do not settle it, nor words that somebody says."""
        return not self.proven and self.entry.kind != "keep"


@dataclass(frozen=True, slots=True, eq=False)
class ActiveRules:
    """The rules that act on one outlet, those for all outlets first, and an index of their cues.

    ``labels`` holds the label of each rule, ``cueless`` the numbers of those without cues;
    ``fences`` tells whether one of them is a keep rule; ``ranges`` names those that are proven
    and take a section or a tail.
    """

    site: str | None
    rules: tuple[Rule, ...]
    disabled: frozenset[str]
    cues: CueIndex
    labels: tuple[str, ...]
    cueless: tuple[int, ...]
    fences: bool
    ranges: frozenset[str]

    @property
    def said(self) -> tuple[str | None, list[str], list[tuple[str, RuleEntry]]]:
        """What all else follows from, wherever their files lie."""
        ranked = sorted(self.rules, key=lambda rule: rule.site == ANY)
        entries = [(rule.site, rule.entry) for rule in ranked]
        return self.site, sorted(self.disabled), entries


@dataclass(frozen=True, eq=False)
class RuleBook:
    """Rule files by site, and where each was found.  Compared by identity, so it can be cached."""

    files: Mapping[str, RuleFile]
    paths: Mapping[str, Path]
    own: frozenset[str] = field(default_factory=frozenset)

    @property
    def sites(self) -> tuple[str, ...]:
        """Every outlet that has a file, in alphabetical order."""
        return tuple(sorted(site for site in self.files if not site.startswith("_")))

    def active(self, site: str | None) -> ActiveRules:
        """The rules for one outlet; for None those that hold for all.

        Raises:
            RuleError: the outlet has no file, or names a family or a rule that does not exist.
        """
        if site is not None and (site not in self.files or site.startswith("_")):
            raise RuleError(f"no rules for the outlet {site!r} (there are {', '.join(self.sites)})")
        return _active(self, site)

    def with_general(self, site: str) -> ActiveRules:
        """The rules of one file, be it an outlet's or a family's, and those for all outlets."""
        return _active(self, None if site == ANY else site)

    def obstacles(self, disabled: frozenset[str]) -> ActiveRules:
        """The rules that tell what stands where an article should, without those disabled."""
        return _obstacles(self, disabled)

    def for_host(self, host: str) -> str | None:
        """The outlet of a host name, the longest domain first."""
        name = host.lower().rstrip(".")
        if name in self._hosts:
            return self._hosts[name]
        for at, sign in enumerate(name):
            if sign == "." and (above := f"*{name[at:]}") in self._hosts:
                return self._hosts[above]
        return None

    @cached_property
    def _hosts(self) -> dict[str, str]:
        """The outlet of each domain; where several claim one, the last in alphabetical order."""
        return {
            domain.lower(): site
            for site in self.sites
            for domain in self.files[site].domains or [site]
        }

    def named(self, name: str | None) -> str | None:
        """The outlet that somebody means: by its name, or by one of its hosts in any case."""
        if name is None or name in self.files:
            return name
        return self.for_host(name) or name

    def with_rules(self, name: str | None) -> str | None:
        """The outlet that somebody means, if there are rules for it."""
        site = self.named(name or None)
        return site if site is not None and site in self.files and site[0] != "_" else None

    def rules_of(self, site: str) -> Iterator[Rule]:
        """The rules of one file as they stand there."""
        for entry in self.files[site].rule:
            yield Rule(site, entry, self.paths[site])


@kept(1)
def packaged_book() -> RuleBook:
    """The rules that came with the package.

    Raises:
        RuleError: they are missing, or damaged.
    """
    return read_book(())


def read_book(own: tuple[tuple[str, Path], ...]) -> RuleBook:
    """The packaged rules with the user's ``own`` files (site, path) over them.

    A file of the same site takes the place of the packaged one, or of a later one.

    Raises:
        RuleError: a file that does not hold; see `load`.
    """
    files: dict[str, RuleFile] = {}
    paths: dict[str, Path] = {}
    for site, path in own:
        if site not in files:
            files[site], paths[site] = load(path, site=site, sound=True), path
    mine = frozenset(files)
    for site, path in rule_files(packaged_rules()):
        if site not in files:
            files[site], paths[site] = load(path, site=site, sound=False), path
    book = RuleBook(files, paths, mine)
    for site in sorted(mine):
        _check_names(book, site)
    return book


def _check_names(book: RuleBook, site: str) -> None:
    """Families that a file extends exist, and so do the rules and signals that it disables."""
    file, path = book.files[site], book.paths[site]
    for family in file.extends:
        if not family.startswith("_families/") or family not in book.files:
            raise RuleError(f"{path}: extends {family!r}: no such family")
    for name in file.disable:
        if "/" in name and not _is_rule(book, name):
            raise RuleError(f"{path}: disable {name!r}: no such rule (write site/id)")
        if "/" not in name and name not in _DISABLED:
            raise RuleError(
                f"{path}: disable {name!r}: no such signal (there are {', '.join(_DISABLED)}; "
                "a rule is written site/id)"
            )


def _is_rule(book: RuleBook, name: str) -> bool:
    site, _, of_site = name.rpartition("/")
    return site in book.files and any(entry.id == of_site for entry in book.files[site].rule)


@kept(4096)
def _active(book: RuleBook, site: str | None) -> ActiveRules:
    own = [] if site is None else [site, *book.files[site].extends]
    disabled = frozenset(book.files[site].disable if site is not None else ())
    general = _rules_of(book, [] if ANY in own else [ANY], disabled)
    others = _rules_of(book, own, disabled)
    cues = _index_of(book, general) + _index(others, first=len(general))
    return _acting(site, general + others, disabled, cues)


@kept(64)
def _obstacles(book: RuleBook, disabled: frozenset[str]) -> ActiveRules:
    rules = _rules_of(book, [OBSTACLES], disabled)
    return _acting(None, rules, disabled, _index(rules))


def _acting(
    site: str | None, rules: tuple[Rule, ...], disabled: frozenset[str], cues: CueIndex
) -> ActiveRules:
    return ActiveRules(
        site=site,
        rules=rules,
        disabled=disabled,
        cues=cues,
        labels=tuple(rule.label for rule in rules),
        cueless=tuple(number for number, rule in enumerate(rules) if not rule.entry.cues),
        fences=any(rule.entry.kind == "keep" for rule in rules),
        ranges=frozenset(rule.name for rule in rules if _is_range(rule)),
    )


def _rules_of(book: RuleBook, sites: list[str], disabled: frozenset[str]) -> tuple[Rule, ...]:
    found = (rule for site in sites if site in book.files for rule in book.rules_of(site))
    return tuple(rule for rule in found if rule.name not in disabled)


def _index_of(book: RuleBook, general: tuple[Rule, ...]) -> CueIndex:
    """The cues of the rules for all outlets, made once for all that have the same."""
    file = book.files.get(ANY)
    whole = file is not None and len(general) == len(file.rule)
    return _whole_index(Itself(file)) if whole else _index(general)


@kept(16)
def _whole_index(file: Itself) -> CueIndex:
    return CueIndex.of(tuple(tuple(entry.cues) for entry in file.value.rule))


def _index(rules: tuple[Rule, ...], first: int = 0) -> CueIndex:
    return CueIndex.of(tuple(tuple(rule.entry.cues) for rule in rules), first)


def _is_range(rule: Rule) -> bool:
    return rule.proven and rule.entry.kind in RANGES
