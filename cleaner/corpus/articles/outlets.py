"""Outlets by one name each; what names none is of its folder, or else of its own file."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from cleaner.corpus.containers.held import Held
from cleaner.corpus.containers.kinds import kind_of

_ADDRESS = re.compile(
    r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}\.?(?::\d+)?(?:/\S*)?", re.IGNORECASE
)

_DEVICE = re.compile(r"(?:www|m|mobile|amp)\.(?=[^.]+\.)")


@lru_cache(4096)
def outlet_name(said: str) -> str:
    """An outlet's name without blanks around it; of a host or an address the bare host.

    >>> outlet_name(" Pier News "), outlet_name("www.Pier.example"), outlet_name("A.P.")
    ('Pier News', 'pier.example', 'A.P.')
    """
    name = said.strip()
    return (outlet_at(name) or name) if _ADDRESS.fullmatch(name) else name


def outlet_at(url: str) -> str | None:
    """The outlet that stands at a web address: its host, without what says for which device.

    >>> outlet_at("https://m.pier.example/news"), outlet_at("m.example"), outlet_at("pier")
    ('pier.example', 'm.example', None)
    """
    host = host_of(url)
    while host and (found := _DEVICE.match(host)):
        host = host[found.end() :]
    return host


def host_of(url: str) -> str | None:
    """The host of a web address, in small letters and without its www."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    host = (host or "").rstrip(".")
    return host.removeprefix("www.") if "." in host else None


@dataclass(frozen=True, slots=True)
class Known:
    """Of articles that are whole files: the site that was recognised, or what the page says.

    Attributes:
        sites: the outlets whose rules acted.
        named: what other pages call their outlets.
        hosts: where pages say that they stand.
        folders: how many folders there must be, so that they are outlets.
    """

    sites: Mapping[int, str]
    named: Mapping[int, str]
    hosts: Mapping[int, str]
    folders: int = 2


def settle_outlets(
    outlets: list[str],
    ids: Sequence[str],
    sources: Sequence[int],
    inputs: Sequence[Held],
    known: Known,
) -> int:
    """Give an outlet to every article without one, in place; how many are outlets of their own.

    ``sources`` is the input of each article.  A folder of which at least half is of one site is
    that site's; what a page calls itself counts where folders tell nothing.  A row without an
    outlet is of its file's; where no row of the only file has one, each is on its own.
    """
    folders = [_folder(each) for each in inputs]
    several = len({folder for folder in folders if folder is not None}) >= known.folders
    sites = _sites_of_folders(sources, folders, known.sites) if several else {}
    none_known = len(outlets) > 1 and not any(outlets)
    each_alone = none_known and len(set(sources)) == 1
    alone = 0
    for index, outlet in enumerate(outlets):
        if outlet:
            continue
        held, folder = inputs[sources[index]], folders[sources[index]]
        if several and folder is not None:
            found = sites.get(folder) or outlet_name(folder.name)
        elif index in known.named:
            found = known.named[index]
        else:
            found, alone = (ids[index] if each_alone else _stem(held)), alone + 1
        outlets[index] = _shown(found)
    return alone


def _sites_of_folders(
    sources: Sequence[int], folders: Sequence[Path | None], files: Mapping[int, str]
) -> dict[Path, str]:
    found: defaultdict[Path, Counter[str]] = defaultdict(Counter)
    for index, source in enumerate(sources):
        folder = folders[source]
        if folder is not None:
            found[folder][files.get(index, "")] += 1
    return {
        folder: site
        for folder, counts in found.items()
        for site in (set(counts) - {""} if len(set(counts) - {""}) == 1 else ())
        if 2 * counts[site] >= counts.total()
    }


def _folder(held: Held) -> Path | None:
    """The folder that an input lies in."""
    if held.path is None:
        return None
    folder = held.path.parent
    return folder if folder.name else folder.absolute()


def _stem(held: Held) -> str:
    """A file's name without what says its form."""
    if held.path is None:
        return "standard input"
    kind = kind_of(held.path.name)
    return (kind.stem if kind else held.path.stem) or held.path.name


def _shown(outlet: str) -> str:
    return outlet.encode("utf-8", "backslashreplace").decode()
