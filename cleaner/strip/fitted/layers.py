"""Matrices as they stand in a model file: 8-bit rows, each with a scale of its own."""

from __future__ import annotations

import base64
import binascii
from math import prod

import msgspec
import numpy as np

from cleaner.strip.fitted.lines import Floats

LARGEST = 1e6
"""Of numbers in a model file, and one over it the least that is divided by; those fitted are a
thousandth of it at most."""


class Layer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A matrix: the signed bytes of ``values``, in base64, each row times its scale."""

    shape: list[int]
    scale: list[float]
    values: str


def layer_of(matrix: Floats) -> Layer:
    """A matrix as it goes into the file: each row scaled so that its largest number is 127."""
    scale = np.maximum(np.abs(matrix).max(axis=1), 1e-9) / 127
    rounded = np.array([float(f"{value:.5g}") for value in scale])
    values = np.clip(np.rint(matrix / rounded[:, None]), -127, 127).astype(np.int8)
    text = base64.b64encode(values.tobytes()).decode("ascii")
    return Layer(list(matrix.shape), rounded.tolist(), text)


def matrix_of(layer: Layer) -> Floats:
    """The matrix that stands in the file.

    Raises:
        ValueError: the layer is damaged.
    """
    raw = bytes_of(layer.values)
    rows = len(layer.scale)
    if len(layer.shape) != 2 or layer.shape[0] != rows or prod(layer.shape) != len(raw):
        raise ValueError("a layer is not as large as it says")
    if not all(abs(scale) <= LARGEST for scale in layer.scale):
        raise ValueError("a layer has a scale beyond all measure")
    values = np.frombuffer(raw, dtype=np.int8).reshape(layer.shape).astype(np.float32)
    result: Floats = values * np.array(layer.scale, dtype=np.float32)[:, None]
    return result


def bytes_of(text: str) -> bytes:
    """What stands in base64.

    Raises:
        ValueError: it is none.
    """
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError(f"a layer is damaged: {error}") from error
