"""Our tool side by side with its peers: how much of the article stays, what is left, how fast.

    python -m bench.extraction PAGES.jsonl.gz [--text TEXTS.jsonl.gz] [--every N]
        [--tools NAME,NAME] [--date YYYY-MM-DD] [--note TEXT] [--out bench/results/NAME.json]

See `bench.extraction.pages` for the form of the data.  All tools run in turn, page by page, in this
process (Readability in one of its own); times are CPU seconds of the processes, without the first
page.  ``make bench-peers`` installs the peers into ``.venv-bench``; what is missing is a row
"absent".
"""

from __future__ import annotations

import os

# One core for everybody; read by numeric libraries when they are loaded, so it stands first.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import json
import logging
import platform
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from bench.extraction.figures import row, seconds_a_page
from bench.extraction.pages import DataError, Form, Page, read_pages
from bench.extraction.race import Result, race, warm_up
from bench.extraction.roster import BASE, NAMES, Entry, entries
from bench.extraction.table import markdown

Results = dict[tuple[Form, str], list[Result]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit 2 where the data cannot be read."""
    args = _arguments(arguments)
    with _quiet():
        return _main(args)


def _main(args: argparse.Namespace) -> int:
    rows = {form: entries(form, args.tools) for form in _paths(args)}
    try:
        results = _run(rows, _inputs(args))
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    finally:
        for entry in chain(*rows.values()):
            if entry.tool:
                entry.tool.close()
    report = _report(args, rows, results)
    if args.out:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        args.out.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(markdown(report))
    return 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.extraction", description=__doc__.splitlines()[0]
    )
    parser.add_argument("html", nargs="?", type=Path, metavar="PAGES", help="labelled HTML")
    parser.add_argument("--text", type=Path, metavar="TEXTS", help="labelled bare text")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every Nth page only")
    parser.add_argument("--tools", type=_names, default=NAMES, help=f"some of: {', '.join(NAMES)}")
    parser.add_argument("--date", help="of the run, for the results")
    parser.add_argument("--note", help="what readers must know of the run, for the results")
    parser.add_argument("--out", type=Path, help="where the results go, as JSON")
    args = parser.parse_args(arguments)
    if not args.html and not args.text:
        parser.error("name a file of pages, or --text and a file of texts")
    if args.every < 1:
        parser.error("--every must be 1 or more")
    return args


@contextmanager
def _quiet() -> Iterator[None]:
    """What peers log and warn of is no news to who wants their figures."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    finally:
        logging.disable(before)


def _names(value: str) -> list[str]:
    names = [name.strip() for name in value.split(",")]
    for name in names:
        if name not in NAMES:
            raise argparse.ArgumentTypeError(f"no tool {name!r}; there are: {', '.join(NAMES)}")
    return names


def _paths(args: argparse.Namespace) -> dict[Form, Path]:
    paths: dict[Form, Path | None] = {"html": args.html, "text": args.text}
    return {form: path for form, path in paths.items() if path}


def _inputs(args: argparse.Namespace) -> Iterator[list[Page]]:
    """A page with its renderings; then the renderings whose page is not there."""
    texts: defaultdict[str, list[Page]] = defaultdict(list)
    for text in read_pages(args.text, "text", every=args.every) if args.text else ():
        texts[text.page].append(text)
    for page in read_pages(args.html, "html", every=args.every) if args.html else ():
        yield [page, *texts.pop(page.page, [])]
    yield from texts.values()


def _run(rows: dict[Form, list[Entry]], inputs: Iterator[list[Page]]) -> Results:
    tools = {form: [e.tool for e in found if e.tool] for form, found in rows.items()}
    results: Results = defaultdict(list)
    warm: set[Form] = set()
    started = said = time.monotonic()
    for turn, together in enumerate(inputs):
        for page in together:
            if page.form not in warm:
                warm.add(page.form)
                warm_up(tools[page.form], page)
            for tool, result in zip(
                tools[page.form], race(tools[page.form], page, turn=turn), strict=True
            ):
                results[page.form, tool.name].append(result)
        if (now := time.monotonic()) - said > 10:
            said = now
            print(f"{turn + 1} pages in {now - started:.0f} s", file=sys.stderr)
    return results


def _report(
    args: argparse.Namespace, rows: dict[Form, list[Entry]], results: Results
) -> dict[str, Any]:
    base = seconds_a_page(results.get(("html", BASE), []))
    paths = _paths(args)
    return {
        "date": args.date,
        "note": args.note,
        "python": platform.python_version(),
        "data": {form: path.name for form, path in paths.items()},
        "every": args.every,
        **{
            form: [row(entry, results.get((form, entry.name), []), base=base) for entry in found]
            for form, found in rows.items()
        },
    }


if __name__ == "__main__":
    sys.exit(main())
