"""The wheel holds all that the command needs, and the checkout works as it lies."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cleaner.strip.rulebook.find import packaged_rules

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The wheel, unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def _run(site, code, stdin=""):
    program = f"import sys; sys.path.insert(0, {str(site)!r})\n{code}"
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=stdin,
        capture_output=True,
        text=True,
        cwd=site,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_finds_its_own_rules(installed):
    code = (
        "from cleaner.strip.rulebook.find import packaged_rules\n"
        "from cleaner.strip.rulebook.book import packaged_book\n"
        "print(packaged_rules()); print(*packaged_book().sites)"
    )
    folder, sites = _run(installed, code).splitlines()
    assert Path(folder) == installed / "cleaner" / "rules"
    assert sites.split() == sorted(path.stem for path in (ROOT / "rules").glob("[a-z]*.toml"))


def test_the_wheel_cleans(installed):
    code = "from cleaner.cli.app import run_command; sys.exit(run_command([]))"
    scrape = "Rain fell on the town for nine days.\n\nSign up for our newsletter.\n"
    assert _run(installed, code, scrape) == "Rain fell on the town for nine days.\n"


def test_the_wheel_is_typed_and_holds_no_tests(installed):
    assert (installed / "cleaner" / "py.typed").exists()
    names = {path.relative_to(installed).parts[0] for path in installed.rglob("*")}
    assert {name for name in names if not name.endswith(".dist-info")} == {"cleaner"}


def test_a_checkout_finds_the_rules_beside_it():
    assert packaged_rules() == ROOT / "rules"
