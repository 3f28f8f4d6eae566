from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.read.html.lines import gaps, join_lines

ALWAYS = {"A": "x", "Aw": "x ", "t": "\t", "b": " \n", "o": "\n", "r": "\f\n"}
MAYBE = {"s": " ", "m": " ", "n": "\n", "p": "\n\n"}


def written(letters: list[str]) -> str:
    """The text, each letter written as it comes, with a look at nothing but the last piece."""
    out: list[str] = []
    after_link = False
    for letter in letters:
        last = out[-1] if out else "\n\n"
        mark = " " if letter == "k" and after_link else MAYBE.get(letter, "")
        if letter in ALWAYS:
            out.append(ALWAYS[letter])
        elif mark == "\n\n" and last == "\n":
            out[-1] = mark
        elif mark and last[-1] not in (" \n\t" if mark == " " else "\n"):
            out.append(mark)
        if letter not in ("k", "m", "n", "p", "t", "b"):
            after_link = letter == "l"
    return join_lines(["".join(out)])


def laid_out(letters: list[str]) -> str:
    run = "".join(letters)
    texts = ["x " if part.startswith("w") else "x" for part in run.split("A")[1:]]
    pairs = zip(gaps(run.encode()), [*texts, ""], strict=True)
    return join_lines(["".join(part for pair in pairs for part in pair)])


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from([*ALWAYS, *MAYBE, "k", "l", "e"]), max_size=30))
def test_gaps_are_as_if_written_one_by_one(letters: list[str]) -> None:
    assert laid_out(letters) == written(letters)


@pytest.mark.parametrize(
    ("letters", "gap"),
    [
        ("", ""),
        ("s", " "),
        ("msm", " "),
        ("n", "\n"),
        ("nnsn", "\n"),
        ("p", "\n\n"),
        ("nnpnn", "\n\n"),
        ("b", "\n"),
        ("bn", "\n"),
        ("bp", "\n"),  # the break has ended the line already
        ("pb", "\n\n"),
        ("bb", "\n\n"),
        ("t", "\t"),
        ("stst", "\t\t"),
        ("nt", "\n"),
        ("ntn", "\n\n"),  # an empty cell
        ("lk", " "),
        ("lek", ""),
        ("ek", ""),
        ("wm", ""),
        ("on", "\n"),
        ("op", "\n\n"),
        ("rp", "\n"),
    ],
)
def test_gaps(letters: str, gap: str) -> None:
    assert gaps(f"A{letters}A".encode())[1] == gap


def test_a_long_run_of_tags() -> None:
    assert gaps(b"A" + b"sm" * 500_000 + b"A" + b"t" * 500_000) == ["", " ", "\t" * 500_000]
