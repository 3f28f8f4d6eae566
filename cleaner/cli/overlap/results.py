"""What was found goes where it was asked for; whether too much is shared."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleaner import __version__
from cleaner.cli.columns import fitted
from cleaner.cli.overlap.plan import OverlapPlan
from cleaner.cli.paint import Paint, terminal_width
from cleaner.cli.report import tell, warn
from cleaner.cli.streams import STANDARD, printable, write_file, write_stdout
from cleaner.corpus.problems import Problems
from cleaner.overlap.assemble.overlap import between_outlets
from cleaner.overlap.records import Overlap
from cleaner.overlap.report.boilerplate import of_the_house
from cleaner.overlap.report.review import Reviews, marked, reviewed, unmatched, without_dismissed
from cleaner.strip.rulebook.book import RuleBook
from cleaner.strip.rulebook.digest import rules_digest

Record = dict[str, Any]

NAMED = 5
"""Articles that share too much, of which so many are named."""

SHOWN = 60
"""Columns of a passage that a warning shows."""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that reports are made of."""

    overlap: Overlap
    reviews: Reviews
    paths: Sequence[Path]
    book: RuleBook | None
    problems: Problems


def write_findings(plan: OverlapPlan, findings: Findings) -> bool:
    """Write all that was asked for; whether an article shares more than ``--fail-over`` allows."""
    counted = without_dismissed(findings.overlap, findings.reviews)
    left_over = _left_over(plan, findings)
    if plan.html is not None or plan.show in ("json", "summary"):
        _warn_of_boilerplate(findings, counted)
    if plan.html is not None or plan.show == "json":
        report = _report(plan, findings, counted, left_over)
        if plan.html is not None:
            _write_page(plan.html, report)
        if plan.show == "json":
            from cleaner.cli.overlap.output import json_bytes

            _write(plan, [json_bytes(report)])
    if plan.show in ("jsonl", "csv", "parquet"):
        _write_rows(plan, findings, counted)
    if plan.show == "summary" and plan.drop is None and plan.html != STANDARD:
        _write_summary(plan, findings, counted)
    return _shares_too_much(plan, counted)


def _warn_of_boilerplate(findings: Findings, counted: Overlap) -> None:
    """Name what looks like boilerplate that cleaning left in: it makes most of what is found."""
    house = list(of_the_house(counted))
    if not house:
        return
    text, outlet, articles, of = max(house, key=lambda each: (each.articles, each.text))
    shown = fitted(printable(" ".join(text.split())), SHOWN)
    more = f", and {len(house) - 1:,} more such" if len(house) > 1 else ""
    findings.problems.warn(
        f"boilerplate? “{shown}” stands in {articles:,} of {of:,} articles of {printable(outlet)}"
        f"{more}; rules can take it out: clean rules learn"
    )


def _write_rows(plan: OverlapPlan, findings: Findings, counted: Overlap) -> None:
    """A match a row, or a pair of articles a row."""
    from cleaner.cli.overlap.output import MATCHES, PAIRS, records_bytes
    from cleaner.overlap.report.data import match_records
    from cleaner.overlap.report.pairs import pair_records

    if plan.pairs:
        _write(plan, records_bytes(plan.show, pair_records(counted), PAIRS))
        return
    records = _records(findings, counted, match_records(findings.overlap))
    _write(plan, records_bytes(plan.show, records, MATCHES))


def _write(plan: OverlapPlan, parts: Iterable[bytes]) -> None:
    if plan.output is None:
        for part in parts:
            write_stdout(part)
    else:
        write_file(plan.output, parts)


def _left_over(plan: OverlapPlan, findings: Findings) -> list[Record]:
    """Reviews of matches that are not there: said in one line, and kept."""
    if not findings.reviews:
        return []
    left = unmatched(findings.reviews, (match.id for match in findings.overlap.matches))
    if left and not plan.reading.quiet:
        others = f" and {len(left) - 1:,} more" if len(left) > 1 else ""
        warn(f"{plan.review}: {left[0]['id']}{others}: no such match now; --json keeps the review")
    return left


def _records(findings: Findings, counted: Overlap, records: Iterable[Record]) -> Iterator[Record]:
    """The records of matches with what was said of them."""
    if counted is findings.overlap:
        return (marked(record, findings.reviews) for record in records)
    return reviewed(records, findings.reviews, counted)


def _report(
    plan: OverlapPlan, findings: Findings, counted: Overlap, left_over: list[Record]
) -> Record:
    """All of it: dismissed matches are there with their verdict, and count nowhere."""
    from cleaner.overlap.report.data import clusters_data, outlets_data, report_data, table_data
    from cleaner.overlap.report.pairs import pair_records

    report = report_data(findings.overlap, _facts(plan, findings))
    report["matches"] = list(_records(findings, counted, report["matches"]))
    if counted is not findings.overlap:
        count = (record for record in report["matches"] if record["verdict"] != "dismiss")
        report["clusters"] = clusters_data(counted)
        report["outlets"] = outlets_data(counted)
        report["table"] = table_data(counted, count)
        report["pairs"] = list(pair_records(counted))
        shared = zip(report["documents"], counted.shared, strict=True)
        report["documents"] = [{**each, "shared_words": words} for each, words in shared]
    return {**report, "review_unmatched": left_over}


def _facts(plan: OverlapPlan, findings: Findings) -> Record:
    named = {
        f"{role}_field": getattr(plan.reading.names, role)
        for role in ("id", "text", "outlet", "date", "title")
        if getattr(plan.reading.names, role)
    }
    reviewed = {"review": str(plan.review)} if plan.review else {}
    cleaning = {"site_rules": plan.reading.options.site_rules, "model": plan.reading.options.model}
    return {
        "tool": {
            "version": __version__,
            "rules_sha256": rules_digest(findings.book) if findings.book else None,
            "made": _now(),
        },
        "options": {"raw": plan.raw, **({} if plan.raw else cleaning), **named, **reviewed},
        "inputs": [[printable(str(path))] for path in findings.paths] or [["-"]],
        "warnings": findings.problems.told,
    }


def _now() -> str:
    """The time, or the one that reproducible builds ask for (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = dt.datetime.now(tz=dt.UTC)
    if epoch.isdecimal() and len(epoch) < 12:
        now = dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC)
    return now.isoformat(timespec="seconds").replace("+00:00", "Z")


def _write_page(path: Path, report: Record) -> None:
    from cleaner.overlap.report.cap import capped
    from cleaner.overlap.report.page import html_page

    page = html_page(capped(report)).encode("utf-8", "replace")
    if path == STANDARD:
        write_stdout(page)
    else:
        write_file(path, page)


def _write_summary(plan: OverlapPlan, findings: Findings, counted: Overlap) -> None:
    from cleaner.cli.overlap.summary import more, overlap_summary

    paint = Paint.on_stream(sys.stdout)
    lines = list(overlap_summary(counted, paint=paint, width=terminal_width()))
    dismissed = len(findings.overlap.matches) - len(counted.matches)
    if dismissed:
        lines += ["", f"Left out: {dismissed:,} dismissed by {printable(str(plan.review))}."]
    if plan.html is not None:
        lines += ["", f"The page: {printable(str(plan.html))}"]
    if counted.matches:
        lines += [paint("dim", more(wrote_page=plan.html is not None))]
    write_stdout("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))


def _shares_too_much(plan: OverlapPlan, counted: Overlap) -> bool:
    """Say which articles share more than they may."""
    if plan.fail_over is None:
        return False
    if plan.drop is not None and not plan.same_outlet:  # compared within outlets for copies alone
        counted = between_outlets(counted)
    shares = [
        (100 * shared / words, article)
        for article, words, shared in zip(
            counted.articles, counted.words, counted.shared, strict=True
        )
        if words
    ]
    over = [(share, article) for share, article in shares if share > plan.fail_over]
    over.sort(key=lambda pair: (-pair[0], pair[1].outlet, pair[1].id))
    for share, article in over[:NAMED]:
        name = printable(f"{article.id} ({article.outlet})")
        tell(f"{name}: {share:.1f} % also stands elsewhere, more than {plan.fail_over:g} %\n")
    if len(over) > NAMED:
        tell(f"and {len(over) - NAMED:,} more articles\n")
    return bool(over)
