"""axe finds nothing, in any view, light or dark, wide or narrow."""

from __future__ import annotations

from importlib.resources import files

import pytest

from cleaner.overlap.report.page import html_page

from . import invented

AXE = files("axe_playwright_python").joinpath("axe.min.js")
VIEWS = {
    "overview": "#",
    "pairs": "#view=pairs",
    "matches": "#view=matches&kinds=near&outlet=Brackwater+Times",
    "nothing": "#view=matches&q=nothing+of+the+kind",
    "match": "#match",
    "clusters": "#view=clusters&cluster=wire",
    "run": "#view=run",
    "help": "?",
    "export": "e",
    "empty": "empty",
}


@pytest.fixture
def axe(browser, tmp_path):
    """Runs axe on a page; its script needs what the policy of the page forbids."""
    contexts = []

    def run(data, address, scheme, width):
        context = browser.new_context(
            bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 844}
        )
        contexts.append(context)
        file = tmp_path / "report.html"
        file.write_text(html_page(data), encoding="utf-8")
        page = context.new_page()
        page.goto(f"{file.as_uri()}{address if address.startswith('#') else ''}")
        if len(address) == 1 and address != "#":
            page.keyboard.press(address)
        page.wait_for_timeout(150)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        return page.evaluate("axe.run()")

    yield run
    for context in contexts:
        context.close()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_nothing(axe, report, view, scheme, width):
    near = next(match["id"] for match in report["matches"] if match["kind"] == "near")
    address = f"#match={near}" if VIEWS[view] == "#match" else VIEWS[view]
    data = invented.empty("One") if view == "empty" else {**report, "warnings": ["careful"]}
    result = axe(data, address, scheme, width)
    found = [
        f"{each['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for each in result["violations"]
        for node in each["nodes"]
    ]
    assert found == []
    assert len(result["passes"]) > 15
