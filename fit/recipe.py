"""All numbers of fitting that somebody chose."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from fit.extractors import SHIPPED


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How one net is fitted.

    Attributes:
        hidden, embedding, dilations, attends: its size, see `fit.net.Shape`.
        epochs: how often it sees every page.
        rate: the highest learning rate.
        rows: lines of a batch, about.
        seed: of all that is drawn by lot.
        dropout: share of hidden units left out.
        forget: share of phrases that a page forgets.
        noise, blind: what is added to every feature of a page, as a share of the feature's spread,
            and share of features that a page is not seen by; see `fit.batches`.
        f1: weight of the loss in F1 beside the one in cross-entropy.
        decay, phrase_decay: decay of the weights, and of the phrases' weights.
        average: how slowly the mean of the weights, which is what stays, follows them.
    """

    hidden: int = 56
    embedding: int = 8
    dilations: tuple[int, ...] = (1, 2, 4, 8, 16, 1)
    attends: tuple[int, ...] = ()
    epochs: int = 8
    rate: float = 4e-3
    rows: int = 6000
    seed: int = 0
    dropout: float = 0.25
    forget: float = 0.75
    noise: float = 0.0
    blind: float = 0.0
    f1: float = 3.0
    decay: float = 1e-3
    phrase_decay: float = 0.1
    average: float = 0.99


@dataclass(frozen=True, slots=True, kw_only=True)
class Grove:
    """How the trees grow.

    Attributes:
        trees, leaves, depth: how many trees, of how many leaves, how deep at most.
        rate: how much of what is amiss each tree mends.
        features, lines: share of the features and of the lines that a tree may look at.
        fewest, weight: lines of a leaf at least, and what they must weigh.
        decay: of the leaves.
        borders: values of a feature at which lines may be parted.
        seed: of all that is drawn by lot.
        every: of texts that only the teacher has labelled one in so many is seen.
    """

    trees: int = 300
    leaves: int = 31
    depth: int = 8
    rate: float = 0.08
    features: float = 0.2
    lines: float = 0.6
    fewest: int = 300
    weight: float = 50.0
    decay: float = 20.0
    borders: int = 63
    seed: int = 0
    every: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseChoice:
    """Which phrases a net may know: on ``domains`` domains or more, at most ``most`` of them."""

    domains: int = 20
    most: int = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakChoice:
    """How the line ends of a text that was run together are learned.

    Attributes:
        domains, most: words on ``domains`` domains or more are known, at most ``most`` of them.
        glue: shares of lines that are joined without a blank, of which each text has one.
        longest: characters of a text that are read.
        epochs, batch, rate, bias_rate, decay, seed: of the regression.
    """

    domains: int = 20
    most: int = 2000
    glue: tuple[float, ...] = (0.6, 0.9, 1.0)
    longest: int = 30_000
    epochs: int = 3
    batch: int = 2048
    rate: float = 0.3
    bias_rate: float = 0.05
    decay: float = 1e-6
    seed: int = 4


_TEACHER = Recipe(hidden=48, epochs=16, rows=3000, noise=0.4, blind=0.3)
_HTML = replace(_TEACHER, hidden=32, dilations=(1, 2, 4, 8, 1))
_TEXT = Recipe(hidden=48, noise=0.1, blind=0.15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How all judges are fitted.

    Attributes:
        teacher, html: recipes of the teacher and of the judges of HTML.
        text: those of the nets of bare text, which err on other lines for being of another form.
        seeds: of the nets that each judge is the mean of, by its name and for each of its recipes.
        grove: the trees beside the nets of bare text.
        breaks: the line ends of text that was run together.
        phrases, html_phrases: what phrases they know; the teacher knows those of HTML.
        unlabelled, html_unlabelled: weights of pages that only the teacher has labelled, as text
            and as HTML; a labelled page weighs 1, what weighs 0 is left out.
        grafts, graft_chance: grafts of each labelled text, and the chance that an epoch shows one.
        inserts, insert_chance, insert_lists: the same of texts with inserts, and the share of
            inserts that are article.
        thresholds: of each judge, in logits; a line below goes.
        voters: the extractors that the judges of HTML hear, by the name of the judge; one that
            hears none stands first, and its nets join those that hear some.
    """

    teacher: Recipe = _TEACHER
    text: tuple[Recipe, ...] = (_TEXT, replace(_TEXT, attends=(2, 4)))
    html: Recipe = _HTML
    grove: Grove = field(default_factory=Grove)
    breaks: BreakChoice = field(default_factory=BreakChoice)
    phrases: PhraseChoice = field(default_factory=PhraseChoice)
    html_phrases: PhraseChoice = field(default_factory=lambda: PhraseChoice(most=2000))
    seeds: dict[str, tuple[int, ...]] = field(
        default_factory=lambda: {
            "teacher": (0, 1),
            "text": (0,),
            "html": (0, 1),
            "fast": (0,),
        }
    )
    unlabelled: float = 0.7
    html_unlabelled: float = 0.0
    grafts: int = 3
    graft_chance: float = 1 / 6
    inserts: int = 3
    insert_chance: float = 2 / 3
    insert_lists: float = 0.5
    thresholds: dict[str, float] = field(
        default_factory=lambda: {"text": -1.0, "html": -1.5, "fast": -2.0}
    )
    voters: dict[str, tuple[str, ...]] = field(
        default_factory=lambda: {"fast": (), "html": SHIPPED}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What is wanted: judges, and the line ends of text that was run together."""

    breaks: bool = True
    text: bool = True
    html: bool = True
