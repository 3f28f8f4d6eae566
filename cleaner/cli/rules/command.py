"""``clean rules``: what rules there are, whether they hold, and the schema of their files."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from cleaner.cli.options import Rules
from cleaner.cli.report import fail, warn
from cleaner.cli.rules.learn.command import learn_rules
from cleaner.cli.rules.new import new_rules
from cleaner.cli.rules.trial.command import try_rules
from cleaner.cli.streams import printable, write_stdout
from cleaner.model import RuleError
from cleaner.strip.prove import prove, usable_book
from cleaner.strip.rulebook.book import Rule, RuleBook, read_book
from cleaner.strip.rulebook.find import rule_files
from cleaner.strip.rulebook.load import load
from cleaner.strip.rulebook.schema import json_schema
from cleaner.strip.rulebook.signals import SIGNALS

STALE = dt.timedelta(days=365)
"""Age at which a file should be held against live pages again."""

rules_app = typer.Typer(
    help="See, check and test the rule files.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _print(lines: Iterator[str] | list[str]) -> None:
    shown = "".join(f"{printable(line)}\n" for each in lines for line in each.split("\n"))
    write_stdout(shown.encode("utf-8", "replace"))


@rules_app.command("list")
def list_rules(rules: Rules = None) -> None:
    """List every outlet that has rules, how many, and when a person last looked; and the signals.

    \b
    clean rules list
    """
    book = usable_book(tuple(rules or ()))
    today = dt.datetime.now(tz=dt.UTC).date()
    _print([f"{'outlet':<28} {'rules':>5}  {'checked':<10}  file"])
    _print(_listed(book, name, today) for name in sorted(book.files))
    _print(["", f"signals, for every outlet: {', '.join(SIGNALS)}"])


def _listed(book: RuleBook, name: str, today: dt.date) -> str:
    file = book.files[name]
    checked = str(file.checked or "never")
    stale = "  (stale)" if file.checked is not None and today - file.checked > STALE else ""
    return f"{name:<28} {len(file.rule):>5}  {checked:<10}  {book.paths[name]}{stale}"


@rules_app.command("show")
def show_rules(
    names: Annotated[list[str], typer.Argument(metavar="SITE|SITE/ID|SIGNAL...")],
    rules: Rules = None,
) -> None:
    """Show the rules of an outlet, one rule, or what a signal looks for, as explain names them.

    \b
    clean rules show theweek.com
    clean rules show _any/newsletter-en
    clean rules show gallery
    """
    book = usable_book(tuple(rules or ()))
    for name in names:
        if name in SIGNALS and name not in book.files:
            _print([f"{name}  (signal)", f"  finds    {SIGNALS[name]}", ""])
        else:
            _print(_shown(rule) for rule in _named(book, name))


def _named(book: RuleBook, name: str) -> list[Rule]:
    everything = [rule for site in book.files for rule in book.rules_of(site)]
    found = [rule for rule in everything if name in (rule.name, rule.site)]
    if not found and name not in book.files:
        found = [rule for rule in everything if name == rule.entry.id]
        if not found:
            raise RuleError(
                f"{name}: no such outlet, rule or signal; see `clean rules list`, "
                "and for rules of your own: --rules DIR"
            )
    return found


def _shown(rule: Rule) -> str:
    entry = rule.entry
    lines = [f"{rule.name}  ({entry.kind}, {rule.label})", f"  why      {entry.why}"]
    lines += [f"  match    {entry.match}"] if entry.match else []
    lines += [f"  cues     {', '.join(entry.cues)}"] if entry.cues else []
    for key in ("cover", "stop", "at_most", "until"):
        if getattr(entry, key) is not None:
            lines.append(f"  {key:<8} {getattr(entry, key)}")
    lines += [f"  score    {entry.score}"] if entry.score != 1 else []
    lines += [f"  example  {line}" for line in entry.example.strip().splitlines()]
    return "\n".join([*lines, ""])


rules_app.command("new")(new_rules)
rules_app.command("learn")(learn_rules)


@rules_app.command("check")
def check_rules(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders; without any, the packaged ones.")
    ] = None,
) -> None:
    """Check rule files: keys, ids, patterns that run away.  Exit 1 where one does not hold.

    \b
    clean rules check my-rules/example.org.toml
    """
    files = list(_files(paths))
    problems = [problem for site, path in files for problem in _problems(site, path)]
    if not problems:  # each holds alone; now what they say of each other
        problems = _problems_together(tuple(files))
    for problem in problems:
        fail(problem)
    _print([f"rule files checked: {len(files)}, errors: {len(problems)}"])
    raise typer.Exit(int(bool(problems)))


def _problems(site: str, path: Path) -> Iterator[str]:
    try:
        load(path, site=site, sound=True)
    except RuleError as error:
        yield str(error)


def _problems_together(files: tuple[tuple[str, Path], ...]) -> list[str]:
    try:
        book = read_book(files)
    except RuleError as error:
        return [str(error)]
    for doubt in _doubts(book, dict(files)):
        warn(doubt)
    return []


def _doubts(book: RuleBook, files: dict[str, Path]) -> Iterator[str]:
    """Domains that another outlet has, too: only one of the two files is asked."""
    claims: dict[str, set[str]] = {}
    for site in book.sites:
        for domain in book.files[site].domains or [site]:
            claims.setdefault(domain.lower(), set()).add(site)
    for site, path in files.items():
        for domain in book.files[site].domains:
            for other in sorted(claims.get(domain.lower(), set()) - {site}):
                yield f"{path}: {domain} belongs to {book.paths[other]}, too; name it in one file"


@rules_app.command("test")
def prove_rules(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders; without any, the packaged ones.")
    ] = None,
) -> None:
    """Hold every example against its outlet's whole rule book.  Exit 1 where one fails.

    \b
    clean rules test my-rules/
    """
    files = list(_files(paths))
    try:
        book = read_book(tuple(files))
    except RuleError as error:
        fail(str(error))
        raise typer.Exit(1) from None
    failures = [failure for site, _ in files for failure in prove(book, site)]
    for failure in failures:
        fail(str(failure))
    tested = sum(len(book.files[site].rule) for site, _ in files)
    _print([f"rules tested: {tested}, failures: {len(failures)}"])
    raise typer.Exit(int(bool(failures)))


def _files(paths: list[Path] | None) -> Iterator[tuple[str, Path]]:
    from cleaner.strip.rulebook.find import packaged_rules

    for path in paths or [packaged_rules()]:
        if not path.exists():
            raise RuleError(f"{printable(str(path))}: no such rule file or folder")
        yield from rule_files(path)


rules_app.command("try")(try_rules)


@rules_app.command("schema")
def schema() -> None:
    """Print the JSON Schema of rule files, for editors.

    \b
    clean rules schema > rule-file.schema.json
    """
    _print([json.dumps(json_schema(), indent=2)])
