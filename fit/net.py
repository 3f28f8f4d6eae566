"""The net as torch sees it while it is fitted; `cleaner.strip.fitted.net` runs it on numpy.

Lines of several pages stand one behind the other, `GAP` empty lines between two pages, so that one
convolution reads them all.  Blocks are residual: a dilated convolution over lines, ReLU, added.
Halfway a weighted and a plain mean over the page tell every line what page it stands on; behind
some blocks lines attend to each other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate

import torch
from torch import Tensor, nn
from torch.nn import functional as fn

from fit.attention import Attention

GAP = 40
"""Empty lines between two pages; the widest convolution reaches fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How large a net is.

    Attributes:
        features, phrases: how many it reads.
        hidden: units of each line.
        embedding: numbers that a phrase is known by.
        dilations: of its convolutions, how far each reaches to either side.
        attends: numbers of the convolutions, from 0, behind which lines attend to each other.
        heads, size: of attention, and numbers of each head.
    """

    features: int
    phrases: int
    hidden: int = 40
    embedding: int = 8
    dilations: tuple[int, ...] = (1, 2, 4, 8, 16, 1)
    attends: tuple[int, ...] = ()
    heads: int = 2
    size: int = 16


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages put together: ``R`` rows, of which gaps have ``real`` 0.

    Attributes:
        features: [R, K] standardised features.
        phrases, offsets: phrases of all rows, and where those of each row begin.
        scale: [R] one over the root of the number of the row's phrases.
        real: [R] 1 for a line, 0 for a gap.
        page: [R] number of the row's page.
        pages: how many pages.
    """

    features: Tensor
    phrases: Tensor
    offsets: Tensor
    scale: Tensor
    real: Tensor
    page: Tensor
    pages: int

    def places(self) -> list[slice]:
        """The rows of each page, without the gap behind it."""
        rows = torch.bincount(self.page, minlength=self.pages).tolist()
        return [
            slice(end - many, end - GAP) for end, many in zip(accumulate(rows), rows, strict=True)
        ]


class LineNet(nn.Module):
    """Lines in, a logit a line out: above 0 means article.

    F. Yu and V. Koltun, "Multi-scale context aggregation by dilated convolutions", ICLR 2016.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        hidden = shape.hidden
        self.shape = shape
        self.phrases = nn.EmbeddingBag(max(1, shape.phrases), shape.embedding, mode="sum")
        nn.init.normal_(self.phrases.weight, 0, 0.05)
        self.enter = nn.Linear(shape.features + shape.embedding, hidden)
        self.blocks = nn.ModuleList(
            nn.Conv1d(hidden, hidden, 3, dilation=reach, padding=reach) for reach in shape.dilations
        )
        self.attention = nn.ModuleDict(
            {str(behind): Attention(hidden, shape.heads, shape.size) for behind in shape.attends}
        )
        self.whole = nn.Linear(2 * hidden, hidden)
        self.leave = nn.Linear(hidden, 1)

    def forward(self, batch: Batch, dropout: float = 0.0) -> Tensor:
        """[R] logits; gaps have some too, which mean nothing."""
        said = self.phrases(batch.phrases, batch.offsets) * batch.scale[:, None]
        said = fn.dropout(said, 2 * dropout, self.training)
        real, places = batch.real[:, None], batch.places()
        rows = torch.relu(self.enter(torch.cat([batch.features, said], 1))) * real
        for number, block in enumerate(self.blocks):
            found = torch.relu(_convolved(rows, block))
            rows = (rows + fn.dropout(found, dropout, self.training)) * real
            if number == len(self.blocks) // 2 - 1:
                rows = (rows + self._whole(rows, batch)) * real
            if number in self.shape.attends:
                heard = self.attention[str(number)](rows, places)
                rows = (rows + fn.dropout(heard, dropout, self.training)) * real
        logits: Tensor = self.leave(rows)
        return logits[:, 0]

    def _whole(self, rows: Tensor, batch: Batch) -> Tensor:
        weight = torch.sigmoid(rows[:, :1]) * batch.real[:, None]
        pages = rows.new_zeros(batch.pages, rows.shape[1])
        weights = rows.new_zeros(batch.pages, 1).index_add(0, batch.page, weight)
        counts = rows.new_zeros(batch.pages, 1).index_add(0, batch.page, batch.real[:, None])
        heavy = pages.index_add(0, batch.page, rows * weight) / (weights + 1e-3)
        mean = pages.index_add(0, batch.page, rows) / (counts + 1e-3)
        return torch.relu(self.whole(torch.cat([heavy, mean], 1)))[batch.page]


def widened(net: LineNet, features: int) -> LineNet:
    """The same net for pages with more features behind its own, which it does not look at."""
    own, state = net.shape.features, dict(net.state_dict())
    enter = state["enter.weight"]
    unseen = enter.new_zeros(len(enter), features - own)
    state["enter.weight"] = torch.cat([enter[:, :own], unseen, enter[:, own:]], 1)
    wide = LineNet(replace(net.shape, features=features))
    wide.load_state_dict(state)
    return wide


def _convolved(rows: Tensor, block: nn.Module) -> Tensor:
    """[R, H] a convolution as three products of matrices, faster on one core than torch's own."""
    weight, (reach,) = block.weight, block.dilation
    wide = fn.pad(rows, (0, 0, reach, reach))
    middle = torch.addmm(block.bias, rows, weight[:, :, 1].t())
    return (
        middle + wide[: -2 * reach] @ weight[:, :, 0].t() + wide[2 * reach :] @ weight[:, :, 2].t()
    )
