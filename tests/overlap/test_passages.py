"""The paragraphs that take part."""

from __future__ import annotations

from cleaner.overlap.passages import CHUNK, passages

from .newsroom import FERRY, OWLS, TAILOR, article


def test_paragraphs_that_cleaning_kept():
    one = article("valley", FERRY, "Sign up!", OWLS, kept=(True, False, True))
    rows = passages([one, article("harbour", TAILOR)])
    assert len(rows) == 3
    assert rows.texts(slice(None)) == [FERRY, OWLS, TAILOR]
    assert rows.outlets == ("harbour", "valley")
    assert rows.outlet.tolist() == [1, 1, 0]
    assert rows.article.tolist() == [0, 0, 1]
    assert rows.paragraph.tolist() == [0, 2, 0]
    assert [one.text[lo:hi] for lo, hi in zip(rows.start[:2], rows.end[:2], strict=True)] == [
        FERRY,
        OWLS,
    ]


def test_no_articles_and_articles_without_text():
    assert len(passages([])) == 0
    assert list(passages([]).chunks()) == []
    rows = passages([article("harbour"), article("valley", "Sign up!", kept=(False,))])
    assert len(rows) == 0
    assert rows.outlets == ("harbour", "valley")


def test_chunks_tile_the_rows():
    sizes = [10, CHUNK, 10, 2 * CHUNK, CHUNK // 2, CHUNK // 2, CHUNK // 2, 0, 0]
    chunks = list(passages([article("harbour", *("x" * size for size in sizes))]).chunks())
    assert [row for lo, hi in chunks for row in range(lo, hi)] == list(range(len(sizes)))
    assert all(hi - lo == 1 or sum(sizes[lo:hi]) <= CHUNK for lo, hi in chunks)
