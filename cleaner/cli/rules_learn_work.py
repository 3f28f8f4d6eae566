"""The work of ``clean rules learn``: pages read, outlet by outlet learned from, files written."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cleaner.cli.options import names_folder
from cleaner.cli.overlap_inputs import overlap_inputs
from cleaner.cli.overlap_plan import OverlapPlan
from cleaner.cli.overlap_progress import cleared, stepping
from cleaner.cli.overlap_setup import Work, how_to_read, set_up
from cleaner.cli.report import SOME_FAILED, USAGE, UsageError, tell, warn
from cleaner.cli.streams import PlaceError, printable, write_file, write_stdout
from cleaner.corpus.articles.corpus import Corpus, pass_on
from cleaner.corpus.articles.outlets import outlet_name
from cleaner.corpus.articles.settled import Labels, settled
from cleaner.learn.choice import FEWEST
from cleaner.learn.common import Common, in_common
from cleaner.learn.draft import ID, drafted, is_host
from cleaner.learn.page import Page, page_of
from cleaner.model import RuleError
from cleaner.overlap.records import Article
from cleaner.strip.prove import usable_book
from cleaner.strip.rulebook.book import RuleBook

_FILE_NAME = re.compile(r"[^\W_][\w. -]{0,99}")
_UNKNOWN = "-"
"""The outlet of what names none; no outlet is called so."""

_NAMED = 5
"""Outlets that a message names."""


@dataclass(frozen=True, slots=True)
class LearnPlan:
    """Where drafts go, the outlet where it is said, and what is read, as `clean overlap` does."""

    output: str | None
    site: str | None
    reading: OverlapPlan


def learn_work(plan: LearnPlan, paths: list[Path]) -> int:
    """Draft rules for the outlets of what is named; the exit code."""
    if not paths and sys.stdin is not None and sys.stdin.isatty():
        tell("clean rules learn: needs pages to learn from: clean rules learn scrapes/ -o rules/\n")
        tell("Try `clean rules learn --help`.\n")
        return USAGE
    if plan.site is not None and not _FILE_NAME.fullmatch(outlet_name(plan.site)):
        raise UsageError(f"--site {plan.site}: a rule file cannot be called so")
    work = set_up(plan.reading, paths, overlap_inputs(paths, plan.reading))
    book = usable_book(plan.reading.options.rules)
    common = in_common(_outlets(plan, work, book), book.active(None))
    drafts = _drafts(common, work)
    if not plan.reading.quiet:
        for doubt in (*_doubts(common), *_homeless(drafts, book)):
            warn(doubt)
    _write(plan, drafts, book)
    return SOME_FAILED if work.problems.failed else 0


def _outlets(plan: LearnPlan, work: Work, book: RuleBook) -> Mapping[str, list[Page]]:
    """The pages of every outlet; a folder is one, though there be no other.

    An outlet that has rules is called as they are, whichever of its hosts is named.
    """
    pages: list[Page] = []
    before = Labels([], [])
    site = outlet_name(plan.site or "")

    def keep(article: Article) -> None:
        pages.append(page_of(article))
        before.ids.append(article.id)
        before.outlets.append(site or article.outlet)

    corpus = Corpus([], work.inputs)
    with cleared(plan.reading):
        step = stepping(plan.reading, len(work.inputs))
        read = pass_on(corpus, how_to_read(work), work.problems, step, keep)
    for at in _nameless(corpus, before):
        before.outlets[at] = _UNKNOWN
    read = replace(read, known=replace(read.known, folders=1))
    outlets: defaultdict[str, list[Page]] = defaultdict(list)
    for outlet, page in zip(settled(before, read, work.problems).outlets, pages, strict=True):
        outlets[book.with_rules(outlet) or outlet].append(page)
    if unknown := outlets.pop(_UNKNOWN, None):
        work.problems.warn(
            f"no outlet is known of {len(unknown):,} of {len(pages):,} pages, so nothing was "
            "learned from them; see --site and --outlet-field"
        )
    if not pages and not work.problems.failed:
        work.problems.warn("no pages there; nothing was learned")
    return outlets


def _nameless(corpus: Corpus, labels: Labels) -> list[int]:
    """Rows that name no outlet, and what came through a pipe: they are of no folder."""
    return [
        at
        for at, source in enumerate(corpus.sources)
        if not labels.outlets[at] and (corpus.lines[at] or corpus.inputs[source].path is None)
    ]


def _drafts(common: Mapping[str, Common], work: Work) -> Mapping[str, Common]:
    """The outlets of which something was learned, but for those that no file can be called like."""
    drafts = {site: one for site, one in common.items() if one.sure or one.doubtful}
    if unfit := [site for site in drafts if not _FILE_NAME.fullmatch(site)]:
        work.problems.error(f"no rule file can be called so: {_listed(unfit)}; see --site")
    return {site: one for site, one in drafts.items() if site not in unfit}


def _doubts(common: Mapping[str, Common]) -> Iterator[str]:
    """What a person should know of outlets of which nothing was learned."""
    few = [site for site, one in common.items() if one.tally.stories < FEWEST]
    if few:
        yield f"fewer than {FEWEST} articles, too few to learn from: {_listed(few)}"
    same = [
        site
        for site, one in common.items()
        if site not in few and not one.sure and not one.doubtful
    ]
    if same:
        yield f"the pages have no lines in common that may be rules: {_listed(same)}"


def _homeless(drafts: Iterable[str], book: RuleBook) -> Iterator[str]:
    """What a person should know of drafts that have no domains."""
    if sites := [site for site in drafts if site not in book.files and not is_host(site)]:
        yield f"no host names, so no address will tell these outlets: {_listed(sites)}; see --site"


def _listed(sites: Sequence[str]) -> str:
    more = f" and {len(sites) - _NAMED:,} more" if len(sites) > _NAMED else ""
    return ", ".join(sites[:_NAMED]) + more


def _write(plan: LearnPlan, drafts: Mapping[str, Common], book: RuleBook) -> None:
    """Each draft to its file, or the only one to standard output."""
    if plan.output is None and len(drafts) > 1:
        raise UsageError(
            f"pages of {len(drafts):,} outlets ({_listed(list(drafts))}): name a folder for their "
            "files with -o, or the one outlet with --site"
        )
    targets = {site: _target(plan.output, site, len(drafts)) for site in drafts}
    texts = {site: drafted(site, one, book, _base(site, book)) for site, one in drafts.items()}
    for site, text in texts.items():
        target = targets[site]
        if target is None:
            write_stdout(text.encode())
        else:
            _write_new(target, text.encode())
        if target is not None or not plan.reading.quiet:
            _tell(target, site, drafts[site])


def _target(output: str | None, site: str, count: int) -> Path | None:
    """The file: in a folder it is called like the outlet.

    Raises:
        UsageError: it is called otherwise, stands there already, or lies in a file.
    """
    if output is None:
        return None
    target = Path(output)
    if target.suffix != ".toml" or names_folder(output) or target.is_dir():
        target /= f"{site}.toml"
    if target.name != f"{site}.toml":
        others = f" and those of {count - 1:,} others" if count > 1 else ""
        raise UsageError(f"-o {target}: the file of this outlet must be {site}.toml{others}")
    if target.parent.exists() and not target.parent.is_dir():
        raise UsageError(f"-o {target.parent}: is a file; name a folder, or {site}.toml")
    if target.exists():
        raise UsageError(f"-o {target}: stands there already; move it away, or name another folder")
    return target


def _base(site: str, book: RuleBook) -> str | None:
    """The rules that the outlet has; the draft takes their place, so it begins with them.

    Raises:
        RuleError: some of them are drafted, and nothing tells those that a person looked at.
    """
    if site not in book.files:
        return None
    path = book.paths[site]
    if any(rule.id.startswith(ID) for rule in book.files[site].rule):
        raise RuleError(f"{path}: has learned rules already; learn without it, then bring together")
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RuleError(f"{path}: cannot be read: {error.strerror}") from None


def _write_new(target: Path, data: bytes) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PlaceError(f"{target.parent}: cannot be written: {error.strerror}") from None
    write_file(target, data)


def _tell(target: Path | None, site: str, common: Common) -> None:
    name, tally = printable(site if target is None else str(target)), common.tally
    told = (
        f"{name}: {len(common.sure):,} lines learned, {len(common.doubtful):,} to look at, "
        f"from {tally.pages:,} pages with {tally.stories:,} articles\n"
    )
    if target is None:
        tell(told)
    else:
        write_stdout(told.encode("utf-8", "replace"))
