"""The model file: what goes in comes out, and a damaged one says so."""

from __future__ import annotations

import base64
import json
import pickle
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner.model import CleanerError
from cleaner.strip.fitted import weights
from cleaner.strip.fitted.judge import LineJudge, line_judge
from cleaner.strip.fitted.layers import layer_of, matrix_of
from cleaner.strip.fitted.weights import FORMAT, ModelError, read_weights

PACKAGED = files("cleaner.strip.fitted") / "models" / "text.json"
SPREADS = {"chars": (3.0, 2.0), "words": (-1.0, 0.5), "prose": (0.0, 1.0)}
SHAPES = {
    "enter": (2, 3),
    "enter bias": (2, 1),
    "said": (2, 2),
    "phrases": (2, 3),
    "block 0": (2, 6),
    "block 0 bias": (2, 1),
    "block 1": (2, 6),
    "block 1 bias": (2, 1),
    "whole": (2, 4),
    "whole bias": (2, 1),
    "leave": (1, 2),
    "leave bias": (1, 1),
    "attention 1 ask": (12, 2),
    "attention 1 ask bias": (12, 1),
    "attention 1 tell": (2, 4),
    "attention 1 tell bias": (2, 1),
    "attention 1 far": (2, 1),
}
Content = dict[str, Any]
Reader = Callable[[bytes | None], LineJudge]


def matrices() -> dict[str, np.ndarray]:
    draw = np.random.default_rng(4217)
    return {name: draw.normal(0, 1, shape).astype(np.float32) for name, shape in SHAPES.items()}


def content() -> Content:
    """A small file as it should be."""
    layers = {name: layer_of(matrix) for name, matrix in matrices().items()}
    return {
        "format": FORMAT,
        "fitted": {"pages": 12, "f1": 0.93, "by renderer": {"bs4": 0.9}, "on": "invented pages"},
        "threshold": -1.5,
        "features": dict(SPREADS),
        "phrases": ["menu", "sign in", "newsletter"],
        "common": ["the", "of"],
        "dilations": [1, 4],
        "nets": [msgspec.to_builtins(layers)],
        "trees": None,
    }


def small() -> LineJudge:
    """The judge of this name, read anew."""
    return line_judge.__wrapped__("small")


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Read a file of these bytes as a packaged judge; None leaves it out."""
    (tmp_path / "models").mkdir()
    monkeypatch.setattr(weights, "files", lambda _: tmp_path)

    def reader(raw: bytes | None) -> LineJudge:
        if raw is not None:
            (tmp_path / "models" / "small.json").write_bytes(raw)
        return small()

    return reader


def written(made: Content) -> bytes:
    return json.dumps(made).encode()


# --- a file -----------------------------------------------------------------------------------


def test_what_goes_in_comes_out(read):
    found, made = read(written(content())).weights, matrices()
    assert found.threshold == -1.5
    assert found.features == tuple(SPREADS)
    assert found.phrases == ("menu", "sign in", "newsletter")
    assert found.common == ("the", "of")
    (net,) = found.nets.nets
    for name, matrix, transposed in [
        *(("said", net.said, False), ("phrases", net.phrases, True)),
        *(("whole", net.whole, False), ("whole bias", net.whole_bias, False)),
        *(("block 0", net.blocks[0].weight, False), ("block 1", net.blocks[1].weight, False)),
        *(("block 0 bias", net.blocks[0].bias, False), ("leave", net.leave[None], False)),
    ]:
        expected = made[name].T if transposed else made[name]
        assert np.abs(matrix - expected).max() <= np.abs(made[name]).max() / 127, name
    assert [block.reach for block in net.blocks] == [1, 4]
    assert net.blocks[0].attention is None
    attention = net.blocks[1].attention
    assert attention is not None
    for name, matrix in [
        *(("ask", attention.ask), ("ask bias", attention.ask_bias), ("tell", attention.tell)),
        *(("tell bias", attention.tell_bias), ("far", attention.far[:, None])),
    ]:
        expected = made[f"attention 1 {name}"]
        assert np.abs(matrix - expected).max() <= np.abs(expected).max() / 127, name
    assert net.leave_bias == pytest.approx(made["leave bias"][0, 0], rel=0.01)


def test_means_and_spreads_are_folded_in(read):
    (net,), made = read(written(content())).weights.nets.nets, matrices()
    features = np.random.default_rng(3).normal(0, 2, (3, 50)).astype(np.float32)
    means, spreads = np.array(list(SPREADS.values())).T[..., None]
    expected = matrix_of(layer_of(made["enter"])) @ ((features - means) / spreads)
    found = net.enter @ features + net.enter_bias - matrix_of(layer_of(made["enter bias"]))
    assert found == pytest.approx(expected, abs=1e-4)


def _without(*keys: str | int) -> Callable[[Content], None]:
    def damage(made: Content) -> None:
        for key in keys[:-1]:
            made = made[key]
        del made[keys[-1]]

    return damage


def _with(value: Any, *keys: str | int) -> Callable[[Content], None]:
    def damage(made: Content) -> None:
        for key in keys[:-1]:
            made = made[key]
        made[keys[-1]] = value

    return damage


def _layer(*shape: int) -> Any:
    return msgspec.to_builtins(layer_of(np.ones(shape, dtype=np.float32)))


EMPTY_LAYER = {"shape": [0, 2], "scale": [], "values": ""}
NO_COLUMN = {"shape": [2, 0], "scale": [1.0, 1.0], "values": ""}
DAMAGES = {
    "other format": _with("cleaner lines 0", "format"),
    "no format": _without("format"),
    "unknown key": _with(1, "extra"),
    "no nets": _without("nets"),
    "none of the nets": _with([], "nets"),
    "a net without layers": _with([{}], "nets"),
    "threshold is a word": _with("low", "threshold"),
    "a layer is missing": _without("nets", 0, "said"),
    "a block is missing": _without("nets", 0, "block 1 bias"),
    "a block too few": _with([1, 4, 8], "dilations"),
    "unknown key in a layer": _with(1, "nets", 0, "said", "extra"),
    "values are no base64": _with("§§", "nets", 0, "said", "values"),
    "values are cut": _with("AAA=", "nets", 0, "said", "values"),
    "values are padded": _with("A", "nets", 0, "said", "values"),
    "shape is another": _with([3, 2], "nets", 0, "said", "shape"),
    "shape is flat": _with([4], "nets", 0, "said", "shape"),
    "shape is negative": _with([2, -2], "nets", 0, "said", "shape"),
    "scales are missing": _with([1.0], "nets", 0, "said", "scale"),
    "scale is a word": _with(["a", "b"], "nets", 0, "said", "scale"),
    "a feature too many": _with((0.0, 1.0), "features", "other"),
    "a feature too few": _without("features", "chars"),
    "a feature without a spread": _with([0.0], "features", "chars"),
    "a phrase too few": _with(["menu", "sign in"], "phrases"),
    "an empty way out": _with(EMPTY_LAYER, "nets", 0, "leave"),
    "an empty bias": _with(EMPTY_LAYER, "nets", 0, "leave bias"),
    "a spread of nothing": _with((0.0, 0.0), "features", "chars"),
    "a phrase of three words": _with(["menu", "sign in here", "news"], "phrases"),
    "a phrase of none": _with(["menu", "sign in", "…"], "phrases"),
    "a common word of none": _with(["the", ""], "common"),
    "a block of another size": _with(_layer(3, 9), "nets", 0, "block 0"),
    "a way in of another size": _with(_layer(3, 2), "nets", 0, "said"),
    "a page of another size": _with(_layer(2, 3), "nets", 0, "whole"),
    "a way out of another size": _with(_layer(1, 5), "nets", 0, "leave"),
    "trees without a leaf": _with({"splits": 1}, "trees"),
    "attention in part": _without("nets", 0, "attention 1 far"),
    "attention of one layer": _with(_layer(12, 2), "nets", 0, "attention 0 ask"),
    "no head": _with({"shape": [0, 1], "scale": [], "values": ""}, "nets", 0, "attention 1 far"),
    "heads that do not fit": _with(_layer(3, 1), "nets", 0, "attention 1 far"),
    "attention of another size": _with(_layer(2, 6), "nets", 0, "attention 1 tell"),
    "attention of nothing": _with(NO_COLUMN, "nets", 0, "attention 1 tell"),
    "a reach of nothing": _with([0, 4], "dilations"),
    "a reach backwards": _with([-1, 4], "dilations"),
}


def refused(read: Reader, raw: bytes | None) -> None:
    """One error that a user can mend; it names the file and the way out."""
    with pytest.raises(ModelError, match=r"^small\.json: .*--no-model") as caught:
        read(raw)
    assert isinstance(caught.value, CleanerError)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file(read, damage):
    made = content()
    damage(made)
    refused(read, written(made))


RAW = {
    "missing": None,
    "empty": b"",
    "cut": written(content())[:-200],
    "no JSON": b"\x80\x04\x95cleaner",
    "bad UTF-8": written(content()).replace(b"newsletter", b"news\xfftter"),
    "a list": b"[1, 2, 3]",
    "a number too large": written(content()).replace(b"-1.5", b"-1.5e999"),
    "deep": b'{"fitted": ' + b'{"a": ' * 5000 + b"1" + b"}" * 5001,
    "zeros": bytes(1000),
}


@pytest.mark.parametrize("raw", RAW.values(), ids=RAW)
def test_what_is_no_such_file(read, raw):
    refused(read, raw)


@given(at=st.integers(0, 10**6), byte=st.integers(0, 255))
@example(at=10**6, byte=ord("E"))  # a scale of 3e+136
def test_any_byte_changed_is_read_or_refused(at, byte):
    raw = bytearray(written(content()))
    raw[at % len(raw)] = byte
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weights, "files", lambda _: _InMemory(bytes(raw)))
        try:
            found = small().weights
        except ModelError:
            return
    assert all(np.isfinite(net.enter).all() for net in found.nets.nets)


class _InMemory:
    """A folder in which every file is the same bytes."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    def __truediv__(self, _: str) -> _InMemory:
        return self

    def read_bytes(self) -> bytes:
        return self.raw


# --- the packaged one -------------------------------------------------------------------------


def test_the_packaged_file_is_small_plain_text():
    raw = PACKAGED.read_bytes()
    assert len(raw) < 500_000
    assert json.loads(raw.decode("utf-8")).keys() == content().keys()


def test_the_packaged_layers_are_bytes_and_nothing_else():
    nets = json.loads(PACKAGED.read_bytes())["nets"]
    for layer in (layer for layers in nets for layer in layers.values()):
        rows, columns = layer["shape"]
        assert len(base64.b64decode(layer["values"], validate=True)) == rows * columns
        assert len(layer["scale"]) == rows


def test_nothing_is_unpickled(monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a model file is data")

    for name in ("load", "loads", "Unpickler"):
        monkeypatch.setattr(pickle, name, refuse)
    monkeypatch.setattr("builtins.eval", refuse)
    assert all(net.enter.any() for net in read_weights("text").nets.nets)


def test_the_packaged_judge_knows_its_phrases():
    judge, read = line_judge("text"), read_weights("text")
    assert len(judge.phrases.hashes) == len(read.phrases)
    assert all(len(net.phrases) == len(read.phrases) for net in read.nets.nets)
    assert len(set(read.phrases)) == len(read.phrases)
    assert all(np.isfinite(net.enter).all() for net in read.nets.nets)


def test_there_is_no_such_judge():
    with pytest.raises(ModelError, match=r"^tea-leaves\.json: .*--no-model"):
        line_judge("tea-leaves")
