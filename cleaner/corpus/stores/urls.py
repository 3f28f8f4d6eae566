"""Which inputs are URLs, and the file systems behind them (fsspec)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.corpus.stores.errors import reason
from cleaner.model import InputError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_URL = re.compile(r"([a-z][a-z0-9+.-]+):/{1,3}(?!/)", re.IGNORECASE)
_EXTRAS = {"s3": "s3", "s3a": "s3", "gs": "gs", "gcs": "gs"}


def url_of(word: str | Path) -> str | None:
    """The URL that a word is; None for what lies on this machine by a plain path.

    A path eats one of two slashes; it gets it back.

    >>> url_of(Path("s3://news/2031/a.jsonl")), url_of("pages/a.txt")
    ('s3://news/2031/a.jsonl', None)
    """
    text = str(word)
    found = _URL.match(text)
    if found is None or ("://" not in text and Path(text).exists()):
        return None
    scheme, rest = found.group(1).lower(), text[found.end() :]
    return f"{scheme}:///{rest}" if scheme in ("file", "local") else f"{scheme}://{rest}"


def place_of(word: str | Path) -> Path | str:
    """The path on this machine that a word is or that a URL names; of any other, the URL.

    >>> place_of("file:///news/a.jsonl") == place_of("/news/a.jsonl") == Path("/news/a.jsonl")
    True
    """
    url = url_of(word)
    if url is None:
        return Path(word)
    return Path(url.removeprefix("file://")) if url.startswith("file:///") else url


def file_system(url: str) -> tuple[AbstractFileSystem, str]:
    """The file system behind a URL and its name for the place.

    Raises:
        InputError: there is none of that name, or it needs a package that is missing.
    """
    import fsspec

    scheme = url.partition("://")[0]
    try:
        system, path = fsspec.core.url_to_fs(url)
    except ImportError as error:
        extra = _EXTRAS.get(scheme)
        how = f"pip install 'cleaner[{extra}]'" if extra else reason(error)
        raise InputError(f"{url}: {scheme}:// needs a package that is missing: {how}") from None
    except ValueError as error:
        raise InputError(f"{url}: cannot be opened: {reason(error)}") from None
    except Exception as error:
        raise InputError(f"{url}: cannot be opened: {reason(error)}") from error
    return system, path


def info_of(url: str) -> dict[str, Any] | None:
    """What the store knows of a place; None where nothing lies there.

    Raises:
        InputError: it cannot be asked.
    """
    system, path = file_system(url)
    try:
        return dict(system.info(path))
    except FileNotFoundError as error:
        why = error.__cause__
        if isinstance(why, Exception) and url.startswith("http") and not _is_absent(why):
            raise InputError(f"{url}: cannot be read: {reason(why)}") from None
        return None
    except Exception as error:
        raise InputError(f"{url}: cannot be read: {reason(error)}") from error


def _is_absent(why: Exception) -> bool:
    """Whether a web server says that it has no such page; fsspec takes any refusal for that."""
    return getattr(why, "status", None) in (404, 410)
