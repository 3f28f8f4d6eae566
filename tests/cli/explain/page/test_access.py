"""axe finds nothing, in any view, light or dark, wide or narrow; and every file is used."""

from __future__ import annotations

from importlib.resources import files

import pytest

from cleaner.cli.explain.page.assets import SCRIPTS, STYLES

from .conftest import written

AXE = files("axe_playwright_python").joinpath("axe.min.js")
VIEWS = {
    "texts": ("#", ""),
    "gone": ("#doc=2&show=gone", "j"),
    "noted": ("#", "jm"),
    "panel": ("#", "jme"),
    "reasons": ("#view=reasons", ""),
    "help": ("#", "?"),
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("look", [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_nothing(browser, cleaned, tmp_path, view, look):
    address, keys = VIEWS[view]
    scheme, width = look
    with browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 844}
    ) as context:
        page = context.new_page()
        page.goto(f"{written(cleaned, tmp_path / 'page.html').as_uri()}{address}")
        for key in keys:
            page.keyboard.press(key)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        result = page.evaluate("axe.run()")
        wide = page.evaluate("document.documentElement.scrollWidth")
    found = [
        f"{each['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for each in result["violations"]
        for node in each["nodes"]
    ]
    assert found == []
    assert len(result["passes"]) > 15
    assert wide <= width


@pytest.mark.parametrize(("folder", "names"), [("css", STYLES), ("js", SCRIPTS)])
def test_every_file_is_part_of_the_page(folder, names):
    there = {file.name for file in files("cleaner.cli.explain.page").joinpath(folder).iterdir()}
    assert there == {f"{name}.{folder}" for name in names}
    assert len(names) == len(set(names))
