"""An array that grows."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


class Column:
    """An array that grows: chunks are added to it and given up, so that nothing is held twice.

    Room that is not filled yet takes no memory on most systems.
    """

    def __init__(self, kind: type[np.generic], room: int) -> None:
        self._values: NDArray[Any] = np.empty(max(1024, room), kind)
        self.size = 0

    def add(self, values: NDArray[Any]) -> None:
        """Put values behind those that are there."""
        size = self.size + values.size
        if size > len(self._values):
            grown = np.empty(2 * size, self._values.dtype)
            grown[: self.size] = self._values[: self.size]
            self._values = grown
        self._values[self.size : size] = values.ravel()
        self.size = size

    def filled(self) -> NDArray[Any]:
        """What was added."""
        return self._values[: self.size]
