"""``clean rules new``: a rule file to begin with."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from cleaner.cli.files.inputs import found_inputs
from cleaner.cli.options import Output, file_of, names_folder
from cleaner.cli.report import UsageError, warn
from cleaner.cli.rules.names import FILE_NAME, without_address
from cleaner.cli.streams import printable, write_file, write_stdout
from cleaner.model import Document, Options
from cleaner.read.document import read_bytes
from cleaner.strip.engine import strip
from cleaner.strip.rulebook.book import packaged_book
from cleaner.strip.rulebook.schema import is_host

_SHORT = 15
"""Words of a line that may be a button, a heading or a pitch."""

_MOST = 20

SCAFFOLD = """\
## What {site} leaves in its scrapes that is no article. Lines with two # explain, lines with one
## are an example: take the # away and make them yours. Then: clean rules check, clean rules test.
site = "{site}"
{domains}checked = {today}

## A line of boilerplate that only this outlet has; it tells the outlet where no URL is known.
# [[fingerprint]]
# line = '''Tides, tales and timetables. The Harbour Post.'''
# weight = 3

## What goes, and why. kind: line, section, tail, span, css or keep. In the example - goes, + stays.
# [[rule]]
# id = "newsletter"
# kind = "line"
# why = "box that offers the Tide Letter"
# match = '''Get the Tide Letter.{{0,80}}'''
# example = '''
# - Get the Tide Letter, free, every Friday
# + The Tide Letter was founded in 1911 by two harbour pilots.
# '''
"""


def new_rules(
    site: Annotated[
        str, typer.Argument(help="The outlet, as its main host is called, or its folder.")
    ],
    page: Annotated[
        Path | None, typer.Argument(help="A scrape of it: what of it may be no article is noted.")
    ] = None,
    output: Output = None,
) -> None:
    """Begin a rule file for an outlet: with an example to be changed, and lines of a scrape.

    \b
    clean rules new harbourpost.example -o my-rules/
    clean rules new harbourpost.example scrape.txt > my-rules/harbourpost.example.toml
    """
    if not FILE_NAME.fullmatch(site):
        raise UsageError(f"{site}: give a host name, without https:// or path")
    target = _target(file_of(output), site)
    documents = [] if page is None else [_read(page)]
    domains = _domains(site, documents)
    quoted = ", ".join(f'"{domain}"' for domain in domains)
    text = SCAFFOLD.format(
        site=site,
        domains=f"domains = [{quoted}]\n" if domains else "",
        today=dt.datetime.now(tz=dt.UTC).date(),
    )
    for document in documents:
        text += _noted(document)
    if not domains:
        warn(without_address(site))
    if site in packaged_book().files:
        path = packaged_book().paths[site]
        warn(f"{site}: has rules, which a file of this name replaces; copy {path} instead")
    data = text.encode("utf-8", "replace")
    if target is None:
        write_stdout(data)
    else:
        write_file(target, data)


def _target(output: str | None, site: str) -> Path | None:
    """The file: in a folder it is called like the outlet.

    Raises:
        UsageError: it is called otherwise, or stands there already.
    """
    if output is None:
        return None
    target = Path(output)
    if names_folder(output) or target.is_dir():
        target /= f"{site}.toml"
    if target.name != f"{site}.toml":
        raise UsageError(f"-o {target}: the file of this outlet must be called {site}.toml")
    if target.exists():
        raise UsageError(f"-o {target}: stands there already; add to it")
    return target


def _read(page: Path) -> Document:
    here, *more = found_inputs([page])
    if more:
        raise UsageError(f"{page}: is a folder; name one page")
    return read_bytes(here.read(), name=here.name, ask=False)


def _domains(site: str, documents: list[Document]) -> list[str]:
    """Hosts of the outlet: those below the name, and where the page says that it stands."""
    hosts = [urlsplit(document.url or "").hostname or "" for document in documents]
    others = [host for host in hosts if is_host(host) and not f".{host}".endswith(f".{site}")]
    return [site, f"*.{site}", *others] if is_host(site) else others


def _noted(document: Document) -> str:
    """Short lines that would stay, as comments: of these a rule may be made."""
    cleaned = strip(document, options=Options(), book=packaged_book())
    lines = dict.fromkeys(line.strip() for line in cleaned.text.splitlines())
    short = [line for line in lines if line and len(line.split()) <= _SHORT][:_MOST]
    shown = "".join(f"##   {printable(line)}\n" for line in short)
    name = printable(document.name)
    return f"\n## Short lines that stay of {name}; which of them are no article?\n{shown}"
