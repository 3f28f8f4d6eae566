"""The net on numpy: dilated convolutions over the lines of a page, and attention between them.

The forward pass of `fit.net.LineNet`: F. Yu and V. Koltun, "Multi-scale context aggregation by
dilated convolutions", ICLR 2016, over lines in place of pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cleaner.strip.fitted.attention import Attention
from cleaner.strip.fitted.lines import Floats, Ints
from cleaner.strip.fitted.products import product


@dataclass(frozen=True, slots=True)
class Block:
    """One residual convolution.

    Attributes:
        weight: [H, 3 H], for the line ``reach`` before, the line itself, the line behind.
        bias: [H, 1].
        reach: lines from the middle to either side.
        attention: where lines hear each other afterwards.
    """

    weight: Floats
    bias: Floats
    reach: int
    attention: Attention | None = None


@dataclass(frozen=True, slots=True)
class Net:
    """The weights of a net of ``H`` hidden units over ``K`` features and phrases.

    Attributes:
        enter, enter_bias: [H, K] and [H, 1]; the features' means and spreads are folded in.
        phrases: [phrases, E] an embedding for each; ``said`` [H, E] leads in from them.
        blocks: the convolutions; after the first half of them the page is summed up.
        whole, whole_bias: [H, 2 H] and [H, 1], from the weighted and the plain mean of the page.
        leave, leave_bias: [H] and one number.
    """

    enter: Floats
    enter_bias: Floats
    phrases: Floats
    said: Floats
    blocks: tuple[Block, ...]
    whole: Floats
    whole_bias: Floats
    leave: Floats
    leave_bias: float

    def logits(self, features: Floats, phrases: Ints, lines: Ints) -> Floats:
        """[N] how strongly each line looks like article; above 0 is more likely than not.

        Args:
            features: [K, N].
            phrases: numbers of the phrases found.
            lines: the line of each of them, in order.
        """
        hidden, count = len(self.enter), features.shape[1]
        seen = np.zeros((3, hidden, count), dtype=np.float32)
        rows = product(self.enter, features, out=seen[1])
        rows += self.enter_bias
        rows += product(self.said, self._phrases(phrases, lines, count))
        np.maximum(rows, 0, out=rows)
        for number, block in enumerate(self.blocks, 1):
            rows += _convolved(seen, block)
            if number == len(self.blocks) // 2:
                rows += self._summed_up(rows)
            if block.attention is not None:
                rows += block.attention.heard(rows)
        result: Floats = (rows * self.leave[:, None]).sum(axis=0) + np.float32(self.leave_bias)
        return result

    def _phrases(self, phrases: Ints, lines: Ints, count: int) -> Floats:
        """[E, N] the embeddings of each line's phrases, added up, over the root of their number."""
        out = np.zeros((count, self.phrases.shape[1]), dtype=np.float32)
        if len(lines):
            many = np.bincount(lines)
            held = many.nonzero()[0]
            many = many.take(held)
            said = self.phrases.take(phrases, axis=0)
            sums = np.add.reduceat(said, many.cumsum() - many, axis=0)
            out[held] = sums / np.sqrt(many)[:, None]
        return out.T

    def _summed_up(self, rows: Floats) -> Floats:
        weight = 1 / (1 + np.exp(-rows[0]))
        heavy = (rows * weight).sum(axis=1) / (weight.sum() + 1e-3)
        mean = rows.sum(axis=1) / (rows.shape[1] + 1e-3)
        page = self.whole @ np.concatenate([heavy, mean]) + self.whole_bias[:, 0]
        result: Floats = np.maximum(page, 0).astype(np.float32)[:, None]
        return result


@dataclass(frozen=True, slots=True)
class Nets:
    """Nets of one form, fitted alike but for the lots they drew; their mean decides."""

    nets: tuple[Net, ...]

    def logits(self, features: Floats, phrases: Ints, lines: Ints) -> Floats:
        """[N] the mean of what they say; arguments as in `Net.logits`."""
        first, *others = (net.logits(features, phrases, lines) for net in self.nets)
        for other in others:
            first += other
        first /= np.float32(len(self.nets))
        return first


def _convolved(seen: Floats, block: Block) -> Floats:
    """[H, N] from the rows in the middle of ``seen`` [3, H, N]; it fills in what is around them."""
    before, rows, behind = seen
    hidden, count = rows.shape
    reach = min(block.reach, count)
    before[:, :reach] = behind[:, count - reach :] = 0
    before[:, reach:] = rows[:, : count - reach]
    behind[:, : count - reach] = rows[:, reach:]
    out = product(block.weight, seen.reshape(3 * hidden, count))
    out += block.bias
    return np.maximum(out, 0, out=out)
