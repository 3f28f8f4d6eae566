"""Attention as torch sees it while it is fitted; `cleaner.strip.fitted.attention` runs it on numpy.

How much a line hears of another goes by what it asks for and by how far away that is; the papers
are named there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor, nn

REACH = 512
"""Lines to either side that a line hears.

Pages that are as long are few.  On numpy lines hear no further than a quarter of that, which takes
less time and loses no more.
"""

DEAF = -1e9
"""In place of how well a line too far away answers."""

SOME = 256
"""Lines that listen together."""

MIDDLE = SOME + REACH
_DISTANCE = torch.arange(-MIDDLE, MIDDLE + REACH).abs()
_AWAY = torch.log1p(_DISTANCE.float()), torch.where(_DISTANCE > REACH, DEAF, 0.0)
"""By how far another line stands behind: the logarithm of how far away, and what deafness takes."""


class Attention(nn.Module):
    """Lines in, what each hears of the others out; nothing before it has learned anything."""

    def __init__(self, hidden: int, heads: int, size: int) -> None:
        super().__init__()
        self.heads, self.size = heads, size
        self.ask = nn.Linear(hidden, 3 * heads * size)
        self.tell = nn.Linear(heads * size, hidden)
        nn.init.zeros_(self.tell.weight)
        self.far = nn.Parameter(torch.zeros(heads))

    def forward(self, rows: Tensor, pages: Sequence[slice]) -> Tensor:
        """[R, H]; ``pages`` are the rows of each page, and what stands between hears nothing."""
        told = self.ask(rows).view(len(rows), 3, self.heads, self.size).permute(1, 2, 0, 3)
        heard: list[Tensor] = []
        after = 0
        for page in pages:
            heard.append(told.new_zeros(self.heads, page.start - after, self.size))
            heard += self._heard(told[:, :, page])
            after = page.stop
        heard.append(told.new_zeros(self.heads, len(rows) - after, self.size))
        together = torch.cat(heard, 1).transpose(0, 1).reshape(len(rows), -1)
        out: Tensor = self.tell(together)
        return out

    def _heard(self, told: Tensor) -> Iterator[Tensor]:
        """[A, n, S] what the lines of one page hear, some lines at a time."""
        asked, answers, said = told
        asked, count = asked * self.size**-0.5, asked.shape[1]
        for first in range(0, count, SOME):
            after = min(first + SOME, count)
            near = slice(max(0, first - REACH), min(after + REACH, count))
            far = self._far(first - near.start, after - first, near.stop - near.start)
            fits = torch.baddbmm(far, asked[:, first:after], answers[:, near].transpose(1, 2))
            yield torch.softmax(fits, -1) @ said[:, near]

    def _far(self, before: int, lines: int, heard: int) -> Tensor:
        """[A, lines, heard] what being far away takes; the first line has ``before`` above it."""
        shift = MIDDLE - before - lines + 1
        logs, deaf = (
            table[shift : shift + heard + lines - 1].unfold(0, heard, 1).flip(0) for table in _AWAY
        )
        return torch.addcmul(deaf, self.far[:, None, None], logs, value=-1)
