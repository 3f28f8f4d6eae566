"""The files behind a URL: one, those of a folder, or those that fit a pattern."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from cleaner.corpus.stores.errors import reason
from cleaner.corpus.stores.remote import Stored
from cleaner.corpus.stores.urls import file_system, info_of
from cleaner.model import InputError


def stored(url: str) -> list[Stored]:
    """The files, in the order of their names; those of a folder with their places below it.

    Raises:
        InputError: nothing lies there, or the store cannot be asked.
    """
    if set("*?[") & set(url):
        return _fitting(url)
    info = info_of(url)
    if info is None:
        raise InputError(f"{url}: no such file or folder there")
    if info["type"] == "directory":
        return _below(url)
    return [Stored(url, Path(PurePosixPath(url).name), info.get("size"))]


def _below(url: str) -> list[Stored]:
    """All files of a folder and its folders; hidden ones are passed over.

    Raises:
        InputError: it cannot be listed, or a pipe or a device lies there.
    """
    system, root = file_system(url)
    try:
        infos = system.find(root, detail=True)
    except Exception as error:
        raise InputError(f"{url}: cannot be listed: {reason(error)}") from error
    found = []
    for path in sorted(infos):
        place = PurePosixPath(path[len(root.rstrip("/")) :].lstrip("/"))
        if any(part.startswith(".") for part in place.parts):
            continue
        name = f"{url.rstrip('/')}/{place}"
        if infos[path].get("type") == "other":
            raise InputError(f"{name}: is a pipe or a device; name it to have it read")
        found.append(Stored(name, Path(place), infos[path].get("size")))
    return found


def _fitting(url: str) -> list[Stored]:
    system, pattern = file_system(url)
    try:
        infos = system.glob(pattern, detail=True)
    except Exception as error:
        raise InputError(f"{url}: cannot be listed: {reason(error)}") from error
    found = [
        Stored(str(system.unstrip_protocol(path)), Path(PurePosixPath(path).name), info.get("size"))
        for path, info in sorted(infos.items())
        if info["type"] == "file"
    ]
    if not found:
        raise InputError(f"{url}: no file there fits")
    return found
