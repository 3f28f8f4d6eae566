"""Files of text and HTML as pages, one a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.corpus.containers.cut import Row
from cleaner.corpus.containers.held import Held, streamed
from cleaner.corpus.containers.limits import Limits
from cleaner.corpus.containers.lines import too_big
from cleaner.corpus.containers.tar import media_of, shown
from cleaner.corpus.containers.unpack import Meter
from cleaner.corpus.records.batch import Failed, Page
from cleaner.corpus.stores.errors import reason
from cleaner.model import InputError


def file_rows(files: Sequence[Held], limits: Limits, meter: Meter) -> Iterator[Row]:
    """The files and their places in the list, from 1; one that cannot be read fails alone."""
    for number, held in enumerate(files, 1):
        try:
            with streamed(held) as stream:
                body = stream.read(limits.record + 1)
        except InputError as error:
            yield Failed(number, str(error))
            continue
        except OSError as error:
            yield Failed(number, f"{held.name}: cannot be read: {reason(error)}")
            continue
        meter.read += len(body)
        if len(body) > limits.record:
            yield Failed(number, f"{held.name}: {too_big(len(body), limits)}")
        else:
            name = shown(held.place.as_posix())
            yield number, Page(name, body, media=media_of(held.place.name))
