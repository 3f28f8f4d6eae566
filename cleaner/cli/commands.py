"""The commands and their options, parsed by Typer."""

from __future__ import annotations

from collections.abc import Callable

import typer
from typer.exceptions import Abort, TyperException

from cleaner.cli.report import INTERRUPTED, USAGE, fail


def parse_and_run(argv: list[str]) -> int:
    """Parse the words of a command line and run the command; its exit code."""
    try:
        code = _app(argv)(args=argv, prog_name="clean", standalone_mode=False)
    except TyperException as error:
        context = getattr(error, "ctx", None)
        problem = error.format_message().replace("Value error, ", "").rstrip(".")
        fail(f"{problem}. Try `{context.command_path if context else 'clean'} --help`.")
        return USAGE
    except Abort:
        raise KeyboardInterrupt from None
    if code == INTERRUPTED:  # Typer has caught the interrupt, and says nothing
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


def _version(value: bool) -> None:  # noqa: FBT001 – typer's callback
    if value:
        from cleaner import __version__

        typer.echo(f"clean {__version__}")
        raise typer.Exit


def _app(argv: list[str]) -> Callable[..., object]:
    """The commands; only the one that is asked for, for a quick start."""
    wanted = argv[0] if argv and argv[0] in _ADD else None
    app = typer.Typer(
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        no_args_is_help=True,
        add_completion=wanted is None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name in _ADD if wanted is None else (wanted,):
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
    clean news.jsonl.gz -o cleaned/           records, in shards; --resume goes on
    clean overlap bbc/ cnn/ --html page.html  which passages outlets share

    `clean FILE...` is short for `clean run FILE...`; its options: clean run --help.
    """


def _add_run(app: typer.Typer) -> None:
    from cleaner.cli.run.command import run

    app.command("run")(run)


def _add_explain(app: typer.Typer) -> None:
    from cleaner.cli.explain.command import explain

    app.command("explain")(explain)


def _add_restore(app: typer.Typer) -> None:
    from cleaner.cli.restore.command import restore

    app.command("restore")(restore)


def _add_overlap(app: typer.Typer) -> None:
    from cleaner.cli.overlap.command import overlap

    app.command("overlap")(overlap)


def _add_rules(app: typer.Typer) -> None:
    from cleaner.cli.rules.command import rules_app

    app.add_typer(rules_app, name="rules")


_ADD: dict[str, Callable[[typer.Typer], None]] = {
    "run": _add_run,
    "explain": _add_explain,
    "restore": _add_restore,
    "overlap": _add_overlap,
    "rules": _add_rules,
}
