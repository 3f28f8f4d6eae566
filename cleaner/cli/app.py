"""The one place where exceptions become exit codes and one-line errors.

0 fine, 1 findings, 2 usage, configuration or rules, 3 some inputs failed, 130 interrupted.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

from cleaner.cli.report import (
    INTERRUPTED,
    SOME_FAILED,
    USAGE,
    StoppedError,
    UsageError,
    a_bug,
    fail,
    too_large,
)
from cleaner.cli.streams import open_missing_descriptors
from cleaner.cli.words import COMMANDS, refuse_close
from cleaner.model import CleanerError, RuleError

_GROUP_OPTIONS = ("-h", "--help", "--version", "--install-completion", "--show-completion")


def run_command(argv: list[str]) -> int:
    """Run the command; returns its exit code, and raises nothing."""
    open_missing_descriptors()
    _set_signals()
    try:
        return _run(_with_command([_literal(word) for word in argv]))
    except _Terminated:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.raise_signal(signal.SIGTERM)
        return SOME_FAILED
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 – nobody wants a traceback
        message, code = _ending(error)
        fail(message)
        return code


def _ending(error: Exception | KeyboardInterrupt) -> tuple[str, int]:
    """What to say of an error, and the exit code."""
    match error:
        case KeyboardInterrupt():
            return "interrupted; what is written so far is whole", INTERRUPTED
        case CleanerError():
            return str(error), _code(error)
        case MemoryError() | RecursionError():
            return too_large(error), SOME_FAILED
        case OSError():
            return f"{error.filename or 'system'}: {error.strerror or error}", SOME_FAILED
        case _:
            return a_bug(error), SOME_FAILED


def _code(error: CleanerError) -> int:
    if isinstance(error, StoppedError):
        return INTERRUPTED
    return USAGE if isinstance(error, RuleError | UsageError) else SOME_FAILED


class _Terminated(BaseException):
    """SIGTERM came: what is half written is taken away, and then the signal does its work."""


def _set_signals() -> None:
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # a closed pipe ends us without a word
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _terminate)


def _terminate(*_: object) -> None:
    raise _Terminated


def _run(argv: list[str]) -> int:
    """Plain cleaning needs no command line to be parsed, which takes longer than the work."""
    if argv[:1] == ["run"] and not any(word.startswith("-") and word != "-" for word in argv):
        from cleaner.cli.run.plan import Plan
        from cleaner.cli.run.work import work

        return work(Plan(), [Path(word) for word in argv[1:]])
    from cleaner.cli.commands import parse_and_run

    return parse_and_run(argv)


def _literal(word: str) -> str:
    """``./-`` is a file; as a path it would lose its dot and be standard input or output."""
    option, equals, path = word.partition("=") if word.startswith("--") else ("", "", word)
    if path == "-" or os.path.normpath(path) != "-":
        return word
    slash = os.sep if path.endswith(("/", os.sep)) else ""
    return f"{option}{equals}{os.path.realpath(path)}{slash}"


def _with_command(argv: list[str]) -> list[str]:
    """``clean FILE`` is ``clean run FILE``; a first word is a command only if it is exactly one."""
    if "_CLEAN_COMPLETE" in os.environ:
        return argv
    if argv and (argv[0] in COMMANDS or argv[0].split("=")[0] in _GROUP_OPTIONS):
        return argv
    if argv:
        refuse_close(argv[0])
    return ["run", *argv]
