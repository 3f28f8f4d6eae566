"""What goes wrong in DuckDB, in one line."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cleaner.corpus.errors import EngineError


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """What goes wrong in DuckDB in one line.

    Raises:
        EngineError: says what would help.
        KeyboardInterrupt: a signal ended a statement; DuckDB swallows what its handler raised.
    """
    import duckdb

    try:
        yield
    except RuntimeError as error:
        if str(error) != _INTERRUPTED:
            raise
        raise KeyboardInterrupt from None
    except duckdb.OutOfMemoryException as error:
        raise EngineError(_out_of_memory(str(error))) from None
    except (duckdb.IOException, duckdb.FatalException) as error:
        raise EngineError(f"{folder}: {_first_line(error)}") from None
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        raise EngineError(f"{folder}: the disk is full; name another with --temp") from None


_INTERRUPTED = "Query interrupted"


def _out_of_memory(message: str) -> str:
    if "temp" in message and "space" in message.lower():
        return "the disk of temporary files is full; name another with --temp"
    return "memory does not suffice; give more with --memory"


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
