"""The command line put together, and the one place where exceptions become exit codes.

0 fine, 1 findings, 2 usage, configuration or rules, 3 some inputs failed, 130 interrupted.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from difflib import get_close_matches

import typer
from typer.exceptions import Abort, TyperException

from cleaner.cli.options import UsageError
from cleaner.cli.report import INTERRUPTED, SOME_FAILED, USAGE, a_bug, fail, too_large
from cleaner.cli.streams import open_missing_descriptors
from cleaner.model import CleanerError, InputError, RuleError

COMMANDS = ("run", "explain", "restore", "rules")
_GROUP_OPTIONS = ("--help", "--version", "--install-completion", "--show-completion")


def run_command(argv: list[str]) -> int:
    """Run the command; returns its exit code, and raises nothing."""
    open_missing_descriptors()
    _set_signals()
    try:
        return _guarded(_with_command([_literal(word) for word in argv]))
    except (Abort, KeyboardInterrupt):
        fail("interrupted; what is written so far is whole")
        return INTERRUPTED
    except _Terminated:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.raise_signal(signal.SIGTERM)
        return SOME_FAILED
    except (RuleError, UsageError) as error:
        fail(str(error))
        return USAGE
    except CleanerError as error:
        fail(str(error))
        return SOME_FAILED
    except Exception as error:  # noqa: BLE001 – a traceback is for nobody who uses a command
        fail(a_bug(error))
        return SOME_FAILED


class _Terminated(BaseException):
    """SIGTERM came: what is half written is taken away, and then the signal does its work."""


def _set_signals() -> None:
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # a closed pipe ends us without a word
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _terminate)


def _terminate(*_: object) -> None:
    raise _Terminated


def _guarded(argv: list[str]) -> int:
    try:
        code = _app(argv)(args=argv, prog_name="clean", standalone_mode=False)
    except TyperException as error:
        context = getattr(error, "ctx", None)
        fail(
            f"{error.format_message()} Try `{context.command_path if context else 'clean'} --help`."
        )
        return USAGE
    except (MemoryError, RecursionError) as error:
        fail(too_large(error))
        return SOME_FAILED
    except OSError as error:
        fail(f"{error.filename or 'system'}: {error.strerror or error}")
        return SOME_FAILED
    if code == INTERRUPTED:  # Typer has caught the interrupt, and says nothing
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


def _literal(word: str) -> str:
    """``./-`` is a file; as a path it would lose its dot and be standard input."""
    return os.path.realpath(word) if word != "-" and os.path.normpath(word) == "-" else word


def _with_command(argv: list[str]) -> list[str]:
    """``clean FILE`` is ``clean run FILE``; a first word is a command only if it is exactly one."""
    if "_CLEAN_COMPLETE" in os.environ:
        return argv
    if argv and (argv[0] in COMMANDS or argv[0].split("=")[0] in _GROUP_OPTIONS):
        return argv
    if argv and not argv[0].startswith("-") and not os.path.lexists(argv[0]):
        close = get_close_matches(argv[0], COMMANDS, n=1, cutoff=0.75)
        if close:
            raise InputError(f"{argv[0]}: no such file; did you mean `clean {close[0]}`?")
    return ["run", *argv]


def _version(value: bool) -> None:  # noqa: FBT001 – typer's callback
    if value:
        from cleaner import __version__

        typer.echo(f"clean {__version__}")
        raise typer.Exit


def _app(argv: list[str]) -> Callable[..., object]:
    """The commands; only the one that is asked for, for a quick start."""
    wanted = argv[0] if argv and argv[0] in COMMANDS else None
    app = typer.Typer(
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        no_args_is_help=True,
        add_completion=wanted is None,
    )
    for name in COMMANDS if wanted is None else (wanted,):
        _ADD[name](app)
    app.callback()(_top)
    return app


def _top(
    *,
    version: bool = typer.Option(
        False, "--version", help="Print the version.", callback=_version, is_eager=True
    ),
) -> None:
    """Scraped news in, the article out: every removed line explained, nothing ever lost.

    \b
    clean < scrape.txt > article.txt          the article
    clean explain scrape.txt                  what goes, and why
    clean --audit a.jsonl < in > out          note what went ...
    clean restore --audit a.jsonl out         ... and put it back, byte for byte
    clean scrapes/ -o articles/               a folder

    `clean FILE...` is short for `clean run FILE...`; its options: clean run --help.
    """


def _add_run(app: typer.Typer) -> None:
    from cleaner.cli.run import run

    app.command("run")(run)


def _add_explain(app: typer.Typer) -> None:
    from cleaner.cli.explain import explain

    app.command("explain")(explain)


def _add_restore(app: typer.Typer) -> None:
    from cleaner.cli.restore import restore

    app.command("restore")(restore)


def _add_rules(app: typer.Typer) -> None:
    from cleaner.cli.rules import rules_app

    app.add_typer(rules_app, name="rules")


_ADD: dict[str, Callable[[typer.Typer], None]] = {
    "run": _add_run,
    "explain": _add_explain,
    "restore": _add_restore,
    "rules": _add_rules,
}
