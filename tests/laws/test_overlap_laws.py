"""The laws of job 2.  Inputs splice invented news with edits and hostile fragments."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from datasketch import MinHash, MinHashLSH, lsh
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec import structs

from cleaner.overlap.engine import find_overlap
from cleaner.overlap.pair.same import groups
from cleaner.overlap.passages import passages
from cleaner.overlap.records import KINDS, Article, Match, Overlap, OverlapOptions
from cleaner.overlap.report.data import report_data
from cleaner.overlap.report.review import Review, without_dismissed
from cleaner.overlap.sign import candidates, minhash, minhash_lsh, shingle_hash, signatures
from cleaner.overlap.tokens import tokens
from cleaner.overlap.words.quotation import quotations

FEWER = settings(max_examples=max(50, settings.default.max_examples // 2))
"""A comparison takes as long as a hundred cleanings of a line."""

NEWS = (
    (
        "The ferry to the outer islands sailed again on Monday, nine days after the strike "
        "began, and two hundred people clapped in the rain when the ramp came down."
    ),
    (
        "“Nobody won,” said the harbour master, who had slept in his office for most of the week "
        "and fed the gulls from a biscuit tin."
    ),
    (
        "A tailor from Brackwater has sewn the longest curtain in the valley, a patchwork of 312 "
        "flour sacks that hangs between the mill and the chapel."
    ),
    (
        "Ms Arkwright told growers that the owners “treated the islanders like loose cargo” all "
        "winter and still asked for more patience."
    ),
    (
        "Wardens counted eleven pairs of owls in the oak wood above the quarry, twice as many as "
        "before the paths were closed to motorcycles."
    ),
    (
        "The council's plan is 'a leaking bucket', two bakers wrote in a letter of 14 November "
        "2022 that hung on the door for days."
    ),
    "Hedgehogs adore custard tarts.",
    "BRACKWATER (PA) — Engineers roped off the footbridge after they found hairline cracks in it.",
    "Der Bäcker auf der Insel hatte zuletzt „nur noch Zwieback“, den er selbst nicht essen mochte.",
    "Le facteur a livré le courrier « avec la barque de son frère » pendant les neuf jours.",
    "島の人々は九日間、船を待った。村長は「もう待てない」と怒って港に立った。",
    "ชาวเกาะรอเรืออยู่เก้าวันและร้านค้าหมดข้าวกับน้ำมันตะเกียง",
    "انتظر سكان الجزيرة العبارة تسعة أيام ونفد الدقيق من المتاجر قبل عودتها بقليل",
    "Ждали паром девять дней, и в лавках на острове кончились мука, керосин и терпение.",
)
UNRELATED = (
    "Xylokarp quimbled forzando plinths, whereupon grelnik vastly snorpled buffoonish yttrium.",
    "Mezzotint jodhpurs wriggle sphinxlike; kvetching zugzwang dumbfounds iffy crwth flautists.",
)
HOSTILE = (
    "",
    " ",
    "\x00",
    "a\x00b",
    "\ud800",
    "x\udfffy",
    "\u202eright to left\u202c",
    "\u2066isolated\u2069",
    "\u200b\u200d\ufeff",
    "\xad",
    "a\u0301\u0327\u0308" * 5,
    "\u0301",
    "👩‍👩‍👧 🇪🇺",
    "𝔉𝔯𝔞𝔨𝔱𝔲𝔯 𐐨𐐩 𠀋",
    "ﬁne İSTANBUL ǅ ß Ⅷ ½ １２",
    "“",
    "”",
    "'",
    "''",
    '"' * 5,
    "«“‘’”»",
    "「」",
    "'90s 12\" '",
    "U.S. e.g. 3.5",
    "\r\n",
    "\r",
    "\n\n",
    "\u2028\x85\x0b\x0c",
    "word " * 40,
    "no no no no no no",
    "-" * 60,
    "<b>&amp;</b>",
    "=1+1",
    "x" * 300,
)
OUTLETS = ("harbour", "valley", "quarry", "«mill»", "\u202emarsh", "")
JOINS = ("\n\n", "\n", "\r\n\r\n", "\r", "", " \t\n", "\u2029")


def _without_word(text: str, at: int) -> str:
    words = text.split(" ")
    return " ".join(words[: at % len(words)] + words[at % len(words) + 1 :])


def _swapped(text: str, at: int) -> str:
    words = text.split(" ")
    at %= len(words)
    return " ".join([*words[at:], *words[:at]])


def _misspelled(text: str, at: int) -> str:
    at %= max(1, len(text) - 1)
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


EDITS = (
    lambda text, _: text,
    lambda text, at: text[at % (len(text) + 1) :],
    lambda text, at: text[: at % (len(text) + 1)],
    lambda text, at: text[: at % (len(text) + 1)] + text[at % (len(text) + 1) - 1 :],
    _without_word,
    _swapped,
    _misspelled,
    lambda text, _: text.upper(),
    lambda text, _: text.replace("“", '"').replace("”", '"').replace("'", "’"),
    lambda text, _: f"“{text}”",
    lambda text, _: f"{text} — so the baker.",
    lambda text, _: unicodedata.normalize("NFD", text),
    lambda text, _: text.replace(" ", "\r\n"),
    lambda text, _: text.replace("eleven", "twelve").replace("Monday", "Tuesday"),
    lambda text, at: (
        text[: at % (len(text) + 1)] + HOSTILE[at % len(HOSTILE)] + text[at % (len(text) + 1) :]
    ),
)


@st.composite
def edited(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(NEWS))
    for edit in draw(st.lists(st.sampled_from(EDITS), max_size=3)):
        text = edit(text, draw(st.integers(0, 199)))
    return text


PARAGRAPHS = st.one_of(
    st.sampled_from(NEWS),
    edited(),
    edited(),
    st.tuples(edited(), edited()).map(" ".join),
    st.sampled_from(HOSTILE),
    st.text(max_size=40),
)


def article(outlet: str, paragraphs: list[str], *, join: str = "\n\n", **fields: object) -> Article:
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + len(join)
    made = {"id": outlet, "kept": (True,) * len(spans), **fields}
    return Article(outlet=outlet, text=join.join(paragraphs), paragraphs=tuple(spans), **made)


@st.composite
def sets(draw: st.DrawFn, paragraphs: st.SearchStrategy[str] = PARAGRAPHS) -> list[Article]:
    """Articles of several outlets, in any order."""
    made = []
    for number in range(draw(st.integers(0, 6))):
        parts = draw(st.lists(paragraphs, max_size=4))
        fields = {
            "id": str(number) + draw(st.sampled_from(["", "\x00", "/ü", "\ud800"])),
            "join": draw(st.sampled_from(JOINS)),
            "date": draw(st.none() | st.integers(1, 9).map(lambda day: dt.date(2022, 11, day))),
            "kept": tuple(draw(st.sampled_from([True, True, True, False])) for _ in parts),
        }
        made.append(article(draw(st.sampled_from(OUTLETS)), parts, **fields))
    return draw(st.permutations(made))


SETS = sets()
PLAIN = sets(st.sampled_from(NEWS) | edited())
OPTIONS = st.builds(
    OverlapOptions,
    same_outlet=st.booleans(),
    min_words=st.integers(1, 9),
    limit=st.sampled_from([0, 0, 1, 3]),
)


def folded(text: str) -> list[str]:
    """The words of a text, each spelled as the engine promises to compare it."""
    words = tokens(passages([article("-", [text])]))
    spans = zip(words.start[:-1].tolist(), words.end[:-1].tolist(), strict=True)
    return ["".join(map(_fold, text[start:end])) for start, end in spans]


def _fold(sign: str) -> str:
    """Compatibility decomposition without marks, in lower case, its first sign."""
    if unicodedata.category(sign)[0] not in "LN" and unicodedata.category(sign) != "Mc":
        return ""
    plain = [c for c in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(c)]
    return "".join(plain).lower()[:1]


def spoken(article: Article, place: tuple[int, int]) -> list[str]:
    return folded(article.text[place[0] : place[1]])


def ends(overlap: Overlap, match: Match) -> frozenset[tuple[str, int]]:
    """Which paragraphs match, by the ids of their articles."""
    sides = (match.a, match.b)
    return frozenset((overlap.articles[side.article].id, side.paragraph) for side in sides)


def kinds(overlap: Overlap) -> dict[frozenset[tuple[str, int]], str]:
    return {ends(overlap, match): match.kind for match in overlap.matches}


def says_nothing_twice(articles: list[Article]) -> bool:
    """Whether no two words in a row come again in one paragraph; same words are the same text."""
    known: dict[tuple[str, ...], str] = {}
    for each in articles:
        for start, end in each.paragraphs:
            words = folded(each.text[start:end])
            pairs = list(pairwise(words))
            if len(set(pairs)) < len(pairs):
                return False
            if known.setdefault(tuple(words), each.text[start:end]) != each.text[start:end]:
                return False
    return True


# --- 1: every offset can be reached -------------------------------------------------------------


def every_offset_is_reachable(found: Overlap) -> None:
    for match in found.matches:
        sides = [(match.a, [(span.a_start, span.a_end) for span in match.spans])]
        sides += [(match.b, [(span.b_start, span.b_end) for span in match.spans])]
        assert match.spans
        for place, spans in sides:
            of = found.articles[place.article]
            assert of.paragraphs[place.paragraph] == (place.start, place.end)
            assert of.kept[place.paragraph]
            before = of.text[: place.start]
            assert place.line == 1 + len(before.replace("\r\n", "\n").replace("\r", "\n")) - len(
                before.replace("\r\n", "").replace("\r", "").replace("\n", "")
            )
            assert all(one[1] <= other[0] for one, other in pairwise(sorted(spans)))
            for start, end in spans:
                assert place.start <= start < end <= place.end
                assert folded(of.text[start:end])
        firsts = [span.a_start for span in match.spans]
        assert firsts == sorted(firsts)
        assert match.text == " […] ".join(
            found.articles[match.a.article].text[span.a_start : span.a_end] for span in match.spans
        )


def numbers_are_in_range(found: Overlap, options: OverlapOptions) -> None:
    assert not options.limit or len(found.matches) <= options.limit
    for match in found.matches:
        assert match.kind in KINDS
        assert 0 < match.score <= 1
        assert 0 < match.containment_a <= 1
        assert 0 < match.containment_b <= 1
        assert match.words >= options.min_words
        assert match.why
    scores = [match.score for match in found.matches]
    assert scores == sorted(scores, reverse=True)


# --- 2: both sides are alike --------------------------------------------------------------------


@FEWER
@given(PLAIN, st.permutations(OUTLETS))
def test_the_names_of_outlets_have_no_say(articles, names):
    assume(says_nothing_twice(articles))
    renamed = dict(zip(OUTLETS, names, strict=True))
    others = [structs.replace(each, outlet=renamed[each.outlet]) for each in articles]
    assert kinds(find_overlap(others)) == kinds(find_overlap(articles))


@FEWER
@given(SETS, st.randoms(use_true_random=False), OPTIONS)
def test_the_order_of_the_articles_has_no_say(articles, random, options):
    shuffled = random.sample(articles, len(articles))
    one, other = (find_overlap(each, options=options) for each in (articles, shuffled))
    assert list(one.matches) == list(other.matches)
    assert list(one.clusters) == list(other.clusters)
    assert list(one.pairs) == list(other.pairs)
    assert replace(one, matches=(), clusters=()) == replace(other, matches=(), clusters=())


@FEWER
@given(PLAIN)
def test_dates_only_turn_matches(articles):
    undated = [structs.replace(each, date=None) for each in articles]
    found = find_overlap(articles)
    assert kinds(find_overlap(undated)) == kinds(found)
    for match in found.matches:
        a, b = (found.articles[side.article] for side in (match.a, match.b))
        days = [each.date or dt.date.max for each in (a, b)]
        assert (days[0], a.outlet, a.id) <= (days[1], b.outlet, b.id)
    sides = {(match.a.article, match.b.article) for match in found.matches}
    assert {(pair.a, pair.b) for pair in found.pairs} == sides


# --- 3: names of matches ------------------------------------------------------------------------


def ids_are_unique(found: Overlap) -> None:
    ids = [match.id for match in found.matches]
    assert len(set(ids)) == len(ids)


@FEWER
@given(SETS)
def test_other_ids_and_paths_give_the_same_matches(articles):
    assume(says_nothing_twice(articles))
    moved = [
        structs.replace(each, id=f"elsewhere/{9 - number}", name=f"/tmp/{number}")  # noqa: S108
        for number, each in enumerate(articles)
    ]
    one, other = (find_overlap(each) for each in (articles, moved))
    assert {(match.id, match.kind) for match in one.matches} == {
        (match.id, match.kind) for match in other.matches
    }


def unrelated_articles_change_no_match(
    found: Overlap, articles: list[Article], unrelated: Article
) -> None:
    other = find_overlap([unrelated, *articles])
    before = {match.id: (match.kind, match.score, match.spans) for match in found.matches}
    after = {match.id: (match.kind, match.score, match.spans) for match in other.matches}
    assert before == after


# --- 4: what matches ----------------------------------------------------------------------------


@FEWER
@given(SETS)
def test_a_copy_in_another_outlet_is_verbatim(articles):
    copied = [
        structs.replace(each, id=f"{each.id} again", outlet=f"{each.outlet} copy")
        for each in articles
    ]
    found = find_overlap([*articles, *copied])
    pairs = {ends(found, match): match for match in found.matches}
    for each in articles:
        for number, (place, kept) in enumerate(zip(each.paragraphs, each.kept, strict=True)):
            if not kept or len(spoken(each, place)) < 8:
                continue
            match = pairs[frozenset({(each.id, number), (f"{each.id} again", number)})]
            assert (match.kind, match.score) == ("verbatim", 1.0)
            assert (match.containment_a, match.containment_b) == (1.0, 1.0)


def verbatim_is_the_same_words_of_two_outlets(found: Overlap) -> None:
    assert all(one < other for one, other in found.table)
    for match in found.matches:
        one, other = (
            spoken(found.articles[side.article], (side.start, side.end))
            for side in (match.a, match.b)
        )
        if match.kind == "verbatim":
            assert len(one) == match.words
            assert len(match.spans) == 1
            assert not match.differences
        assert match.words <= len(one)
        assert (match.kind == "verbatim") <= (one == other)
        assert (one == other) <= (match.kind == "verbatim")
        assert found.articles[match.a.article].outlet != found.articles[match.b.article].outlet


def same_outlet_only_adds_matches(found: Overlap, articles: list[Article]) -> None:
    more = find_overlap(articles, options=OverlapOptions(same_outlet=True))
    assert all(match.a.article != match.b.article for match in more.matches)
    assert all(one <= other for one, other in more.table)
    assert set(kinds(found)) <= set(kinds(more))


def what_cleaning_dropped_never_matches(found: Overlap, articles: list[Article]) -> None:
    dropped = [structs.replace(each, kept=(False,) * len(each.kept)) for each in articles[::2]]
    less = find_overlap([*dropped, *articles[1::2]])
    gone = {each.id for each in dropped}
    assert not any(name in gone for match in less.matches for name, _ in ends(less, match))
    without = [
        structs.replace(
            each,
            text="".join(
                each.text[start:end] if keeps else "_" * (end - start)
                for (start, end), keeps in _tiled(each)
            ),
        )
        for each in articles
    ]
    assert [(m.id, m.kind, m.spans) for m in found.matches] == [
        (m.id, m.kind, m.spans) for m in find_overlap(without).matches
    ]


def _tiled(of: Article) -> list[tuple[tuple[int, int], bool]]:
    """All of a text in order: what is kept, and all the rest."""
    tiles, at = [], 0
    for (start, end), keeps in zip(of.paragraphs, of.kept, strict=True):
        tiles += [((at, start), False), ((start, end), keeps)]
        at = end
    return [*tiles, ((at, len(of.text)), False)]


def groups_are_passages_of_the_same_words(articles: list[Article]) -> None:
    rows = passages(articles)
    words = tokens(rows)
    found = groups(rows, words)
    said = [tuple(folded(text)) for text in rows.texts(slice(None))]
    for row, one in enumerate(said):
        assert (found.of[row] == -1) == (not one)
        for other_row in range(row):
            if one:
                alike = found.of[row] == found.of[other_row]
                assert alike == (one == said[other_row])
    assert sorted(found.members.tolist()) == [row for row, one in enumerate(said) if one]


# --- 5: counts ----------------------------------------------------------------------------------


def where_words_stand(found: Overlap) -> list[set[int]]:
    """Of each article, where its words begin."""
    rows = passages(found.articles)
    words = tokens(rows)
    stands: list[set[int]] = [set() for _ in found.articles]
    for row, (first, stop) in enumerate(zip(words.first[:-1], words.stop, strict=True)):
        stands[int(rows.article[row])].update(words.start[first:stop].tolist())
    return stands


def counts_are_those_of_the_spans(found: Overlap) -> None:
    stands = where_words_stand(found)
    shared: defaultdict[int, set[int]] = defaultdict(set)
    table: defaultdict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for match in found.matches:
        outlets = [found.articles[side.article].outlet for side in (match.a, match.b)]
        for span in match.spans:
            for number, start, end, (home, there) in (
                (match.a.article, span.a_start, span.a_end, outlets),
                (match.b.article, span.b_start, span.b_end, outlets[::-1]),
            ):
                inside = {at for at in stands[number] if start <= at < end}
                shared[number] |= inside
                table[home, there] |= {(number, at) for at in inside}
    assert found.words == tuple(len(stands[at]) for at in range(len(found.articles)))
    assert found.shared == tuple(len(shared[at]) for at in range(len(found.articles)))
    assert all(part <= whole for part, whole in zip(found.shared, found.words, strict=True))
    pairs = {(min(pair), max(pair)) for pair in table}
    assert found.table == {
        (one, other): (len(table[one, other]), len(table[other, one])) for one, other in pairs
    }


def pairs_of_articles_are_those_of_the_spans(found: Overlap) -> None:
    stands = where_words_stand(found)
    shared: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    matches = Counter((match.a.article, match.b.article) for match in found.matches)
    for match in found.matches:
        a, b = match.a.article, match.b.article
        for span in match.spans:
            shared[a, b] |= {at for at in stands[a] if span.a_start <= at < span.a_end}
            shared[b, a] |= {at for at in stands[b] if span.b_start <= at < span.b_end}
    assert {(pair.a, pair.b): pair.matches for pair in found.pairs} == matches
    for pair in found.pairs:
        assert pair.a_words == len(shared[pair.a, pair.b])
        assert pair.b_words == len(shared[pair.b, pair.a])
        assert pair.a_share == pair.a_words / found.words[pair.a]
        assert pair.b_share == pair.b_words / found.words[pair.b]
        assert 0 < min(pair.a_share, pair.b_share) <= pair.share <= 1
    shares = [pair.share for pair in found.pairs]
    assert shares == sorted(shares, reverse=True)


def no_pair_has_more_than_its_articles_and_its_outlets(found: Overlap) -> None:
    outlets = [each.outlet for each in found.articles]
    for pair in found.pairs:
        assert pair.a_words <= found.shared[pair.a]
        assert pair.b_words <= found.shared[pair.b]
        a, b = outlets[pair.a], outlets[pair.b]
        of_a, of_b = found.table[a, b] if a <= b else found.table[b, a][::-1]
        assert (pair.a_words <= of_a, pair.b_words <= of_b) == (True, True)
    names = {frozenset((outlets[pair.a], outlets[pair.b])) for pair in found.pairs}
    assert names == {frozenset(key) for key in found.table}


@FEWER
@given(SETS, OPTIONS)
def test_where_each_outlet_has_one_article_pairs_are_the_table(articles, options):
    alone = [structs.replace(each, outlet=each.id) for each in articles]
    found = find_overlap(alone, options=options)
    table = {}
    for pair in found.pairs:
        sides = [(found.articles[pair.a].outlet, pair.a_words)]
        sides += [(found.articles[pair.b].outlet, pair.b_words)]
        names, words = zip(*sorted(sides), strict=True)
        table[names] = words
    assert found.table == table


def what_is_dismissed_is_in_no_pair(found: Overlap, random: Random) -> None:
    dismissed = {match.id for match in found.matches if random.random() < 0.5}
    left = without_dismissed(found, {name: Review("dismiss", "") for name in dismissed})
    counted = Counter(
        (match.a.article, match.b.article) for match in found.matches if match.id not in dismissed
    )
    assert {(pair.a, pair.b): pair.matches for pair in left.pairs} == counted
    before = {(pair.a, pair.b): pair for pair in found.pairs}
    for pair in left.pairs:
        assert pair.a_words <= before[pair.a, pair.b].a_words
        assert pair.b_words <= before[pair.a, pair.b].b_words


def clusters_hold_their_matches(found: Overlap) -> None:
    clusters = {cluster.id: cluster for cluster in found.clusters}
    for match in found.matches:
        assert {match.a, match.b} <= set(clusters[match.cluster].members)
    for cluster in found.clusters:
        of = [found.articles[member.article] for member in cluster.members]
        assert len(set(cluster.members)) == len(cluster.members) > 1
        assert cluster.outlets == tuple(sorted({each.outlet for each in of}))
        shown = zip(of, cluster.carries, strict=True)
        assert any(cluster.text in each.text and cluster.words == own for each, own in shown)
        days = [each.date or dt.date.max for each in of]
        assert days == sorted(days)
        most = [at for at, words in enumerate(cluster.carries) if 3 * words >= 2 * cluster.words]
        head = of[most[0]]
        rivals = {of[at].outlet for at in most if of[at].date == head.date}
        told = head.date is not None and len(rivals) == 1
        assert cluster.first == (most[0] if told else None)
    assert len(clusters) == len(found.clusters)


def the_report_says_what_was_found(found: Overlap) -> None:
    data = report_data(found)
    assert [match["id"] for match in data["matches"]] == [match.id for match in found.matches]
    assert sum(row["matches"] for row in data["table"]) == len(found.matches)
    assert sum(row["matches"] for row in data["pairs"]) == len(found.matches)
    assert sum(row["words"] for row in data["outlets"]) == sum(found.words)
    assert sum(row["documents"] for row in data["outlets"]) == len(found.articles)
    known = {document["id"]: document for document in data["documents"]}
    for match in data["matches"]:
        for side in (match["a"], match["b"]):
            row = known[side["doc"]]["paragraphs"][side["paragraph"]]
            assert row == [side["start"], side["end"], side["line"], 1]


@FEWER
@given(SETS, OPTIONS)
def test_what_is_found_obeys_the_laws(articles, options):
    """All on the same articles: making and comparing them takes far longer than looking."""
    found = find_overlap(articles, options=options)
    every_offset_is_reachable(found)
    numbers_are_in_range(found, options)
    ids_are_unique(found)
    counts_are_those_of_the_spans(found)
    pairs_of_articles_are_those_of_the_spans(found)
    no_pair_has_more_than_its_articles_and_its_outlets(found)
    clusters_hold_their_matches(found)
    the_report_says_what_was_found(found)


MORE = st.builds(
    lambda outlet, name: article(outlet, list(UNRELATED), id=f"{name} unrelated"),
    st.sampled_from([*OUTLETS, "another"]),
    st.sampled_from(["", "0", "zz"]),
)


@FEWER
@given(SETS, MORE, st.randoms(use_true_random=False))
def test_what_is_found_stays_when_articles_come_and_go(articles, unrelated, random):
    """All on the same articles, as above, and without options."""
    found = find_overlap(articles)
    verbatim_is_the_same_words_of_two_outlets(found)
    groups_are_passages_of_the_same_words(articles)
    same_outlet_only_adds_matches(found, articles)
    unrelated_articles_change_no_match(found, articles, unrelated)
    what_cleaning_dropped_never_matches(found, articles)
    what_is_dismissed_is_in_no_pair(found, random)


# --- 6: the same everywhere ---------------------------------------------------------------------

_PRINT = """
import sys
from cleaner.overlap.engine import find_overlap
from cleaner.overlap.records import Article
from cleaner.overlap.report.data import report_data
articles = []
for number, line in enumerate(sys.stdin.buffer.read().decode().split("\\x01")):
    article = Article(id=str(number), outlet=f"outlet {number % 3}", text=line,
                      paragraphs=((0, len(line)),), kept=(True,))
    articles.append(article)
print(report_data(find_overlap(articles)))
"""


def test_the_hash_seed_has_no_say():
    texts = [*NEWS, *(edit(text, 31) for text in NEWS for edit in EDITS)]
    printed = {
        subprocess.run(
            [sys.executable, "-c", _PRINT],
            input="\x01".join(texts).encode(),
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("0", "1", "4217")
    }
    assert len(printed) == 1
    assert b"'near'" in printed.pop()


# --- 7: signatures ------------------------------------------------------------------------------


def _shingles(text: str) -> list[bytes]:
    """Runs of five words as the text has them, or all words of a shorter one."""
    words = tokens(passages([article("-", [text])]))
    spans = zip(words.start[:-1].tolist(), words.end[:-1].tolist(), strict=True)
    said = [text[start:end] for start, end in spans]
    if not said:
        return []
    runs = [said[at : at + 5] for at in range(max(1, len(said) - 4))]
    return [" ".join(run).encode() for run in runs]


EMPTY = MinHash(num_perm=128, seed=1, hashfunc=shingle_hash, scheme="affine32")


def _sketch(text: str) -> MinHash:
    sketch = EMPTY.copy()
    sketch.update_batch(_shingles(text))
    return sketch


@given(st.lists(PARAGRAPHS, max_size=5))
def test_signatures_are_those_of_datasketch(texts):
    signed = signatures(tokens(passages([article("-", texts)])))
    assert signed.dtype == np.uint32
    assert signed.shape == (len(texts), 128)
    for text, signature in zip(texts, signed, strict=True):
        theirs = _sketch(text)
        assert np.array_equal(signature, theirs.hashvalues)
        assert minhash(signature) == theirs


@pytest.fixture(scope="module")
def _bands_worked_out_once():
    """For a threshold; datasketch takes 20 ms for it each time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lsh, "_optimal_param", cache(lsh._optimal_param))
        yield


@FEWER
@given(st.lists(PARAGRAPHS, min_size=1, max_size=8), st.sampled_from([0.3, 0.5, 0.8]))
@pytest.mark.usefixtures("_bands_worked_out_once")
def test_the_exported_index_answers_as_one_of_datasketch(texts, threshold):
    signed = signatures(tokens(passages([article("-", texts)])))
    ours = minhash_lsh(signed, range(len(texts)), threshold=threshold)
    theirs = MinHashLSH(threshold=threshold, num_perm=128)
    sketches = [_sketch(text) for text in texts]
    for key, sketch in enumerate(sketches):
        theirs.insert(key, sketch)
    for signature, sketch in zip(signed, sketches, strict=True):
        assert set(ours.query(minhash(signature))) == set(theirs.query(sketch))


@given(st.lists(PARAGRAPHS, max_size=8))
def test_candidates_share_a_band_and_none_is_left_out(texts):
    signed = signatures(tokens(passages([article("-", texts)])))
    bands = signed.reshape(len(texts), 32, 4)
    wanted = {
        (a, b)
        for b in range(len(texts))
        for a in range(b)
        if (bands[a] == bands[b]).all(axis=1).any()
    }
    one, other = candidates(signed)
    found = list(zip(one.tolist(), other.tolist(), strict=True))
    assert len(set(found)) == len(found)
    assert set(found) <= wanted
    assert _sets(found, len(texts)) == _sets(wanted, len(texts))


def _sets(pairs: Iterable[tuple[int, int]], size: int) -> list[int]:
    """The smallest number that each can be led to."""
    head = list(range(size))
    for one, other in sorted(pairs) * size:
        head[one] = head[other] = min(head[one], head[other])
    return head


# --- 8: pieces ----------------------------------------------------------------------------------


@given(PARAGRAPHS)
def test_quotations_stand_in_order_and_apart(text):
    at = 0
    for start, end in quotations(text):
        assert at <= start <= end <= len(text)
        at = end


@given(st.lists(PARAGRAPHS, max_size=6))
def test_words_are_the_same_wherever_they_stand(texts):
    together = tokens(passages([article("-", texts)]))
    for row, text in enumerate(texts):
        alone = tokens(passages([article("-", [text])]))
        first, stop = int(together.first[row]), int(together.stop[row])
        shift = sum(len(before) + 2 for before in texts[:row])
        assert alone.key[:-1].tolist() == together.key[first:stop].tolist()
        assert (alone.start[:-1] + shift).tolist() == together.start[first:stop].tolist()
        assert (alone.end[:-1] + shift).tolist() == together.end[first:stop].tolist()
        assert alone.flags[:-1].tolist() == together.flags[first:stop].tolist()
        assert int(alone.digest[0]) == int(together.digest[row])


def test_articles_of_one_id_are_refused():
    with pytest.raises(ValueError, match="same id"):
        find_overlap([article("harbour", [NEWS[0]]), article("valley", [], id="harbour")])
