"""How fast, beside the peers on the same paragraphs: ``python -m bench.overlap.speed DATA``.

Each round runs ours and theirs in turn, in one process and on one core; what counts is the ratio
of their processor seconds.  rensa is left out where it is not installed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from bench.overlap import sets
from cleaner.overlap import Article, find_overlap, sign
from cleaner.overlap.passages import passages
from cleaner.overlap.tokens import tokens

_WORD = re.compile(r"\w+")
_CORE = re.compile(r"^(\W*)(\w[\w’'-]*?)(\W*)$")
OUTLETS = 50


def paragraphs(data: Path, count: int) -> list[str]:
    """Real paragraphs, and made ones: most of other words, some near copies, some with a run.

    Punctuation and quotation marks of made ones are those of real ones.
    """
    real = real_paragraphs(data)
    chance = random.Random(7)  # noqa: S311 – reproducible, not secret
    every = real + list(islice(made(real, chance), max(0, count - len(real))))
    chance.shuffle(every)
    return every[:count]


def real_paragraphs(data: Path) -> list[str]:
    """Those of the dev sets that are long enough, each once."""
    return sorted(
        {
            text[:600]
            for name in ("fnc", "basil")
            for row in sets.rows(data, f"{name}-docs")
            for text in row["text"].split("\n\n")
            if len(text) > 60
        }
    )


def made(real: list[str], chance: random.Random, most: int | None = None) -> Iterator[str]:
    """Made paragraphs, without end; see `paragraphs`.

    ``most`` is how many are held to make copies of: behind that each takes the place of another.
    """
    words = [text.split() for text in real]
    vocabulary = [word for text in words for word in text]
    while True:  # copies are made of made ones too: more paragraphs, but no more copies of each
        text, other, kind = list(chance.choice(words)), chance.choice(words), chance.random()
        if kind < 0.8:
            text = [_other(word, vocabulary, chance) for word in text]
        elif kind < 0.9:
            for _ in range(max(1, len(text) // 12)):
                text[chance.randrange(len(text))] = chance.choice(vocabulary)
        elif kind < 0.95:
            at = chance.randrange(len(text))
            text = other[:10] + text[at : at + 15] + other[10:]
        if most is None or len(words) < most:
            words.append(text)
        else:
            words[chance.randrange(most)] = text
        yield " ".join(text)


def _other(word: str, vocabulary: list[str], chance: random.Random) -> str:
    """Four words of five replaced, what stands around them kept."""
    here, there = _CORE.match(word), _CORE.match(chance.choice(vocabulary))
    if here is None or there is None or chance.random() > 0.8:
        return word
    return f"{here[1]}{there[2]}{here[3]}"


def articles(texts: list[str]) -> list[Article]:
    """A paragraph an article, of fifty outlets."""
    outlets = [f"outlet {number:02d}" for number in range(OUTLETS)]
    return [
        Article(
            id=f"{number:07d}",
            outlet=outlets[number % OUTLETS],
            text=text,
            paragraphs=((0, len(text)),),
            kept=(True,),
        )
        for number, text in enumerate(texts)
    ]


def _shingles(text: str) -> list[str]:
    words = _WORD.findall(text.lower())
    return [" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))]


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def signatures(texts: list[str]) -> dict[str, float]:
    """Seconds for signatures: ours from words that are hashed, theirs from shingles in bytes."""
    from datasketch import MinHash

    words = tokens(passages(articles(texts)))
    shingles = [[each.encode() for each in _shingles(text)] for text in texts]
    return {
        "ours": _seconds(lambda: sign.signatures(words)),
        "datasketch": _seconds(lambda: MinHash.bulk(shingles, num_perm=128)),
    }


def whole(texts: list[str]) -> dict[str, float]:
    """Seconds from texts to matches with spans; theirs to pairs, which say not where.

    Ours both with a record for each match and without.
    """
    found = _ours(texts)
    found["datasketch"] = _seconds(lambda: _datasketch(texts))
    with suppress(ImportError):
        found["rensa"] = _seconds(lambda: _rensa(texts))
    return found


def _ours(texts: list[str]) -> dict[str, float]:
    begin = time.process_time()
    overlap = find_overlap(articles(texts))
    found = time.process_time() - begin
    return {"ours": found + _seconds(lambda: list(overlap.matches)), "ours, no records": found}


def _datasketch(texts: list[str]) -> int:
    from datasketch import MinHash, MinHashLSH

    shingles = [[each.encode() for each in _shingles(text)] for text in texts]
    signed = MinHash.bulk(shingles, num_perm=128)
    index = MinHashLSH(threshold=0.5, num_perm=128)
    for number, one in enumerate(signed):
        index.insert(number, one)
    return sum(len(index.query(one)) for one in signed)


def _rensa(texts: list[str]) -> int:
    from rensa import RMinHash, RMinHashLSH

    signed = RMinHash.from_token_sets([set(_shingles(text)) for text in texts], 128, 1)
    index = RMinHashLSH(0.5, 128, 32)
    index.insert_many(signed)
    return sum(map(len, index.query_all(signed)))


def growth(data: Path, sizes: list[int]) -> dict[str, Any]:
    """Seconds and memory by the number of paragraphs, each in a process of its own."""
    found: dict[str, Any] = {}
    for size in sizes:
        command = [sys.executable, "-m", "bench.overlap.speed", data, "--one", str(size)]
        spent, grown = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        found[str(size)] = {"seconds": spent, "memory, times the text": grown}
    return found


def _grown(texts: list[Article]) -> tuple[float, float | None]:
    """Seconds, and how many times the text the memory grew at most; None where that is not told."""
    size = sum(len(each.text.encode()) for each in texts) / 2**20
    before = _peak(anew=True)
    spent = _seconds(lambda: find_overlap(texts))
    after = _peak(anew=False)
    told = before is not None and after is not None
    return round(spent, 2), round((after - before) / size, 1) if told else None


def _peak(*, anew: bool) -> float | None:
    """Most memory this process held, in MiB, from now on where it is counted anew (Linux alone)."""
    try:
        if anew:
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return None
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _rounds(work: Callable[[], dict[str, float]], rounds: int) -> dict[str, Any]:
    """Medians, and how many times longer each peer takes than ours."""
    seen = [work() for _ in range(rounds)]
    own = [name for name in seen[0] if name.startswith("ours")]
    peers = [name for name in seen[0] if name not in own]
    times = {
        f"times {mine}": {
            peer: round(median(each[peer] / each[mine] for each in seen), 1) for peer in peers
        }
        for mine in own
    }
    return {
        "seconds": {name: round(median(each[name] for each in seen), 2) for name in seen[0]},
        **times,
    }


def main() -> None:
    """Print the figures, and write them where asked."""
    parser = argparse.ArgumentParser(prog="python -m bench.overlap.speed", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with overlap-dev-*.jsonl.gz")
    parser.add_argument("--paragraphs", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--growth", type=int, nargs="*", default=[])
    parser.add_argument("--one", type=int, help="only seconds and memory of so many paragraphs")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(_grown(articles(paragraphs(given.data, given.one)))))
        return
    texts = paragraphs(given.data, given.paragraphs)
    figures: dict[str, Any] = {
        "paragraphs": len(texts),
        "signatures": _rounds(lambda: signatures(texts), given.rounds),
        "whole": _rounds(lambda: whole(texts), given.rounds),
    }
    if given.growth:
        figures["growth"] = growth(given.data, given.growth)
    text = json.dumps(figures, indent=2)
    print(text)
    if given.out:
        given.out.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
