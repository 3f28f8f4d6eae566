"""A judge as the file that the package reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from torch import Tensor

from cleaner.strip.fitted.layers import Layer, layer_of
from cleaner.strip.fitted.shapes import attention_layers
from cleaner.strip.fitted.trees_file import trees_file
from cleaner.strip.fitted.weights import FORMAT, ModelFile
from fit.judges import Judge
from fit.net import Shape
from fit.reader import function_words

Facts = Mapping[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Card:
    """What a file says beside the weights.

    Attributes:
        features: their names, in order.
        threshold: in logits; lines below go.
        facts: what the judge was fitted on.
    """

    features: Sequence[str]
    threshold: float
    facts: Facts


def model_file(judge: Judge, card: Card) -> ModelFile:
    """The content of a judge's file."""
    first = judge.nets[0]  # all were fitted on the same pages, so they have one scale
    shape = first.net.shape
    scale = zip(card.features, first.scale.mean, first.scale.spread, strict=True)
    return ModelFile(
        format=FORMAT,
        fitted=dict(card.facts),
        threshold=card.threshold,
        features={name: (_short(mean), _short(spread)) for name, mean, spread in scale},
        phrases=list(judge.phrases.words),
        common=list(function_words()),
        dilations=list(shape.dilations),
        nets=[_layers(trained.net.state_dict(), trained.net.shape) for trained in judge.nets],
        trees=trees_file(judge.trees) if judge.trees else None,
    )


def write(file: ModelFile, path: Path) -> int:
    """Write the file, a key a line, and tell its size in bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(file), indent=1) + b"\n")
    return path.stat().st_size


def _short(number: float) -> float:
    return float(f"{number:.6g}")


def _layers(state: Mapping[str, Tensor], shape: Shape) -> dict[str, Layer]:
    get = {name: tensor.numpy().astype(np.float64) for name, tensor in state.items()}
    layers = {
        "enter": get["enter.weight"][:, : shape.features],
        "enter bias": get["enter.bias"][:, None],
        "said": get["enter.weight"][:, shape.features :],
        "phrases": get["phrases.weight"].T,
        "whole": get["whole.weight"],
        "whole bias": get["whole.bias"][:, None],
        "leave": get["leave.weight"],
        "leave bias": get["leave.bias"][:, None],
    }
    for number in range(len(shape.dilations)):
        kernel = get[f"blocks.{number}.weight"]
        layers[f"block {number}"] = np.concatenate([kernel[:, :, tap] for tap in range(3)], axis=1)
        layers[f"block {number} bias"] = get[f"blocks.{number}.bias"][:, None]
    for number in shape.attends:
        parts = ("ask.weight", "ask.bias", "tell.weight", "tell.bias", "far")
        values = [get[f"attention.{number}.{part}"] for part in parts]
        matrices = [value if value.ndim == 2 else value[:, None] for value in values]
        layers |= dict(zip(attention_layers(number), matrices, strict=True))
    return {name: layer_of(matrix.astype(np.float32)) for name, matrix in layers.items()}
