"""The file that holds a fitted judge: JSON that a person can read, numbers as 8-bit rows.

Keys: ``format``, ``fitted`` (what it was fitted on, and how well it did there), ``threshold``,
``features`` (for each its mean and spread where it was fitted), ``phrases``, ``common`` (function
words), ``dilations``, and ``layers``: for each its ``shape``, a ``scale`` a row, and
``values``, the rows as signed bytes in base64; a weight is scale times value.  Nothing in it is
ever run.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from importlib.resources import files
from math import prod

import msgspec
import numpy as np

from cleaner.model import CleanerError
from cleaner.strip.fitted.lines import Floats
from cleaner.strip.fitted.net import Block, Net

FORMAT = "cleaner lines 1"


class ModelError(CleanerError):
    """A model file that cannot be used: damaged, or of another version."""


class Layer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A matrix of 8-bit numbers, each row with a scale of its own."""

    shape: list[int]
    scale: list[float]
    values: str


class ModelFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it stands; see the module."""

    format: str
    fitted: dict[str, str | int | float | dict[str, float]]
    threshold: float
    features: dict[str, tuple[float, float]]
    phrases: list[str]
    common: list[str]
    dilations: list[int]
    layers: dict[str, Layer]


@dataclass(frozen=True, slots=True)
class Weights:
    """A net and what it needs to know of its input."""

    net: Net
    threshold: float
    features: tuple[str, ...]
    phrases: tuple[str, ...]
    common: tuple[str, ...]


def read_weights(name: str) -> Weights:
    """The packaged judge ``name``.

    Raises:
        ModelError: the file is missing or damaged.
    """
    place = f"{name}.json"
    try:
        raw = (files("cleaner.strip.fitted") / "models" / place).read_bytes()
        return _weights(msgspec.json.decode(raw, type=ModelFile))
    except (OSError, msgspec.MsgspecError, ValueError, KeyError) as error:
        raise ModelError(
            f"{place}: the fitted judge cannot be read ({error}); "
            "install cleaner anew, or run with --no-model"
        ) from error


def _weights(file: ModelFile) -> Weights:
    if file.format != FORMAT:
        raise ValueError(f"format {file.format!r} is not {FORMAT!r}")
    layers = {name: _matrix(layer) for name, layer in file.layers.items()}
    blocks = tuple(
        Block(layers[f"block {number}"], layers[f"block {number} bias"], reach)
        for number, reach in enumerate(file.dilations)
    )
    scales = np.array(list(file.features.values()), dtype=np.float32).reshape(-1, 2)
    enter = layers["enter"] / scales[:, 1]
    net = Net(
        enter=enter,
        enter_bias=(layers["enter bias"] - (enter @ scales[:, 0])[:, None]).astype(np.float32),
        phrases=np.ascontiguousarray(layers["phrases"].T),
        said=layers["said"],
        blocks=blocks,
        whole=layers["whole"],
        whole_bias=layers["whole bias"],
        leave=layers["leave"][0],
        leave_bias=float(layers["leave bias"][0, 0]),
    )
    if net.enter.shape[1] != len(file.features) or len(net.phrases) != len(file.phrases):
        raise ValueError("its layers do not fit its features and phrases")
    return Weights(
        net, file.threshold, tuple(file.features), tuple(file.phrases), tuple(file.common)
    )


def _matrix(layer: Layer) -> Floats:
    try:
        raw = base64.b64decode(layer.values, validate=True)
    except binascii.Error as error:
        raise ValueError(f"a layer is damaged: {error}") from error
    rows = len(layer.scale)
    if len(layer.shape) != 2 or layer.shape[0] != rows or prod(layer.shape) != len(raw):
        raise ValueError("a layer is not as large as it says")
    values = np.frombuffer(raw, dtype=np.int8).reshape(layer.shape).astype(np.float32)
    result: Floats = values * np.array(layer.scale, dtype=np.float32)[:, None]
    return result


def layer_of(matrix: Floats) -> Layer:
    """A matrix as it goes into the file: each row scaled so that its largest number is 127."""
    scale = np.maximum(np.abs(matrix).max(axis=1), 1e-9) / 127
    rounded = np.array([float(f"{value:.6g}") for value in scale])
    values = np.clip(np.rint(matrix / rounded[:, None]), -127, 127).astype(np.int8)
    text = base64.b64encode(values.tobytes()).decode("ascii")
    return Layer(list(matrix.shape), rounded.tolist(), text)
