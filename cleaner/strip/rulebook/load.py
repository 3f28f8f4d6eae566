"""One rule file: bytes to a checked `RuleFile`.  Every error reads ``file: rule id: what``."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Any, get_args

import msgspec
import tomli

from cleaner.model import KINDS, RuleError
from cleaner.strip.rulebook.patterns import PatternError, prove_sound
from cleaner.strip.rulebook.schema import RANGES, Kind, RuleEntry, RuleFile

MAX_BYTES = 1_000_000
_PLACE = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_VALUE = re.compile(r"Invalid enum value '(?P<value>[^']*)'")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>[^`]*)`")

_CHOICES = {"kind": get_args(Kind), "label": KINDS}
_SHAPES = {
    "domains": "give a host name, without https:// or path; *.example.org takes all below it",
    "id": "give words in lower case with hyphens between them, such as cookie-banner",
    "cues": "give a phrase, not only blanks",
}
"""What a key takes, where its schema says it in a pattern."""


def load(path: Path, *, site: str, sound: bool) -> RuleFile:
    """Read and check one file; ``sound`` also proves its patterns, which takes longer.

    Raises:
        RuleError: it cannot be read, is not TOML, or breaks a law of rule files.
    """
    data = _toml(path)
    try:
        file = msgspec.convert(data, RuleFile)
    except msgspec.ValidationError as error:
        raise RuleError(f"{path}: {_explained(error, data)}") from None
    if file.site != site:
        raise RuleError(f"{path}: site is {file.site!r}, but the file name says {site!r}")
    _refuse_twins(file, path)
    for rule in file.rule:
        _check(rule, path, sound=sound)
    return file


def _toml(path: Path) -> dict[str, Any]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would let us wait for ever
            raise RuleError(f"{path}: is no regular file, as a rule file must be")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise RuleError(f"{path}: cannot be read: {error.strerror}") from None
    if len(raw) > MAX_BYTES:
        raise RuleError(f"{path}: too long; a rule file has at most {MAX_BYTES:,} bytes")
    try:
        return tomli.loads(raw.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise RuleError(f"{path}: byte {error.start} is not UTF-8; save it as UTF-8") from None
    except (tomli.TOMLDecodeError, RecursionError, ValueError) as error:
        raise RuleError(f"{path}: not TOML: {error}") from None


def _explained(error: msgspec.ValidationError, data: dict[str, Any]) -> str:
    """What is wrong, in the words of a rule file."""
    message = str(error)
    place = _PLACE.search(message)
    path = place["path"] if place else ""
    message = message[: place.start()] if place else message
    return f"{_named(path, data)}{_reworded(message, path)}"


def _reworded(message: str, path: str) -> str:
    key = re.sub(r"\[\d+\]", "", path).rpartition(".")[2]
    if unknown := _UNKNOWN.fullmatch(message):
        inside = RuleEntry if path.startswith(".rule") else RuleFile
        known = ", ".join(field.name for field in msgspec.structs.fields(inside))
        return f"no such key: {unknown['key']!r} (there are {known})"
    if (wrong := _VALUE.fullmatch(message)) and key in _CHOICES:
        return f"no such {key}: {wrong['value']!r} (there are {', '.join(_CHOICES[key])})"
    if "matching regex" in message and key in _SHAPES:
        return _SHAPES[key]
    return message


def _named(path: str, data: dict[str, Any]) -> str:
    """``.rule[3].match`` as ``rule gallery: match: ``."""
    found = re.match(r"\.rule\[(\d+)\]\.?(.*)", path)
    if not found:
        return f"{path.lstrip('.')}: " if path else ""
    entry = data["rule"][int(found[1])]
    name = entry.get("id", f"number {int(found[1]) + 1}") if isinstance(entry, dict) else found[1]
    return f"rule {name}: " + (f"{found[2]}: " if found[2] else "")


def _refuse_twins(file: RuleFile, path: Path) -> None:
    seen: set[str] = set()
    for rule in file.rule:
        if rule.id in seen:
            raise RuleError(f"{path}: rule {rule.id}: the id stands twice; give each its own")
        seen.add(rule.id)


def _check(rule: RuleEntry, path: Path, *, sound: bool) -> None:
    problem = _shape_problem(rule) or _example_problem(rule.example)
    if problem:
        raise RuleError(f"{path}: rule {rule.id}: {problem}")
    if not sound:
        return
    if rule.kind == "css":
        _check_selector(rule, path)
        return
    for name, pattern in (("match", rule.match), ("stop", rule.stop)):
        try:
            if pattern:
                prove_sound(pattern)
        except PatternError as error:
            raise RuleError(f"{path}: rule {rule.id}: {name}: {error}") from None


def _check_selector(rule: RuleEntry, path: Path) -> None:
    from cleaner.read.html.select import check_selector  # a parser, which few files need

    try:
        check_selector(rule.match or "")
    except ValueError as error:
        raise RuleError(f"{path}: rule {rule.id}: match: {error}") from None


def _shape_problem(rule: RuleEntry) -> str:
    ranged = rule.kind in RANGES
    checks = (
        (not (rule.match or rule.cues), "needs match or cues"),
        (ranged and rule.at_most is None, f"a {rule.kind} needs at_most, the most it may take"),
        (not ranged and rule.at_most is not None, "at_most belongs to section and tail"),
        (rule.kind != "section" and rule.stop is not None, "stop belongs to section"),
        (rule.kind == "span" and rule.match is None, "a span needs match"),
        (rule.kind == "css" and rule.match is None, "a css rule needs match, a selector"),
        (rule.kind == "css" and bool(rule.cues), "cues are for text; a css rule has a selector"),
        (rule.kind == "css" and rule.score != 1, "a css rule has no score"),
        (rule.cover is not None and not rule.cues, "cover counts cues; there are none"),
        (rule.kind == "keep" and rule.score != 1, "a keep rule has no score"),
    )
    return next((problem for wrong, problem in checks if wrong), "")


def _example_problem(example: str) -> str:
    marks = {line[:1] for line in example.splitlines() if line.strip()}
    if marks - {"-", "+"}:
        return "every line of the example starts with '- ' (it goes) or '+ ' (it stays)"
    if marks != {"-", "+"}:
        return "the example needs both marks: '- ' a line that goes and '+ ' one that stays"
    return ""
