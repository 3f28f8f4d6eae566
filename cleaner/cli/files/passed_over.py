"""What lies in a folder and is no input: pictures, what we wrote there, what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from cleaner.cli.files.inputs import Input
from cleaner.cli.files.places import identity
from cleaner.cli.report import tell
from cleaner.cli.streams import printable

OURS = ("manifest.jsonl", "errors.jsonl", "summary.json", "summary.html")
"""What a run writes beside its shards."""

NO_TEXT = (
    *(".png", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".avif", ".heic", ".bmp", ".ico"),
    *(".tif", ".tiff", ".psd", ".mp3", ".m4a", ".aac", ".wav", ".ogg", ".oga", ".opus", ".flac"),
    *(".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".ogv", ".woff", ".woff2", ".ttf", ".otf"),
    *(".eot", ".exe", ".dll", ".class", ".pyc", ".wasm"),
)
"""How files are called that are never a text: pictures, sound, films, fonts, programs.

Documents and archives are not among them: there may be articles in these, so they fail aloud.  The
system's own table of types is not asked: it takes ``example.com`` for a program.
"""


_ENOUGH = 64
"""Bytes that tell a manifest and an audit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which files of a folder are wanted; what is named itself always is.

    Attributes:
        include: patterns of which a file has to fit one, where there are any.
        exclude: patterns of which it must fit none.
        audit: a file that notes what goes.
        binaries: files that are no text by their names are wanted too.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    audit: Path | None = None
    binaries: bool = False


def chosen(
    inputs: Sequence[Input], choice: Choice | None = None, *, quiet: bool = True
) -> list[Input]:
    """The inputs without those that were found in a folder and are none.

    Unless ``quiet``, it is said how many are no text by their names.
    """
    choice = choice or Choice()
    audit = None if choice.audit is None else identity(choice.audit)
    wanted = [here for here in inputs if not here.walked or _is_wanted(here, choice, audit)]
    if choice.binaries:
        return wanted
    kept = [here for here in wanted if not here.walked or not _is_no_text(here)]
    if not quiet:
        _say_passed_over(here for here in wanted if here.walked and _is_no_text(here))
    return kept


def _say_passed_over(files: Iterable[Input]) -> None:
    ends = Counter(here.place.suffix.lower() for here in files)
    if ends:
        each = ", ".join(f"{printable(end)} {count:,}" for end, count in ends.most_common())
        count = ends.total()
        noun = "file that is" if count == 1 else "files that are"
        tell(f"clean: passed over {count:,} {noun} no text by name ({each})\n")


def is_of_a_run(here: Input) -> bool:
    """Whether a file is what an earlier run noted beside its shards."""
    return here.place.name in OURS and here.path is not None and _holds_run(here.path.parent)


def _is_wanted(here: Input, choice: Choice, audit: object) -> bool:
    if choice.include and not _fits(here, choice.include):
        return False
    if _fits(here, choice.exclude) or is_of_a_run(here):
        return False
    return here.path is None or not (_is(here.path, audit) or _is_audit(here.path))


def _fits(here: Input, patterns: Sequence[str]) -> bool:
    """Whether its name, or its place below the folder, fits one."""
    names = (here.place.name, here.place.as_posix())
    return any(fnmatchcase(name, pattern) for pattern in patterns for name in names)


def _is(path: Path, other: object) -> bool:
    return other is not None and identity(path) == other


def _is_no_text(here: Input) -> bool:
    return here.place.suffix.lower() in NO_TEXT


def _holds_run(folder: Path) -> bool:
    return _beginning(folder / OURS[0]).startswith(b'{"manifest":')


def _is_audit(path: Path) -> bool:
    from cleaner.cli.files.audit_file import begins_audit

    return begins_audit(_beginning(path))


def _beginning(path: Path) -> bytes:
    """How a file begins; what is no file is not opened, for one might wait for ever."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(_ENOUGH)
    except OSError:
        return b""
