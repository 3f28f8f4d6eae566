"""Results as Markdown tables, put between two comments of a file.

    python -m bench.extraction.table bench/results/*.json [--into docs/peers.md]

Replaces what stands between the lines ``<!-- bench:begin -->`` and ``<!-- bench:end -->``;
``--into -`` prints it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"
PEERS = Path(__file__).resolve().parents[2] / "docs" / "peers.md"
HEADS = {"html": "From HTML", "text": "From bare text"}
FIRST = {"html": "tool", "text": "filter"}
UNITS = {"html": "pages", "text": "texts"}
SHARES = {"f1": "F1", "lost": "lost", "left": "left", "losing": "losing pages", "starved": "< 1/5"}


class TableError(Exception):
    """Results or a file that cannot be used; the message says which and why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit 2 where a file is not what it should be."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.extraction.table", description=__doc__.splitlines()[0]
    )
    parser.add_argument("results", nargs="+", type=Path, help="what bench.extraction --out wrote")
    parser.add_argument("--into", default=str(PEERS), help="the file; - prints")
    args = parser.parse_args(arguments)
    try:
        tables = "\n\n".join(markdown(_read(path)) for path in args.results)
        if args.into == "-":
            print(tables)
        else:
            _put(Path(args.into), tables)
    except TableError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def markdown(report: dict[str, Any]) -> str:
    """The tables of one run, each between a line that says what was run and one of versions."""
    parts = (
        (_caption(report, form), _table(report[form], FIRST[form]), _versions(report[form]))
        for form in HEADS
        if report.get(form)
    )
    return "\n\n".join(chain.from_iterable(parts))


def _caption(report: dict[str, Any], form: str) -> str:
    pages = next((row["all"]["pages"] for row in report[form] if "all" in row), 0)
    said = [f"{report['data'][form]}: {pages:,} {UNITS[form]}", report["date"], report["note"]]
    return f"**{HEADS[form]}** ({'; '.join(filter(None, said))})"


def _versions(rows: Sequence[dict[str, Any]]) -> str:
    """Each package or paper once, and why somebody is absent."""
    told = dict.fromkeys(row["version"] for row in rows if "version" in row)
    gone = [f"{row['tool']} ({row['absent']})" for row in rows if "absent" in row]
    absent = f" Absent: {', '.join(gone)}." if gone else ""
    return f"Versions and sources: {', '.join(told)}.{absent}"


def _table(rows: Sequence[dict[str, Any]], first: str) -> str:
    groups = _renderers(rows)
    heads = [first, *(SHARES.values()), *groups, "speed"]
    lines = [heads, ["---"] * len(heads), *(_cells(row, groups) for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _renderers(rows: Sequence[dict[str, Any]]) -> list[str]:
    """The renderers whose F1 gets a column."""
    return sorted({name for row in rows for name in row.get("by", {}).get("renderer", {})})


def _cells(row: dict[str, Any], groups: Sequence[str]) -> list[str]:
    if "all" not in row:
        return [row["tool"], "absent", *[""] * (len(SHARES) + len(groups))]
    ratio = row["speed"]["ratio"]
    return [
        row["tool"],
        *(_share(row["all"][name]) for name in SHARES),
        *(_share(row["by"]["renderer"][name]["f1"]) for name in groups),
        "" if ratio is None else _times(ratio),
    ]


def _share(value: float) -> str:
    return f"{value:.3f}".removeprefix("0") if value < 1 else f"{value:.3f}"


def _times(ratio: float) -> str:
    """Two digits, or all of a whole number."""
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.2g}"


def _read(path: Path) -> dict[str, Any]:
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TableError(f"{path}: cannot be read: {error}") from error
    if not isinstance(report, dict) or not any(form in report for form in HEADS):
        raise TableError(f"{path}: holds no results of bench.extraction")
    return report


def _put(path: Path, tables: str) -> None:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise TableError(f"{path}: cannot be read: {error}") from error
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise TableError(f"{path}: needs the lines {BEGIN} and {END}")
    path.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
