"""The file that holds a fitted judge: JSON that a person can read, numbers as 8-bit rows.

Keys: ``format``, ``fitted`` (what it was fitted on, and how well it did there), ``threshold``,
``features`` (for each its mean and spread where it was fitted), ``phrases``, ``common`` (function
words), ``dilations``, and ``nets``, of which the mean decides: for each its layers by name, each
with its ``shape``, a ``scale`` a row, and ``values``, the rows as signed bytes in base64; a weight
is scale times value.  Lines attend to each other behind the blocks for which a net has layers of
attention.  Where there are ``trees``, what they say of lines in doubt is half of the
verdict; see `cleaner.strip.fitted.trees_file`.  Nothing in the file is ever run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

import msgspec
import numpy as np

from cleaner.model import CleanerError
from cleaner.strip.fitted.attention import Attention
from cleaner.strip.fitted.layers import LARGEST, Layer, matrix_of
from cleaner.strip.fitted.lines import Floats
from cleaner.strip.fitted.net import Block, Net, Nets
from cleaner.strip.fitted.shapes import attention_layers, check
from cleaner.strip.fitted.trees import Trees
from cleaner.strip.fitted.trees_file import TreesFile, trees_of

FORMAT = "cleaner lines 4"


class ModelError(CleanerError):
    """A model file that cannot be used: damaged, or of another version."""


class ModelFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it stands; see the module."""

    format: str
    fitted: dict[str, str | int | float | dict[str, float]]
    threshold: float
    features: dict[str, tuple[float, float]]
    phrases: list[str]
    common: list[str]
    dilations: list[int]
    nets: list[dict[str, Layer]]
    trees: TreesFile | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """Nets, trees where there are some, and what they need to know of their input."""

    nets: Nets
    trees: Trees | None
    threshold: float
    features: tuple[str, ...]
    phrases: tuple[str, ...]
    common: tuple[str, ...]


def read_weights(name: str) -> Weights:
    """The packaged judge ``name``.

    Raises:
        ModelError: the file is missing or damaged.
    """
    try:
        raw = (files("cleaner.strip.fitted") / "models" / f"{name}.json").read_bytes()
        return _weights(msgspec.json.decode(raw, type=ModelFile))
    except (OSError, msgspec.MsgspecError, ValueError, KeyError, IndexError) as error:
        raise damaged(name, error) from error


def damaged(name: str, error: Exception) -> ModelError:
    """The error to raise for the file of the judge ``name``."""
    return ModelError(
        f"{name}.json: the fitted judge cannot be read ({error}); "
        "install cleaner anew, or run with --no-model"
    )


def _weights(file: ModelFile) -> Weights:
    if file.format != FORMAT:
        raise ValueError(f"format {file.format!r} is not {FORMAT!r}")
    if not file.nets:
        raise ValueError("there is no net in it")
    if not all(abs(mean) <= LARGEST for mean, _ in file.features.values()):
        raise ValueError("a feature has a mean beyond all measure")
    if not all(1 / LARGEST <= spread <= LARGEST for _, spread in file.features.values()):
        raise ValueError("a feature has no spread, or one beyond all measure")
    if not all(reach > 0 for reach in file.dilations):
        raise ValueError("a block reaches nowhere")
    return Weights(
        Nets(tuple(_net(file, layers) for layers in file.nets)),
        trees_of(file.trees, tuple(file.features), len(file.phrases)) if file.trees else None,
        file.threshold,
        tuple(file.features),
        tuple(file.phrases),
        tuple(file.common),
    )


def _net(file: ModelFile, encoded: dict[str, Layer]) -> Net:
    layers = {name: matrix_of(layer) for name, layer in encoded.items()}
    check(layers, len(file.features), len(file.phrases), len(file.dilations))
    scales = np.array(list(file.features.values()), dtype=np.float32).reshape(-1, 2)
    enter = layers["enter"] / scales[:, 1]
    return Net(
        enter=enter,
        enter_bias=(layers["enter bias"] - (enter @ scales[:, 0])[:, None]).astype(np.float32),
        phrases=np.ascontiguousarray(layers["phrases"].T),
        said=layers["said"],
        blocks=tuple(_blocks(file, layers)),
        whole=layers["whole"],
        whole_bias=layers["whole bias"],
        leave=layers["leave"][0],
        leave_bias=float(layers["leave bias"][0, 0]),
    )


def _blocks(file: ModelFile, layers: dict[str, Floats]) -> Iterator[Block]:
    for number, reach in enumerate(file.dilations):
        kernel, bias = layers[f"block {number}"], layers[f"block {number} bias"]
        yield Block(kernel, bias, reach, _attention(layers, number))


def _attention(layers: dict[str, Floats], number: int) -> Attention | None:
    if attention_layers(number)[0] not in layers:
        return None
    ask, ask_bias, tell, tell_bias, far = (layers[name] for name in attention_layers(number))
    return Attention(ask, ask_bias, tell, tell_bias, far[:, 0])
