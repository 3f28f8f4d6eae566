"""The names of a package are seen and found, also those that are loaded when they are asked for."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys

import pytest

SEEN = "import importlib, json, sys; print(json.dumps(dir(importlib.import_module(sys.argv[1]))))"


@pytest.mark.parametrize("name", ["cleaner", "cleaner.overlap", "cleaner.model", "cleaner.records"])
def test_what_is_exported_is_seen_and_found(name):
    package = importlib.import_module(name)
    done = subprocess.run([sys.executable, "-c", SEEN, name], capture_output=True, check=True)
    seen = json.loads(done.stdout)
    assert seen == sorted(seen)
    assert {*package.__all__, "__name__"} <= set(seen)
    assert all(hasattr(package, each) for each in seen)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        package.nothing  # noqa: B018
