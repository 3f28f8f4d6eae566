"""Web archives (WARC, ISO 28500) to pages: what servers answered, and texts made of it (WET)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from cleaner.corpus.containers.cut import Row
from cleaner.corpus.containers.limits import Limits, too_big
from cleaner.corpus.containers.packing.unpack import DamagedError, Meter, pieces
from cleaner.corpus.containers.pages.frames import BrokenOffError, Frame, frames, shortened
from cleaner.corpus.containers.pages.http import plain_body
from cleaner.corpus.containers.pages.stream import full_stream
from cleaner.corpus.records.batch import Failed, Page
from cleaner.model import InputError

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

TEXTS = ("text/html", "application/xhtml+xml", "text/plain")


def warc_rows(stream: BinaryIO, limits: Limits, meter: Meter) -> Iterator[Row]:
    """The pages and the places of their records in the archive; other records are skipped.

    Pages are answers with status 200, resources and conversions that are HTML or plain text.

    Raises:
        InputError: it is no web archive, or breaks off; what stood before was given.
    """
    number = 0
    plain = full_stream(pieces(stream, limits, meter))
    try:
        for number, frame in enumerate(frames(plain, limits.record), 1):
            row = _row(frame, number, limits)
            if row is None:
                meter.skipped += 1
            else:
                yield row
    except DamagedError as error:
        raise InputError(f"{error} after record {number}") from None
    except BrokenOffError:
        raise InputError(f"the web archive breaks off in record {number + 1}") from None


def _row(frame: Frame, number: int, limits: Limits) -> Row | None:
    """A page, or why it is none; None for what is not sought."""
    from fastwarc.warc import WarcRecord

    if frame.error is not None:
        return Failed(number, frame.error)
    try:
        record = WarcRecord.from_bytes(shortened(frame))
        record.parse_http()
        if not _is_page(record):
            return None
        if frame.size > limits.record:
            return Failed(number, too_big(frame.size, limits))
        return number, _page(record, number, limits)
    except InputError as error:
        return Failed(number, str(error))
    except (OSError, ValueError, UnicodeError) as error:
        return Failed(number, f"is damaged: {error}")


def _is_page(record: WarcRecord) -> bool:
    from fastwarc.warc import WarcRecordType as Type

    if record.record_type == Type.response:
        headers = record.http_headers
        return headers is None or (headers.status_code == 200 and _media(record) in TEXTS)
    return record.record_type in (Type.resource, Type.conversion) and _media(record) in TEXTS


def _media(record: WarcRecord) -> str:
    return _content_type(record).partition(";")[0].strip().lower()


def _content_type(record: WarcRecord) -> str:
    headers = record.http_headers if record.http_headers is not None else record.headers
    return str(headers.get("Content-Type") or "")


def _page(record: WarcRecord, number: int, limits: Limits) -> Page:
    body = record.reader.read()
    headers = record.http_headers
    if headers is not None:
        chunks = str(headers.get("Transfer-Encoding") or "")
        packing = str(headers.get("Content-Encoding") or "")
        body = plain_body(body, chunks, packing, limits.record)
    url = record.headers.get("WARC-Target-URI")
    stamp = record.headers.get("WARC-Date")
    own = record.record_id
    return Page(str(own or number), body, url, _content_type(record), stamp, own)
