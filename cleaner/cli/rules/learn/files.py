"""The rule files that ``clean rules learn`` writes; what is there already stays as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from cleaner.cli.options import names_folder
from cleaner.cli.report import UsageError, tell
from cleaner.cli.streams import PlaceError, printable, write_file, write_stdout
from cleaner.corpus.problems import Problems
from cleaner.learn.common import Common
from cleaner.learn.draft import ID, drafted
from cleaner.model import RuleError
from cleaner.strip.rulebook.book import RuleBook

_NAMED = 5
"""Outlets that a message names."""


def listed(sites: Sequence[str]) -> str:
    """The first outlets by name, and how many more there are."""
    more = f" and {len(sites) - _NAMED:,} more" if len(sites) > _NAMED else ""
    return ", ".join(sites[:_NAMED]) + more


def write_drafts(
    drafts: Mapping[str, Common],
    book: RuleBook,
    output: str | None,
    problems: Problems,
    *,
    quiet: bool,
) -> None:
    """Each draft to its file, or the only one to standard output.

    An outlet that has learned rules already fails alone.

    Raises:
        UsageError: several have no folder to go to, or a file stands there already.
    """
    if output is None and len(drafts) > 1:
        raise UsageError(
            f"pages of {len(drafts):,} outlets ({listed(list(drafts))}): name a folder for their "
            "files with -o, or the one outlet with --site"
        )
    targets = {site: _target(output, site, len(drafts)) for site in drafts}
    for site, target in targets.items():
        try:
            text = drafted(site, drafts[site], book, _base(site, book))
        except RuleError as error:
            problems.error(str(error))
            continue
        if target is None:
            write_stdout(text.encode())
        else:
            _write_new(target, text.encode())
        if target is not None or not quiet:
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
