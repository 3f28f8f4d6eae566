"""The judges: a teacher that nobody ships, and those that it and people's labels teach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from cleaner.strip.fitted.lines import Floats
from cleaner.strip.fitted.trees_file import Grown
from fit.examples import Target
from fit.extractors import ALL
from fit.grafts import grafts
from fit.grow import ask, grow, phrase_odds
from fit.inserts import inserts
from fit.lessons import Lesson, example_of, input_of, lesson_of, names_of
from fit.material import Material
from fit.net import widened
from fit.phrases import Phrases, choose_phrases
from fit.recipe import Grove, Parts, Plan, Recipe
from fit.sheets import Sheet
from fit.soft import soft_target, target_of
from fit.train import Say, Trained, fit, predict


@dataclass(frozen=True, slots=True)
class Judge:
    """Nets of which the mean decides, trees whose word is worth all of theirs, what they read."""

    nets: tuple[Trained, ...]
    phrases: Phrases
    voters: tuple[str, ...]
    trees: Grown | None = None

    def logits(self, sheets: Sequence[Sheet]) -> list[Floats]:
        """[N] for the lines of every page; the more above 0, the more they look like article."""
        inputs = [input_of(sheet, self.phrases, self.voters) for sheet in sheets]
        said = [predict(net, inputs) for net in self.nets]
        nets = [np.mean(page, axis=0, dtype=np.float32) for page in zip(*said, strict=True)]
        if self.trees is None or not sheets:
            return nets
        others = ask(self.trees, inputs, names_of(sheets[0], self.voters))
        return [(one + other) / 2 for one, other in zip(nets, others, strict=True)]


TEACHER, TEXT = "teacher", "text"
"""Names of judges; those of HTML have theirs from `Plan.voters`."""

Taught = Mapping[str, tuple[Sheet, Floats]]
"""Unlabelled pages by name, and what the teacher says of their lines."""


def fit_all(material: Material, plan: Plan, parts: Parts, say: Say) -> Iterator[tuple[str, Judge]]:
    """Every judge by name as soon as it is fitted: the teacher, then those wanted."""
    say(f"teacher: {len(material.pages)} pages")
    teacher = fit_teacher(material, plan, say)
    yield TEACHER, teacher
    taught = teach(teacher, material.free)
    if parts.text:
        say(f"{TEXT}:")
        yield TEXT, fit_text(material, taught, plan, say)
    deaf: Judge | None = None
    for name, voters in plan.voters.items() if parts.html else ():
        say(f"{name}: {len(material.pages)} pages")
        judge = fit_html(material, taught, plan, name, say)
        if not voters:
            deaf = judge
        yield name, together(judge, deaf) if voters and deaf else judge


def pages_of(material: Material, judge: str) -> Sequence[Sheet]:
    """The labelled pages in the form that a judge reads."""
    return material.texts if judge == TEXT else material.pages


def fit_teacher(material: Material, plan: Plan, say: Say) -> Judge:
    """The judge that hears all extractors, fitted on people's labels alone."""
    lessons = [lesson_of(sheet) for sheet in material.pages]
    recipes = _recipes(plan.teacher, plan, TEACHER)
    return _fit(lessons, recipes, choose_phrases(_said(lessons), plan.html_phrases), ALL, say)


def teach(teacher: Judge, sheets: Sequence[Sheet]) -> Taught:
    """What the teacher says of pages of HTML."""
    names = [sheet.origin.page for sheet in sheets]
    return dict(zip(names, zip(sheets, teacher.logits(sheets), strict=True), strict=True))


def fit_text(material: Material, taught: Taught, plan: Plan, say: Say) -> Judge:
    """The judge of bare text."""
    labelled = [lesson_of(sheet) for sheet in material.texts]
    others = [sheet for sheet in material.renderings if plan.unlabelled]
    guessed = [(sheet, _guess(sheet, taught, plan.unlabelled)) for sheet in others]
    unlabelled = [Lesson(sheet, target) for sheet, target in guessed if target]
    pieced = [
        *grafts(labelled, plan.grafts, plan.graft_chance),
        *inserts(labelled, plan.inserts, plan.insert_chance, plan.insert_lists),
    ]
    say(f"  {len(labelled)} labelled, {len(unlabelled)} taught, {len(pieced)} pieced texts")
    phrases = choose_phrases(_said([*labelled, *unlabelled]), plan.phrases)
    recipes = [recipe for form in plan.text for recipe in _recipes(form, plan, TEXT)]
    judge = _fit([*labelled, *unlabelled, *pieced], recipes, phrases, (), say)
    return replace(judge, trees=grow_trees(labelled, unlabelled, phrases, plan.grove, say))


def grow_trees(
    labelled: Sequence[Lesson], taught: Sequence[Lesson], phrases: Phrases, grove: Grove, say: Say
) -> Grown:
    """Trees beside the nets that know these phrases, from people's labels and a few of a teacher.

    Only one rendering of a page tells what its phrases say by themselves.
    """
    pages = {lesson.sheet.origin.page: lesson for lesson in reversed(labelled)}
    heard = [example_of(lesson, phrases, ()) for lesson in pages.values()]
    odds = phrase_odds(heard, len(phrases.words))
    lessons = [*labelled, *taught[:: grove.every]]
    examples = [example_of(lesson, phrases, ()) for lesson in lessons]
    return grow(examples, names_of(labelled[0].sheet, ()), odds, grove, say)


def fit_html(material: Material, taught: Taught, plan: Plan, name: str, say: Say) -> Judge:
    """The judge of HTML ``name``, which hears the voters that the plan gives it."""
    labelled = [lesson_of(sheet) for sheet in material.pages]
    phrases = choose_phrases(_said(labelled), plan.html_phrases)
    others = [page for page in taught.values() if plan.html_unlabelled]
    unlabelled = [
        Lesson(sheet, target_of(sheet, logits, plan.html_unlabelled)) for sheet, logits in others
    ]
    recipes = _recipes(plan.html, plan, name)
    return _fit([*labelled, *unlabelled], recipes, phrases, plan.voters[name], say)


def _recipes(recipe: Recipe, plan: Plan, judge: str) -> list[Recipe]:
    return [replace(recipe, seed=seed) for seed in plan.seeds[judge]]


def together(judge: Judge, deaf: Judge) -> Judge:
    """A judge that hears votes, joined by the nets of one that hears none.

    These err elsewhere, so the mean is better than that of as many nets that all hear votes.  Both
    were fitted on the same pages, so they know the same phrases.
    """
    scale = judge.nets[0].scale
    others = [Trained(widened(old.net, len(scale.mean)), scale) for old in deaf.nets]
    return replace(judge, nets=(*judge.nets, *others))


def _guess(sheet: Sheet, taught: Taught, weight: float) -> Target | None:
    page, logits = taught.get(sheet.origin.page, (None, None))
    return soft_target(page, logits, sheet, weight) if page and logits is not None else None


def _said(lessons: Sequence[Lesson]) -> list[tuple[Sheet, np.ndarray]]:
    return [(lesson.sheet, lesson.target.inside > 0.5) for lesson in lessons]


def _fit(
    lessons: Sequence[Lesson],
    recipes: Sequence[Recipe],
    phrases: Phrases,
    voters: Sequence[str],
    say: Say,
) -> Judge:
    examples = [example_of(lesson, phrases, voters) for lesson in lessons]
    nets = tuple(fit(examples, len(phrases.words), recipe, say) for recipe in recipes)
    return Judge(nets, phrases, tuple(voters))
