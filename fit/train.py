"""Fitting one net: the schedule, the mean of its weights, and what it says afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from cleaner.strip.fitted.lines import Floats
from fit.batches import Haze, batches, collate
from fit.examples import Example, Input, Scale, scale_of
from fit.loss import loss_of
from fit.net import GAP, LineNet, Shape
from fit.recipe import Recipe

Say = Callable[[str], None]
"""Told how far it is."""

WARM = 0.15
"""Share of the steps in which the learning rate rises."""


@dataclass(frozen=True, slots=True)
class Trained:
    """A fitted net, and the scale of the features that it reads."""

    net: LineNet
    scale: Scale


def fit(examples: Sequence[Example], phrases: int, recipe: Recipe, say: Say) -> Trained:
    """Fit a net that knows ``phrases`` phrases.

    The same examples, recipe and machine give the same weights.
    """
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(1)
    rng = np.random.default_rng(recipe.seed)
    haze = Haze(rng, recipe.forget, recipe.noise, recipe.blind)
    scale = scale_of([example.input for example in examples if example.chance == 1])
    net = LineNet(_shape(recipe, len(scale.mean), phrases))
    epochs = [_shown(examples, rng) for _ in range(recipe.epochs)]
    course = _Course(net, recipe, sum(map(_rows, epochs)) // recipe.epochs)
    for epoch, shown in enumerate(epochs):
        net.train()
        losses = []
        inputs = [example.input for example in shown]
        for numbers in batches(inputs, recipe.rows, rng):
            batch = collate([inputs[at] for at in numbers], scale, haze)
            targets = [shown[at].target for at in numbers]
            losses.append(
                course.step(loss_of(net(batch, recipe.dropout), targets, batch, recipe.f1))
            )
        say(f"  epoch {epoch + 1} of {recipe.epochs}: loss {np.mean(losses):.4f}")
    course.settle()
    return Trained(net, scale)


def _shown(examples: Sequence[Example], rng: np.random.Generator) -> list[Example]:
    """What an epoch shows, by lot where there is a chance that it does not."""
    return [page for page in examples if page.chance == 1 or rng.random() < page.chance]


def _rows(shown: Sequence[Example]) -> int:
    return sum(len(page.input) + GAP for page in shown)


def _shape(recipe: Recipe, features: int, phrases: int) -> Shape:
    return Shape(
        features=features,
        phrases=phrases,
        hidden=recipe.hidden,
        embedding=recipe.embedding,
        dilations=recipe.dilations,
        attends=recipe.attends,
    )


class _Course:
    """The steps of one fit: AdamW, one cycle of the learning rate, a running mean of the weights.

    I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", ICLR 2019; L. Smith and
    N. Topin, "Super-convergence", 2018; B. Polyak and A. Juditsky, "Acceleration of stochastic
    approximation by averaging", SIAM J. Control Optim. 30, 1992.
    """

    def __init__(self, net: LineNet, recipe: Recipe, rows: int) -> None:
        self.net = net
        self.average = recipe.average
        self.total = recipe.epochs * (rows // recipe.rows + 2)
        self.done = 0
        self.optimizer = _optimizer(net, recipe)
        self.schedule = torch.optim.lr_scheduler.OneCycleLR(
            self.optimizer, recipe.rate, total_steps=self.total, pct_start=WARM
        )
        self.mean = [weights.detach().clone() for weights in net.parameters()]

    def step(self, loss: torch.Tensor) -> float:
        """Go one step down; the loss before it comes back."""
        self.optimizer.zero_grad()
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        self.done += 1
        if self.done < self.total:
            self.schedule.step()
        follow = 1 - min(self.average, self.done / (self.done + 10))
        with torch.no_grad():
            for mean, weights in zip(self.mean, self.net.parameters(), strict=True):
                mean.lerp_(weights, follow)
        return loss.item()

    def settle(self) -> None:
        """Give the net the mean of its weights."""
        with torch.no_grad():
            for mean, weights in zip(self.mean, self.net.parameters(), strict=True):
                weights.copy_(mean)


def _optimizer(net: LineNet, recipe: Recipe) -> torch.optim.AdamW:
    """Phrases are many and rare: their weights decay faster."""
    others = [weights for name, weights in net.named_parameters() if not name.startswith("phrases")]
    groups = [
        {"params": [net.phrases.weight], "weight_decay": recipe.phrase_decay},
        {"params": others, "weight_decay": recipe.decay},
    ]
    return torch.optim.AdamW(groups, lr=recipe.rate)


@torch.no_grad()
def predict(trained: Trained, inputs: Sequence[Input], rows: int = 20_000) -> list[Floats]:
    """[N] logits for the lines of every page."""
    trained.net.eval()
    out: list[Floats] = []
    for numbers in batches(inputs, rows, None):
        chosen = [inputs[at] for at in numbers]
        logits = trained.net(collate(chosen, trained.scale)).numpy()
        at = 0
        for page in chosen:
            out.append(logits[at : at + len(page)])
            at += len(page) + GAP
    return out
