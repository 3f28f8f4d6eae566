from __future__ import annotations

import os
from pathlib import Path

import pytest

from cleaner.model import RuleError
from cleaner.strip.rulebook import find
from cleaner.strip.rulebook.find import packaged_rules, rule_files, user_folders


@pytest.fixture(autouse=True)
def config(monkeypatch, tmp_path) -> Path:
    """The config folder of a user who has none yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("CLEAN_RULES", raising=False)
    return tmp_path / "config" / "cleaner" / "rules"


@pytest.fixture
def folders(tmp_path) -> list[Path]:
    made = [tmp_path / name for name in "abc"]
    for folder in made:
        folder.mkdir()
    return made


def test_nobody_has_rules_of_their_own():
    assert list(user_folders(())) == []


def test_the_order_of_rank(monkeypatch, folders, config):
    first, second, third = folders
    config.mkdir(parents=True)
    assert list(user_folders((first,))) == [first]  # nothing in it yet
    (config / "a.example.toml").touch()
    monkeypatch.setenv("CLEAN_RULES", f"{second}{os.pathsep}{os.pathsep}{third}")
    assert list(user_folders((first,))) == [first, second, third, config]


def test_a_folder_that_was_named_must_be_there(monkeypatch, tmp_path):
    with pytest.raises(RuleError, match="none: no such rule folder"):
        list(user_folders((tmp_path / "none",)))
    monkeypatch.setenv("CLEAN_RULES", str(tmp_path / "gone"))
    with pytest.raises(RuleError, match="gone: no such rule folder"):
        list(user_folders(()))


def test_without_a_home_nothing_is_configured(monkeypatch):
    def no_home(*_args, **_kwargs):
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("platformdirs.user_config_path", no_home)
    assert list(user_folders(())) == []


def test_rule_files_of_a_folder(folders):
    folder = folders[0]
    (folder / "_families").mkdir()
    for name in ("b.example.toml", "a.example.toml", "notes.md", "_families/tides.toml"):
        (folder / name).touch()
    assert list(rule_files(folder)) == [
        ("a.example", folder / "a.example.toml"),
        ("b.example", folder / "b.example.toml"),
        ("_families/tides", folder / "_families" / "tides.toml"),
    ]


def test_a_folder_without_rule_files_is_an_error(folders):
    (folders[0] / "a.example.tml").touch()
    with pytest.raises(RuleError, match=r"a: holds no rule file; they are called SITE\.toml"):
        list(rule_files(folders[0]))


def test_one_file_may_be_named(folders):
    path = folders[0] / "a.example.toml"
    path.touch()
    assert list(rule_files(path)) == [("a.example", path)]


def test_the_packaged_rules():
    assert (packaged_rules() / "_any.toml").is_file()


def test_in_a_wheel_they_lie_inside(monkeypatch, tmp_path):
    monkeypatch.setattr(find, "_PACKAGE", tmp_path / "cleaner")
    (tmp_path / "cleaner" / "rules").mkdir(parents=True)
    (tmp_path / "rules").mkdir()
    assert packaged_rules() == tmp_path / "cleaner" / "rules"


def test_in_a_checkout_they_lie_beside_our_pyproject(monkeypatch, tmp_path):
    monkeypatch.setattr(find, "_PACKAGE", tmp_path / "cleaner")
    (tmp_path / "rules").mkdir()
    with pytest.raises(RuleError, match="the packaged rules are missing; install cleaner again"):
        packaged_rules()
    (tmp_path / "pyproject.toml").touch()
    assert packaged_rules() == tmp_path / "rules"
