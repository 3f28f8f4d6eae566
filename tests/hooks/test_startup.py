"""No hook loads its library before it is used, and the door to records loads nothing heavy."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

LIBRARIES = {"pandas", "polars", "pyarrow", "datasets", "datatrove", "scrapy", "itemadapter"}
HEAVY = {*LIBRARIES, "numpy", "lxml", "trafilatura", "charset_normalizer", "resiliparse", "ssl"}
LOADED = """
import importlib, json, sys
importlib.import_module(sys.argv[1])
print(json.dumps(sorted(sys.modules)))
"""
MISSING = """
import importlib, sys
for name in ("pandas", "polars", "datasets", "datatrove", "itemadapter"):
    sys.modules[name] = None
try:
    exec(sys.argv[1])
except ImportError as error:
    print(error)
"""


def _said(script, word):
    command = [sys.executable, "-c", script, word]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


@pytest.mark.parametrize(
    "module",
    ["records", *(f"hooks.{name}" for name in ("pandas", "polars", "arrow", "datasets", "scrapy"))],
)
def test_a_door_loads_nothing_heavy(module):
    loaded = set(json.loads(_said(LOADED, f"cleaner.{module}")))
    assert f"cleaner.{module}" in loaded
    assert HEAVY.isdisjoint(loaded), HEAVY & loaded


@pytest.mark.parametrize(
    ("code", "library"),
    [
        ("from cleaner.hooks.pandas import clean_frame; clean_frame(None)", "pandas"),
        ("from cleaner.hooks.polars import clean_frame; clean_frame(None)", "polars"),
        ("from cleaner.hooks.datatrove import Clean", "datatrove"),
        (
            "from cleaner.hooks.scrapy import CleanPipeline; CleanPipeline().process_item({})",
            "scrapy",
        ),
    ],
)
def test_a_library_that_is_missing_is_one_line(code, library):
    line = _said(MISSING, code)
    assert line.endswith(f" is missing: pip install {library}\n")
    assert line.count("\n") == 1
