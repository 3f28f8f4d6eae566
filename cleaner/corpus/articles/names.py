"""What tells documents apart: ids, none of them twice, the same on every machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from cleaner.corpus.containers.held import Held


def file_ids(inputs: Sequence[Held]) -> list[str]:
    """An id for each input: its name below the folder given, longer where that is not enough."""
    paths = [each.path for each in inputs]
    ids = [each.place.as_posix() for each in inputs]
    for depth in range(2, 1 + max((len(path.parts) for path in paths if path), default=0)):
        clashing = {name for name, count in Counter(ids).items() if count > 1}
        if not clashing:
            break
        ids = [
            _tail(path, depth) if name in clashing and path is not None else name
            for name, path in zip(ids, paths, strict=True)
        ]
    return [name.encode("utf-8", "backslashreplace").decode() for name in ids]


def _tail(path: Path, depth: int) -> str:
    return Path(*path.parts[-depth:]).as_posix()


def told_apart(ids: list[str], files: Sequence[str]) -> tuple[list[str], str | None]:
    """Ids of articles made different, and what to say if one stood twice.

    ``files`` is the id of the input of each.  An id that several files use gets the file's before
    it, in each of them, so that their order does not matter; in one file the second gets ``#2``.
    """
    if len(set(ids)) == len(ids):
        return ids, None
    counts = Counter(ids)
    shared = Counter(name for name, _ in set(zip(ids, files, strict=True)))
    named = [
        f"{file}:{name}" if shared[name] > 1 else name
        for name, file in zip(ids, files, strict=True)
    ]
    twice = next(name for name in ids if counts[name] > 1)
    more = sum(count > 1 for count in counts.values()) - 1
    others = f" and {more:,} more" if more else ""
    return _numbered(named), (
        f"the id {twice!r}{others} stands more than once; "
        "here it has its file's name before it, or a number after it"
    )


def _numbered(names: list[str]) -> list[str]:
    """The names, ``#2``, ``#3`` … behind those that were there before."""
    taken, seen = set(names), Counter[str]()
    apart = []
    for name in names:
        seen[name] += 1
        unique = name
        while seen[name] > 1 and (unique := f"{name}#{seen[name]}") in taken:
            seen[name] += 1
        taken.add(unique)
        apart.append(unique)
    return apart
