"""What all pages share, and that it comes first."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from cleaner.page import assets
from cleaner.page.policy import policy

SHARED = files("cleaner.page")


@pytest.mark.parametrize(("folder", "names"), [("css", assets.STYLES), ("js", assets.SCRIPTS)])
def test_every_shared_file_is_part_of_every_page(folder, names):
    there = {file.name for file in SHARED.joinpath(folder).iterdir()}
    assert there == {f"{name}.{folder}" for name in names}
    both = {"css": assets.style_of, "js": assets.script_of}[folder]("cleaner.page", ())
    texts = [SHARED.joinpath(folder, f"{name}.{folder}").read_text("utf-8") for name in names]
    assert [text for text in texts if text not in both] == []


def test_without_a_script_none_may_run():
    allowed = policy("p { color: red }")
    assert allowed.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in allowed
    assert "script-src 'sha256-" in policy("", "run()")


def test_no_style_attributes_in_the_skeleton():
    assert not re.search(r"\sstyle=|\son\w+=", assets.skeleton())
