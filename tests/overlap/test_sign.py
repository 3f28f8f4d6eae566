"""Signatures are those of datasketch, and so is the index that is exported."""

from __future__ import annotations

import numpy as np
import pytest
from datasketch import MinHash, MinHashLSH

from cleaner.overlap.sign import candidates, minhash, minhash_lsh, shingle_hash, signatures

from .newsroom import BRIDGE, FERRY, OWLS, TAILOR, words_of

FERRY_AGAIN = FERRY.replace("Monday", "Tuesday")
TEXTS = (FERRY, OWLS, TAILOR, "one", "one two", "one two three four", "", FERRY_AGAIN, FERRY)


def signed(*texts):
    return signatures(words_of(*texts)[1])


def shingles(text):
    words = text.split()
    return [" ".join(words[at : at + 5]).encode() for at in range(max(1, len(words) - 4))]


def sketch(text):
    made = MinHash(num_perm=128, seed=1, hashfunc=shingle_hash, scheme="affine32")
    for shingle in shingles(text) if text else []:
        made.update(shingle)
    return made


@pytest.mark.parametrize("text", [*TEXTS, "word " * 300, "é’s U.S. «naïve» co-op"[:11]])
def test_the_same_bits(text):
    assert np.array_equal(signed(text)[0], sketch(text).hashvalues)


def test_many_at_once_and_some_of_them():
    _, words = words_of(*TEXTS)
    every = signatures(words)
    assert every.shape == (len(TEXTS), 128)
    for text, signature in zip(TEXTS, every, strict=True):
        assert np.array_equal(signature, sketch(text).hashvalues)
    rows = np.array([7, 0, 6, 4])
    assert np.array_equal(signatures(words, rows), every[rows])
    assert signatures(words, rows[:0]).shape == (0, 128)


def test_more_passages_than_fill_a_block():
    texts = [f"{FERRY} {number}" * (1 + number % 7) for number in range(1500)]
    every = signed(*texts)
    for at in (0, 6, 700, 1499):
        assert np.array_equal(every[at], signed(texts[at])[0])


def test_no_words_no_passages():
    assert (signed("", "…") == 0xFFFFFFFF).all()
    assert signed().shape == (0, 128)


def test_shingle_is_hashed_by_its_words():
    assert shingle_hash("The Harbour’s “ferry”".encode()) == shingle_hash(b"the harbours ferry")
    assert shingle_hash(b"the ferry") != shingle_hash(b"ferry the")
    assert 0 <= shingle_hash(b"the ferry") < 1 << 32


def test_object_of_datasketch():
    ours = minhash(signed(FERRY)[0])
    assert ours == sketch(FERRY)
    assert ours.jaccard(sketch(FERRY_AGAIN)) == sketch(FERRY).jaccard(sketch(FERRY_AGAIN)) > 0.4
    for shingle in shingles(OWLS):
        ours.update(shingle)
    both = sketch(FERRY)
    both.merge(sketch(OWLS))
    assert ours == both


@pytest.mark.parametrize("threshold", [0.2, 0.5, 0.9])
def test_index_answers_like_one_of_datasketch(threshold):
    ours = minhash_lsh(signed(*TEXTS), map(str, range(len(TEXTS))), threshold=threshold)
    theirs = MinHashLSH(threshold=threshold, num_perm=128)
    for key, text in enumerate(TEXTS):
        theirs.insert(str(key), sketch(text))
    assert (ours.b, ours.r) == (theirs.b, theirs.r)
    for text in (*TEXTS, BRIDGE):
        assert sorted(ours.query(sketch(text))) == sorted(theirs.query(sketch(text)))
    assert {"0", "8"} <= {*ours.query(minhash(signed(FERRY)[0]))}


def test_index_wants_a_key_a_row():
    with pytest.raises(ValueError, match="longer"):
        minhash_lsh(signed(FERRY, OWLS), ["one"])


def pairs(*texts):
    one, other = candidates(signed(*texts))
    return list(zip(one.tolist(), other.tolist(), strict=True))


def test_candidates():
    assert pairs(FERRY, OWLS, FERRY_AGAIN, TAILOR, FERRY) == [(0, 2), (0, 4), (2, 4)]
    assert pairs(FERRY, OWLS, TAILOR) == []
    assert pairs() == []


def test_pairs_grow_with_the_rows():
    found = pairs(*[FERRY] * 400)
    assert len(found) < 2 * 400
    assert {row for pair in found for row in pair} == {*range(400)}
