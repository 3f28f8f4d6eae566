"""A process that answers one JSON line with another; it comes back after a crash or a hang."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from resource import RUSAGE_CHILDREN, getrusage
from typing import Any


class Child:
    """A command that is started when it is first asked.

    Every answer is an object whose ``cpu`` is the CPU seconds that the process has spent.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = list(command)
        self._process: subprocess.Popen[str] | None = None
        self._earlier = 0.0
        self._now = 0.0

    @property
    def seconds(self) -> float:
        """CPU seconds of this process and of those it stands in for, as far as they were told."""
        return self._earlier + self._now

    def ask(self, question: object) -> dict[str, Any]:
        """The answer to a question.

        Raises:
            OSError: the process ended; the next question starts another.
        """
        try:
            answer = self._exchange(json.dumps(question))
        except BaseException:
            # Whatever stopped the exchange, its answer could be taken for that of the next one.
            self.close()
            raise
        self._now = answer["cpu"]
        return answer

    def _exchange(self, question: str) -> dict[str, Any]:
        process = self._running()
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        process.stdin.write(question + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            raise BrokenPipeError("the process ended")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
            )
        return self._process

    def close(self) -> None:
        """End the process, if there is one, and take down all that it spent."""
        process, self._process = self._process, None
        if process is None:
            return
        before = _spent_by_children()
        process.kill()
        process.wait()
        self._earlier, self._now = self._earlier + _spent_by_children() - before, 0.0
        for pipe in (process.stdout, process.stdin):
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr]


def _spent_by_children() -> float:
    """CPU seconds of the children that have ended."""
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
