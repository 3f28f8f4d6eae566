"""What a worker must have to clean as this machine does: the recipe, and the rules of one's own.

The packaged rules lie with the package on every machine.  Whether both have the same ones is told
by their hash, so a cluster cannot clean by other rules than it was asked to.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from cleaner import __version__
from cleaner.corpus.records.recipe import Recipe
from cleaner.model import RuleError
from cleaner.strip.prove import usable_book
from cleaner.strip.rulebook.digest import rules_digest


@dataclass(frozen=True, slots=True)
class Parcel:
    """A recipe on its way to other machines.

    Attributes:
        recipe: how to clean; the folders of rules it names are of the machine that sends it.
        rules: name (``host`` or ``_families/name``) and bytes of each rule file that is no
            packaged one.
        version: of the package that sends it.
        rules_sha256: over all rules, packaged ones too.
    """

    recipe: Recipe
    rules: tuple[tuple[str, bytes], ...]
    version: str
    rules_sha256: str


def packed(recipe: Recipe) -> Parcel:
    """A recipe with the rules that it takes on this machine.

    Raises:
        RuleError: a rule file does not hold, or there are no rules for the recipe's outlet.
    """
    book = usable_book(recipe.options.rules)
    if recipe.site is not None:
        book.active(book.named(recipe.site))
    own = tuple((site, book.paths[site].read_bytes()) for site in sorted(book.own))
    return Parcel(recipe, own, __version__, rules_digest(book))


@cache
def unpacked(parcel: Parcel) -> Recipe:
    """The recipe as it holds on this machine.

    Raises:
        RuleError: this machine has another package, or other rules beside those that were sent.
    """
    if parcel.version != __version__:
        raise RuleError(
            f"a worker has cleaner {__version__} and was sent work by {parcel.version}; "
            "install the same on every machine"
        )
    rules = (_laid_down(parcel),) if parcel.rules else ()
    recipe = replace(parcel.recipe, options=replace(parcel.recipe.options, rules=rules))
    if rules_digest(usable_book(rules)) != parcel.rules_sha256:
        raise RuleError(
            "a worker has other rules than the machine that sent it work; set CLEAN_RULES nowhere "
            "on the cluster, keep no rules in the configuration there, and install the same package"
        )
    return recipe


def _laid_down(parcel: Parcel) -> Path:
    """A folder with the rules that were sent; made once on a machine for all its processes."""
    user = getattr(os, "getuid", lambda: 0)()
    folder = Path(tempfile.gettempdir(), f"cleaner-rules-{user}-{parcel.rules_sha256}")
    if folder.is_dir():
        return folder
    draft = Path(tempfile.mkdtemp(prefix="cleaner-rules-"))
    try:
        for site, data in parcel.rules:
            place = draft / f"{site}.toml"
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(data)
        with suppress(OSError):  # another process was first
            draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return folder
