"""What makes two runs the same: version, rules, recipe, inputs.  No clock has a say."""

from __future__ import annotations

import hashlib
import os
from typing import Any

from cleaner import __version__
from cleaner.corpus.containers.held import Held, is_regular, opened
from cleaner.corpus.records.cleaned import RecordCleaner
from cleaner.corpus.records.recipe import plain
from cleaner.corpus.run.plan import Run, Source
from cleaner.model import InputError

FORMAT = 1
_EDGE = 64 << 10
_WORDS = {
    "clean_version": "the version of clean",
    "rules_sha256": "the rules",
    "recipe": "the options",
    "shard_size": "--shard-size",
    "inputs": "the inputs",
}


def fingerprint(run: Run) -> dict[str, Any]:
    """What a run can be known by, as JSON has it.

    Raises:
        InputError: an input cannot be read.
        RuleError: a rule does not hold.
    """
    return {
        "manifest": FORMAT,
        "clean_version": __version__,
        "rules_sha256": RecordCleaner(run.recipe).rules_sha256,
        "recipe": plain(run.recipe),
        "shard_size": run.shard_size,
        "inputs": [_input(run, at) for at in range(len(run.sources))],
    }


def differences(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """What is not as it was, in words."""
    changed = [key for key in _WORDS if _compared(old, key) != _compared(new, key)]
    words = [_WORDS[key] for key in changed if key not in ("inputs", "recipe")]
    if "recipe" in changed:
        words += _options(old.get("recipe") or {}, new["recipe"])
    if "inputs" in changed:
        words += _inputs(old.get("inputs") or [], new["inputs"])
    return words


def _compared(print_: dict[str, Any], key: str) -> object:
    """Inputs are known by where they go and what is in them; they may be named otherwise."""
    if key != "inputs":
        return print_.get(key)
    return [(each.get("shards"), *_content(each)) for each in print_.get(key) or []]


def _options(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    flat_old, flat_new = _flat(old), _flat(new)
    keys = sorted(key for key in {**flat_old, **flat_new} if flat_old.get(key) != flat_new.get(key))
    return [f"{key} (was {flat_old.get(key)!r}, is {flat_new.get(key)!r})" for key in keys]


def _flat(recipe: dict[str, Any]) -> dict[str, Any]:
    return {**(recipe.get("options") or {}), **{k: v for k, v in recipe.items() if k != "options"}}


def _inputs(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[str]:
    before, now = ({each["shards"]: each for each in group} for group in (old, new))
    gone = [f"{name} is no longer an input" for name in before if name not in now]
    come = [f"{name} is a new input" for name in now if name not in before]
    both = [name for name in now if name in before]
    changed = [
        f"{now[name]['name']} has changed"
        for name in both
        if _content(before[name]) != _content(now[name])
    ]
    moved = [] if gone or come or changed else ["the order of the inputs"]
    return [*changed, *gone, *come, *moved]


def _content(each: dict[str, Any]) -> tuple[object, object]:
    return each.get("size"), each.get("edges")


def _input(run: Run, at: int) -> dict[str, Any]:
    source: Source = run.sources[at]
    size, edges = _looked_at(source.held)
    return {"name": source.name, "shards": run.name_of(at, 0), "size": size, "edges": edges}


def _looked_at(held: Held) -> tuple[int | None, str | None]:
    """Size, and a hash over the first and last 64 KiB; of a pipe nothing is known."""
    if held.path is None or not is_regular(held):
        size: int | None = getattr(held, "size", None)
        return size, None
    try:
        with opened(held) as stream:
            size = stream.seek(0, os.SEEK_END)
            stream.seek(0)
            digest = hashlib.sha256(stream.read(_EDGE))
            stream.seek(max(0, size - _EDGE))
            digest.update(stream.read(_EDGE))
    except OSError as error:
        raise InputError(f"{held.name}: cannot be read: {error.strerror}") from None
    return size, digest.hexdigest()
