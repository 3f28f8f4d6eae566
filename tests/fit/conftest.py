"""Invented pages in the shape of real ones: menus, an article, a pitch, a footer; and sheets."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fit.material import FREE, PAGES, TEXTS
from fit.rows import Origin, Row
from fit.sheets import Sheet, sheet_of_text

Make = Callable[..., Sheet]

WHO = ("The harbour master", "A ferry pilot", "The mayor of Stannet", "One of the guild")
DID = ("told the council", "wrote in the log", "said on Tuesday", "found in the spring")
WHAT = (
    "that the quay had been sinking since the winter of the long ice",
    "why the night boats were late, and for whom they had waited",
    "that nobody had counted the barrels, which stood in the rain for a week",
    "how the lamps along the mole came to be lit at noon",
    "that a bridge, were it ever built, would end in the fish market",
)
MENU = ("Home", "Tides", "Ferries", "Sport", "Letters", "Weather", "About us", "Sign in")
PITCH = "Sign up for our newsletter and never miss a tide"
RELATED = ("Lamp oil dearer again", "Eel season opens", "Two goats on the ferry")
FOOTER = ("Privacy policy", "Contact us", "All rights reserved")


def article(seed: int) -> list[str]:
    """A headline and eight paragraphs."""
    rng = random.Random(seed)  # noqa: S311 - for stories, not for secrets
    lines = [rng.choice(WHAT).capitalize()]
    for _ in range(8):
        said = [f"{rng.choice(WHO)} {rng.choice(DID)} {rng.choice(WHAT)}." for _ in range(2)]
        lines.append(" ".join(said))
    return lines


def html(seed: int) -> str:
    head, *body = article(seed)
    return (
        f"<html><head><title>{head}</title></head><body>"
        f"<nav><ul>{''.join(f'<li><a href=/{name}>{name}</a></li>' for name in MENU)}</ul></nav>"
        f"<article><h1>{head}</h1>{''.join(f'<p>{line}</p>' for line in body)}</article>"
        f"<div class=pitch><p>{PITCH}</p></div>"
        f"<ul class=more>{''.join(f'<li><a href=/more>{name}</a></li>' for name in RELATED)}</ul>"
        f"<footer>{''.join(f'<p>{name}</p>' for name in FOOTER)}</footer></body></html>"
    )


def text(seed: int) -> str:
    head, *body = article(seed)
    return "\n".join([*MENU, head, *body, "", PITCH, *RELATED, "", *FOOTER])


def gold(seed: int) -> str:
    return "\n".join(article(seed))


@pytest.fixture
def make() -> Make:
    """A bare text as a sheet."""

    def sheet(
        text: str, gold: str | None = None, name: str = "p", site: str = "a.example"
    ) -> Sheet:
        made = sheet_of_text(Row(Origin(name, name, site, "us", "en", "bs4"), text, gold))
        assert made is not None
        return made

    return sheet


@pytest.fixture
def dump() -> tuple[str, str]:
    """A page as a renderer leaves it, and its article."""
    return text(1), gold(1)


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of nine labelled and nine unlabelled pages of five domains."""
    return write_data(tmp_path_factory.mktemp("data"))


def write_data(folder: Path, pages: int = 9) -> Path:
    """The three files, with about twice as many pages as there are domains."""
    whole, bare, free = [], [], []
    for seed in range(pages):
        about = {"id": f"p{seed}", "site": f"outlet-{seed // 2}.example", "source": "us"}
        about["lang"] = "en" if seed % 2 else "xx"
        whole.append({**about, "html": html(seed), "gold": gold(seed)})
        for renderer in ("bs4", "trafilatura-recall"):
            rendering = {**about, "id": f"p{seed}#{renderer}", "page": f"p{seed}"}
            bare.append({**rendering, "renderer": renderer, "text": text(seed), "gold": gold(seed)})
        free.append({**about, "id": f"f{seed}", "html": html(100 + seed)})
    for name, rows in ((PAGES, whole), (TEXTS, bare), (FREE, free)):
        write_rows(folder / name, rows)
    return folder


def write_rows(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_bytes(gzip.compress("".join(f"{json.dumps(row)}\n" for row in rows).encode()))
