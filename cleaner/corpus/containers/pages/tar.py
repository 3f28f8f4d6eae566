"""Tar files to pages, member after member; nothing is unpacked to the disk."""

from __future__ import annotations

import mimetypes
import tarfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, Self

from cleaner.corpus.containers.cut import Row
from cleaner.corpus.containers.kinds import kind_of
from cleaner.corpus.containers.limits import Limits, too_big
from cleaner.corpus.containers.packing.unpack import DamagedError, Meter, pieces
from cleaner.corpus.containers.pages.stream import full_stream
from cleaner.corpus.records.batch import Failed, Page
from cleaner.corpus.records.pages import HTML
from cleaner.model import InputError

RECORDS = "holds records, or a table, and would be torn as one text; clean it by itself"


def tar_rows(stream: BinaryIO, limits: Limits, meter: Meter) -> Iterator[Row]:
    """The files in it and their places among its members; what is surely no text is skipped.

    Raises:
        InputError: it is no tar file, or damaged; what stood before was given.
    """
    number = 0
    plain = full_stream(pieces(stream, limits, meter))
    try:
        with tarfile.open(fileobj=plain, mode="r|", tarinfo=_Info) as archive:
            for number, member in enumerate(archive, 1):
                if member.isfile() and holds_records(member.name):
                    yield Failed(number, RECORDS, name=shown(member.name))
                elif member.isfile() and may_be_text(member.name):
                    yield _row(archive, member, number, limits)
                else:
                    meter.skipped += not member.isdir()
    except DamagedError as error:
        raise InputError(f"{error} after member {number}") from None
    except (tarfile.TarError, EOFError, ValueError, OSError) as error:
        where = f"after member {number}" if number else "at its beginning"
        raise InputError(f"no tar file, or damaged, {where}: {error}") from None


class _Info(tarfile.TarInfo):
    """A head that is damaged is an error; without this it would be taken for the end."""

    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(tarfile_)
        except (tarfile.InvalidHeaderError, tarfile.TruncatedHeaderError) as error:  # type: ignore[attr-defined]
            raise tarfile.ReadError(str(error)) from None


def _row(archive: tarfile.TarFile, member: tarfile.TarInfo, number: int, limits: Limits) -> Row:
    if member.size > limits.record:
        return Failed(number, too_big(member.size, limits), name=shown(member.name))
    file = archive.extractfile(member)
    body = file.read() if file is not None else b""
    if len(body) < member.size:
        raise tarfile.ReadError("unexpected end of data")
    return number, Page(shown(member.name), body, media=media_of(member.name))


def media_of(name: str) -> str | None:
    """``text/html`` where a name says so; of other names the content tells."""
    kind, _ = mimetypes.guess_type(name, strict=False)
    return kind if kind in HTML else None


def holds_records(name: str) -> bool:
    """Whether a name says that many articles lie in a file; as one they would be torn.

    ``.json`` is mostly what a crawler noted, and is passed over as no text.
    """
    if _is_hidden(name) or name.lower().endswith(".json"):
        return False
    kind = kind_of(name)
    return kind is not None and kind.form != "tar"


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") for part in parts if part not in (".", ".."))


def may_be_text(name: str) -> bool:
    """Whether a name does not say that it is something else: a picture, a film, an archive."""
    if _is_hidden(name):
        return False
    kind, packing = mimetypes.guess_type(name, strict=False)
    return packing is None and (kind is None or kind.startswith("text/") or kind in HTML)


def shown(name: str) -> str:
    """A name that UTF-8 can hold."""
    return name.encode("utf-8", "backslashreplace").decode()
