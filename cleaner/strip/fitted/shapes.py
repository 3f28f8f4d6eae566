"""How large the layers of a net are in its file, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping

from cleaner.strip.fitted.lines import Floats

Shape = tuple[int, int]


def attention_layers(number: int) -> tuple[str, ...]:
    """The names of the layers of the attention behind block ``number``."""
    kinds = ("ask", "ask bias", "tell", "tell bias", "far")
    return tuple(f"attention {number} {kind}" for kind in kinds)


def check(layers: Mapping[str, Floats], features: int, phrases: int, blocks: int) -> None:
    """Hold the layers of a net against each other, its features, phrases and blocks.

    Raises:
        KeyError: one is missing.
        ValueError: one does not fit.
    """
    hidden, spoken = len(layers["enter"]), len(layers["phrases"])
    wanted: dict[str, Shape] = {
        "enter": (hidden, features),
        "enter bias": (hidden, 1),
        "said": (hidden, spoken),
        "phrases": (spoken, phrases),
        "whole": (hidden, 2 * hidden),
        "whole bias": (hidden, 1),
        "leave": (1, hidden),
        "leave bias": (1, 1),
    }
    for number in range(blocks):
        wanted |= {f"block {number}": (hidden, 3 * hidden), f"block {number} bias": (hidden, 1)}
        wanted |= _attention(layers, number, hidden)
    for name, shape in wanted.items():
        if layers[name].shape != shape:
            raise ValueError(f"layer {name!r} is {layers[name].shape}, not {shape}")


def _attention(layers: Mapping[str, Floats], number: int, hidden: int) -> dict[str, Shape]:
    """Nothing where there is none behind the block."""
    names = attention_layers(number)
    if not any(name in layers for name in names):
        return {}
    wide, heads = layers[names[2]].shape[1], len(layers[names[4]])
    if not wide or not heads or wide % heads:
        raise ValueError(f"{wide} numbers are not those of {heads} heads")
    shapes = (3 * wide, hidden), (3 * wide, 1), (hidden, wide), (hidden, 1), (heads, 1)
    return dict(zip(names, shapes, strict=True))
