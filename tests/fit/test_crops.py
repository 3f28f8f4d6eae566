from __future__ import annotations

from collections.abc import Callable

from fit.crops import crop
from fit.sheets import Sheet

Make = Callable[..., Sheet]


def test_a_crop_has_the_article_and_lines_of_the_page_in_order(
    make: Make, dump: tuple[str, str]
) -> None:
    text, gold = dump
    for name in map(str, range(40)):
        row = crop(make(text, gold, name), gold)
        assert row is not None
        lines = make(row.raw).lines()
        page = iter(make(text).lines())
        assert all(line in page for line in lines)
        assert set(gold.split("\n")) <= set(lines)


def test_crops_differ_from_page_to_page_but_not_from_run_to_run(
    make: Make, dump: tuple[str, str]
) -> None:
    text, gold = dump
    crops = [crop(make(text, gold, str(name)), gold) for name in range(40)]
    assert crops == [crop(make(text, gold, str(name)), gold) for name in range(40)]
    sizes = {len(make(row.raw)) for row in crops if row}
    assert {9, len(make(text))} <= sizes  # the article alone, and all there is
    assert len(sizes) > 5


def test_a_page_without_article_has_no_crop(make: Make, dump: tuple[str, str]) -> None:
    assert crop(make(dump[0], "Something else altogether stands here."), "") is None
    assert crop(make(dump[0]), "") is None
