"""The work of ``clean rules learn``: pages read, outlet by outlet learned from, files written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cleaner.cli.articles.reading import Reading
from cleaner.cli.articles.setup import problems_of
from cleaner.cli.files.inputs import nothing_named
from cleaner.cli.overlap.inputs import overlap_inputs
from cleaner.cli.overlap.plan import OverlapPlan
from cleaner.cli.report import SOME_FAILED, USAGE, UsageError, tell, warn
from cleaner.cli.rules.learn.files import listed, write_drafts
from cleaner.cli.rules.learn.pages import pages_by_outlet
from cleaner.cli.rules.names import FILE_NAME, without_address
from cleaner.corpus.articles.outlets import outlet_name
from cleaner.corpus.problems import Problems
from cleaner.learn.choice import FEWEST
from cleaner.learn.common import Common, in_common
from cleaner.strip.prove import usable_book
from cleaner.strip.rulebook.book import RuleBook
from cleaner.strip.rulebook.schema import is_host


@dataclass(frozen=True, slots=True)
class LearnPlan:
    """Where drafts go, the outlet where it is said, and what is read, as `clean overlap` does."""

    output: str | None
    site: str | None
    reading: Reading


def learn_work(plan: LearnPlan, paths: list[Path]) -> int:
    """Draft rules for the outlets of what is named; the exit code."""
    if nothing_named(paths):
        tell("clean rules learn: needs pages to learn from: clean rules learn scrapes/ -o rules/\n")
        tell("Try `clean rules learn --help`.\n")
        return USAGE
    if plan.site is not None and not FILE_NAME.fullmatch(outlet_name(plan.site)):
        raise UsageError(f"--site {plan.site}: a rule file cannot be called so")
    inputs = overlap_inputs(paths, OverlapPlan(reading=plan.reading))
    problems, book = problems_of(plan.reading), usable_book(plan.reading.options.rules)
    outlets = pages_by_outlet(inputs, outlet_name(plan.site or ""), plan.reading, book, problems)
    common = in_common(outlets, book.active(None))
    drafts = _drafts(common, problems)
    if not plan.reading.quiet:
        for doubt in (*_doubts(common), *_homeless(drafts, book)):
            warn(doubt)
    write_drafts(drafts, book, plan.output, problems, quiet=plan.reading.quiet)
    return SOME_FAILED if problems.failed else 0


def _drafts(common: Mapping[str, Common], problems: Problems) -> Mapping[str, Common]:
    """The outlets of which something was learned, but for those that no file can be called like."""
    drafts = {site: one for site, one in common.items() if one.sure or one.doubtful}
    if unfit := [site for site in drafts if not FILE_NAME.fullmatch(site)]:
        problems.error(f"no rule file can be called so: {listed(unfit)}; see --site")
    return {site: one for site, one in drafts.items() if site not in unfit}


def _doubts(common: Mapping[str, Common]) -> Iterator[str]:
    """What a person should know of outlets of which nothing was learned."""
    few = [site for site, one in common.items() if one.tally.stories < FEWEST]
    if few:
        yield f"fewer than {FEWEST} articles, too few to learn from: {listed(few)}"
    same = [
        site
        for site, one in common.items()
        if site not in few and not one.sure and not one.doubtful
    ]
    if same:
        yield f"the pages have no lines in common that may be rules: {listed(same)}"


def _homeless(drafts: Iterable[str], book: RuleBook) -> Iterator[str]:
    """What a person should know of drafts that have no domains."""
    if sites := [site for site in drafts if site not in book.files and not is_host(site)]:
        yield without_address(listed(sites))
