"""Cross-validation: every page is judged by judges that saw nothing of its domain."""

from __future__ import annotations

import hashlib

from fit.judges import fit_all, pages_of
from fit.material import Material
from fit.measures import Said
from fit.recipe import Parts, Plan
from fit.train import Say

SALT = "x"
"""Put before a domain: another salt, other folds."""


def fold_of(site: str, folds: int) -> int:
    """The fold of a registered domain, the same on every machine."""
    digest = hashlib.sha1((SALT + site).encode(), usedforsecurity=False).hexdigest()
    return int(digest, 16) % folds


def cross_validate(
    material: Material, plan: Plan, parts: Parts, folds: int, say: Say
) -> dict[str, Said]:
    """What each judge says of all pages, fitted ``folds`` times without the pages of one fold."""
    found: dict[str, Said] = {}
    for number in range(folds):
        say(f"fold {number + 1} of {folds}")
        seen, unseen = _apart(material, number, folds)
        for name, judge in fit_all(seen, plan, parts, say):
            pages = pages_of(unseen, name)
            said = zip(pages, judge.logits(pages), strict=True)
            found.setdefault(name, []).extend(said)
    return found


def _apart(material: Material, number: int, folds: int) -> tuple[Material, Material]:
    return (
        material.of(lambda site: fold_of(site, folds) != number),
        material.of(lambda site: fold_of(site, folds) == number),
    )
