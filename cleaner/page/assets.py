"""Style sheets and scripts, those that all pages share and those of one page, as one each."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

STYLES = ("tokens", "base", "controls", "masthead", "dialogs")
"""The style sheets of every page."""

SCRIPTS = ("dom", "visible", "numbers", "files", "dialogs", "theme")
"""The scripts of every page."""


def style_of(package: str, names: Iterable[str]) -> str:
    """The sheets of every page and then those of a package's folder ``css``."""
    return "\n".join([*_read(__package__, "css", STYLES), *_read(package, "css", names)])


def script_of(package: str, names: Iterable[str]) -> str:
    """The scripts of every page and then those of a package's folder ``js``, in one scope."""
    body = "\n".join([*_read(__package__, "js", SCRIPTS), *_read(package, "js", names)])
    return f'(() => {{\n"use strict";\n{body}}})();\n'


def skeleton() -> str:
    """A page without style, script and data."""
    return files(__package__).joinpath("page.html").read_text(encoding="utf-8")


def _read(package: str, kind: str, names: Iterable[str]) -> list[str]:
    folder = files(package).joinpath(kind)
    return [folder.joinpath(f"{name}.{kind}").read_text(encoding="utf-8") for name in names]
