"""Fit the judges that the package ships, or cross-validate them.

    python -m fit DATA [--folds K] [--text-only | --html-only | --breaks-only]
        [--sample N] [--jobs N] [--out FOLDER]

DATA is a folder with text-dev, extract-dev and unlabelled-dev as ``.jsonl.gz``; see `fit.rows` for
their form.  The same data on the same machine give the same files, byte for byte.
"""

from __future__ import annotations

import os

# One core, for order and for everybody else; read by numeric libraries when they are loaded.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from fit.folds import cross_validate
from fit.material import read_material
from fit.recipe import Parts, Plan
from fit.rows import DataError
from fit.ship import ship
from fit.table import table


def main(arguments: Sequence[str] | None = None, plan: Plan | None = None) -> int:
    """Exit 2 where the data cannot be used."""
    args = _arguments(arguments)
    try:
        _run(args, plan or Plan())
    except DataError as error:
        _say(str(error))
        return 2
    return 0


def _run(args: argparse.Namespace, plan: Plan) -> None:
    alone = args.text_only or args.html_only or args.breaks_only
    parts = Parts(
        breaks=args.breaks_only or not alone,
        text=args.text_only or not alone,
        html=args.html_only or not alone,
    )
    bare = parts.text or parts.breaks
    material = read_material(args.data, every=args.sample, jobs=args.jobs, bare=bare)
    _say(material.counts())
    if not args.folds:
        ship(material, plan, parts, args.out, _say)
        return
    for judge, said in cross_validate(material, plan, parts, args.folds, _say).items():
        sys.stdout.writelines(f"{line}\n" for line in (*table(judge, said), ""))


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m fit", description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, metavar="DATA", help="folder with the data")
    parser.add_argument(
        "--folds", type=_at_least(2), metavar="K", help="cross-validate over domains; write nothing"
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--text-only", action="store_true", help="the judge of bare text alone")
    which.add_argument("--html-only", action="store_true", help="the judges of HTML alone")
    which.add_argument(
        "--breaks-only", action="store_true", help="the line ends of run-together text alone"
    )
    parser.add_argument(
        "--sample", type=_at_least(1), default=1, metavar="N", help="every Nth page only"
    )
    parser.add_argument(
        "--jobs", type=_at_least(1), default=1, metavar="N", help="processes that read pages"
    )
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="where the files go")
    args = parser.parse_args(arguments)
    if args.sample > 1 and not (args.folds or args.out):
        parser.error("judges of a sample are not shipped: name a folder with --out, or use --folds")
    if args.folds and args.breaks_only:
        parser.error("line ends have no folds: --folds is for judges")
    return args


def _at_least(least: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        value = int(text)
        if value < least:
            raise argparse.ArgumentTypeError(f"{value} is less than {least}")
        return value

    return number


if __name__ == "__main__":
    sys.exit(main())
