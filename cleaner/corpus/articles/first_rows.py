"""The first rows of an input: where all lack a field that was asked for, that is said once."""

from __future__ import annotations

from cleaner.corpus.fields import FIRST, NoFieldError
from cleaner.corpus.problems import Problems
from cleaner.model import InputError


class FirstRows:
    """Tells what is wrong with rows; with the first ones only when it is known how many there are.

    Args:
        name: the input.
        problems: hears of rows that fail.
    """

    def __init__(self, name: str, problems: Problems) -> None:
        self._name, self._problems = name, problems
        self._held: list[tuple[str, NoFieldError]] = []
        self._are_first = True

    def failed(self, place: str, error: Exception) -> None:
        """A row failed.

        Raises:
            InputError: the first rows all lack a field; there is no use in reading on.
        """
        if not (self._are_first and isinstance(error, NoFieldError)):
            self.passed()
            self._problems.failure(place, error)
            return
        self._held.append((place, error))
        if len(self._held) == FIRST:
            said = self._held[0][1]
            self._held.clear()
            raise InputError(f"{self._name}: the first {FIRST} rows have {said}")

    def passed(self) -> None:
        """A row did not, or there are no more: what was held is told."""
        self._are_first = False
        for place, error in self._held:
            self._problems.failure(place, error)
        self._held.clear()
