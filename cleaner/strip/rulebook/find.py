"""Where rule files lie: folders in their order of rank, and the files in them."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator
from pathlib import Path

from cleaner.model import RuleError

_HOMES = ("HOME", "XDG_CONFIG_HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
"""What in the environment tells where configuration lies."""

_PACKAGE = Path(__file__).resolve().parents[2]


def packaged_rules() -> Path:
    """The folder that came with the package, or lies beside our own pyproject in a checkout.

    Raises:
        RuleError: neither is there; the installation is broken.
    """
    inside, beside = _PACKAGE / "rules", _PACKAGE.parent / "rules"
    if inside.is_dir():
        return inside
    if beside.is_dir() and (_PACKAGE.parent / "pyproject.toml").is_file():
        return beside
    raise RuleError(f"{inside}: the packaged rules are missing; install cleaner again")


def user_folders(given: tuple[Path, ...]) -> Iterator[Path]:
    """Folders of the user's own: those given, then ``CLEAN_RULES``, then the config folder.

    Raises:
        RuleError: a folder that was named does not exist.
    """
    named = [*given, *_from_environment()]
    for folder in named:
        if not folder.exists():
            raise RuleError(f"{folder}: no such rule folder")
    yield from named
    configured = _config_folder()
    if configured is not None and configured.is_dir() and any(_files(configured)):
        yield configured


def rule_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every rule file of a folder as (site, path), families as ``_families/NAME``; or one file.

    Raises:
        RuleError: it is neither, or a folder without rule files.
    """
    if folder.is_file():
        yield folder.stem, folder
        return
    if not folder.is_dir():
        raise RuleError(f"{folder}: is no rule file and no folder of them")
    found = list(_files(folder))
    if not found:
        raise RuleError(f"{folder}: holds no rule file; they are called SITE.toml")
    yield from found


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.glob("*.toml")):
        yield path.stem, path
    for path in sorted((folder / "_families").glob("*.toml")):
        yield f"_families/{path.stem}", path


def _from_environment() -> Iterator[Path]:
    for part in os.environ.get("CLEAN_RULES", "").split(os.pathsep):
        if part:
            yield Path(part)


def _config_folder() -> Path | None:
    return _config_folder_of(tuple(map(os.environ.get, _HOMES)))


@functools.lru_cache(maxsize=4)
def _config_folder_of(_homes: tuple[str | None, ...]) -> Path | None:
    """It is asked for with every text, and takes as long as a tenth of one to find."""
    from platformdirs import user_config_path

    try:
        folder = user_config_path("cleaner", appauthor=False) / "rules"
    except (OSError, RuntimeError):  # no home folder: nothing is configured
        return None
    return folder
