"""The laws of job 1.  Inputs mix random text with the rules' own example lines."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cleaner import clean
from cleaner.model import KINDS, Cleaned, Document, InputError, Options
from cleaner.read.document import read_bytes, read_text
from cleaner.read.split import split
from cleaner.read.together import ONE_LINE
from cleaner.strip.apply import HEADINGS
from cleaner.strip.audit import audit_lines, output_bytes, read_audit, restore_bytes
from cleaner.strip.engine import strip
from cleaner.strip.measure import ends_sentence
from cleaner.strip.prove import usable_book
from cleaner.strip.rulebook.book import RuleBook, packaged_book
from cleaner.strip.settle import GUARD
from cleaner.text import LINE_END, words

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SITE = "lawful.example"

LAWFUL = """
site = "lawful.example"
domains = ["lawful.example"]
checked = 2026-11-20
disable = ["_any/share-words", "between"]

[[rule]]
id = "never"
kind = "keep"
why = "the column of this name is an article"
match = "Subscribe to .{1,80}"
example = '''
+ Subscribe to the view that rain is good
- Read the small print
'''

[[rule]]
id = "small-print"
kind = "line"
why = "small print"
match = "Read the small print"
example = '''
- Read the small print
+ Read the small print, he said.
'''

[[rule]]
id = "box"
kind = "section"
why = "a box of facts"
match = "Facts"
stop = "End of facts"
at_most = 3
example = '''
- Facts
- The ferry has two decks
+ End of facts
'''

[[rule]]
id = "end"
kind = "tail"
why = "all that follows the last line of the article"
match = "— ends —"
at_most = 4
example = '''
+ The end of the article.
- — ends —
- Lawful and Sons
'''

[[rule]]
id = "inline"
kind = "span"
why = "a button inside a sentence"
match = '''\\[press (?:here|there)\\]'''
example = '''
- The office [press here] is shut.
+ The office is shut; press there.
'''
"""

ARTICLE = (
    "The ferry to the outer islands sailed again on Monday, nine days after the strike began.",
    "Two hundred people stood on the quay in the rain and clapped when the ramp came down.",
    "“Nobody won,” said the harbour master, who had slept in his office for most of the week.",
    "A spokesman for the company declined to say what the new rota would cost it in a year.",
    "On the islands the shops had run out of flour, lamp oil and, on the last day, of patience.",
    "The union wants four crews for three boats; the company has offered three and a half.",
    "Der Bäcker auf der Insel hatte zuletzt nur noch Zwieback, den er selbst nicht essen mochte.",
    "La grève a duré neuf jours, et le facteur a livré le courrier avec la barque de son frère.",
    "島の人々は九日間、船を待った。",
    "He wrote 4,217 letters, none of which was answered, and kept the copies in a biscuit tin.",
)
BODY = (
    "What the crossing will cost from next summer on, the company did not want to say this week.",
    "The lighthouse keeper, who had watched all of it from above, said that he had seen worse.",
)
EXAMPLES = tuple(
    sorted(
        {
            line[1:].strip()
            for site in packaged_book().files
            for rule in packaged_book().rules_of(site)
            for line in rule.entry.example.splitlines()
            if line.strip()
        }
    )
)
LAWFUL_LINES = (
    "Read the small print",
    "Subscribe to our newsletter today",
    "Facts",
    "End of facts",
    "— ends —",
    "The office [press here] is shut, said [press there] the man at the door.",
    "[press here] [press there]",
)
LABELS = (
    "Staff ·",
    "Opinion",
    "The Quay",
    "Share",
    "Related",
    "Comments",
    "Mr. Oakes",
    "{{ title }}",
    "undefined",
    "By Lena Ashworth",
    "20 November 2026",
    "3 min read",
    "2.",
    "Photo: A. Strand",
    "articleComments",
)
HOSTILE = (
    "\x00",
    "\x1b[31mred\x1b[0m",
    "a\x85b",
    "a\u2028b\u2029c",
    "\x0b",
    "\x0cpage",
    "\r",
    "\u200b\u200d",
    "\ufeff",
    "\u202eright to left\u202c",
    "\xad",
    "x" * 300,
    "Sign up" + "\u200b" * 5 + " for our newsletter",
    "a\u0301\u0327" * 9,
    "\x1c\x1d",
    "\ufffd",
    "«“‘’”»",
    '"' * 5,
    "1/0",
    "0/3",
    "１/３",
    "İSTANBUL ǅ ﬁ ß",
    "👩‍👩‍👧 🇪🇺",
)
JOINS = ("\n", "\n\n", "\r\n", "\r\n\r\n", "\r", " ", "\n \t\n", "\n\n\n")


@st.composite
def galleries(draw: st.DrawFn) -> str:
    size = draw(st.integers(2, 5))
    lines = []
    for number in range(1, size + 1):
        lines.append(f"{number}/{size}")
        lines += draw(
            st.lists(st.sampled_from(["A ferry at the quay", "Ashworth/Quay"]), max_size=2)
        )
    return "\n".join(lines)


@st.composite
def bulleted(draw: st.DrawFn) -> str:
    bullet = draw(st.sampled_from("•-*"))
    items = draw(st.lists(st.sampled_from([*EXAMPLES, *ARTICLE]), min_size=2, max_size=5))
    return "\n".join(f"{bullet}\n{item}" for item in items)


FRAGMENTS = st.one_of(
    st.sampled_from(ARTICLE),
    st.sampled_from(EXAMPLES),
    st.sampled_from(EXAMPLES),
    st.sampled_from(LABELS),
    st.sampled_from(LAWFUL_LINES),
    st.sampled_from(HOSTILE),
    st.text(max_size=40),
    galleries(),
    bulleted(),
)


@st.composite
def spliced(draw: st.DrawFn) -> str:
    """Fragments under one line end, or under many."""
    fragments = draw(st.lists(FRAGMENTS, max_size=14))
    usual = draw(st.sampled_from(JOINS))
    odd = draw(st.lists(st.sampled_from(JOINS), max_size=4))
    joins = [*odd, *[usual] * len(fragments)]
    text = "".join(part for pair in zip(fragments, joins, strict=False) for part in pair)
    return draw(st.sampled_from(["", "", "\n", "\ufeff"])) + text


@st.composite
def one_line(draw: st.DrawFn) -> str:
    """A page on one line, joined by blanks or by nothing; some other lines stand beside it."""
    line = draw(st.lists(st.sampled_from([*ARTICLE, *EXAMPLES, *LABELS]), min_size=14, max_size=60))
    blank = draw(st.sampled_from([" ", " ", ""]))
    beside = draw(st.lists(st.sampled_from([*EXAMPLES, *LABELS]), max_size=2))
    return draw(st.sampled_from(["\n", "\r\n"])).join([blank.join(line), *beside])


@st.composite
def wrapped(draw: st.DrawFn) -> str:
    """Paragraphs wrapped at a width."""
    width = draw(st.integers(42, 96))
    parts = draw(
        st.lists(
            st.lists(st.sampled_from([*ARTICLE, *EXAMPLES, *LAWFUL_LINES]), min_size=1, max_size=4),
            min_size=3,
            max_size=7,
        )
    )
    return "\n\n".join(textwrap.fill(" ".join(part), width) for part in parts) + "\n"


TEXTS = st.one_of(spliced(), spliced(), spliced(), one_line(), wrapped())
OPTIONS = st.builds(
    Options,
    galleries=st.sampled_from(["drop", "first", "keep"]),
    keep=st.frozensets(st.sampled_from(KINDS), max_size=2),
    drop=st.sampled_from([frozenset(), frozenset({"byline", "dateline"})]),
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp1250", "latin-1")


@pytest.fixture(scope="module")
def lawful(tmp_path_factory: pytest.TempPathFactory) -> RuleBook:
    folder = tmp_path_factory.mktemp("lawful")
    (folder / f"{SITE}.toml").write_text(LAWFUL, encoding="utf-8")
    return usable_book((folder,))


def cleaned(text: str, options: Options | None = None, site: str | None = None) -> Cleaned:
    """As text even where it begins like HTML: what comes out may do so."""
    return by_book(packaged_book(), text, options, site)


def by_book(
    book: RuleBook, text: str, options: Options | None = None, site: str | None = None
) -> Cleaned:
    document = read_text(text, form="text")
    return strip(document, options=options or Options(), book=book, site=site)


def is_subsequence(small: str, large: str) -> bool:
    rest = iter(large)
    return all(char in rest for char in small)


def verdicts(found: Cleaned) -> list[tuple[bool, str, str, str, float]]:
    return [(v.keep, v.by, v.kind, v.why, v.score) for v in found.verdicts]


# --- 1 ----------------------------------------------------------------------------------------


def blocks_tile_the_text(document: Document, text: str) -> None:
    at = 0
    for number, block in enumerate(document.blocks):
        assert block.index == number
        assert not text[at : block.start].strip()
        assert at <= block.start < block.end
        assert block.text == document.text[block.start : block.end] == block.text.strip()
        at = block.end
    assert not text[at:].strip()
    assert document.blocks.texts() == [block.text for block in document.blocks]


# --- 2 ----------------------------------------------------------------------------------------


def one_verdict_a_block(found: Cleaned) -> None:
    assert [verdict.block for verdict in found.verdicts] == list(found.document.blocks)
    for verdict in found.verdicts:
        block = verdict.block
        gone = sum(
            max(0, min(block.end, piece.end) - max(block.start, piece.start))
            for piece in found.dropped
        )
        assert verdict.keep == (gone < block.end - block.start)
        assert verdict.keep == (verdict.kind == "article")
        assert verdict.keep or (verdict.by and verdict.why and 0.5 <= verdict.score <= 1)


# --- 3 ----------------------------------------------------------------------------------------


def paragraphs_say_what_the_text_says(found: Cleaned) -> None:
    assert "".join("".join(found.paragraphs).split()) == "".join(found.text.split())
    for paragraph in found.paragraphs:
        assert paragraph == " ".join(paragraph.split()) != ""


def kept_and_dropped_rebuild_the_text(found: Cleaned, text: str) -> None:
    assert found.restore() == text
    pieces = sorted([*found.kept, *found.dropped], key=lambda piece: piece.start)
    at = 0
    for piece in pieces:
        assert piece.start == at < piece.end
        assert piece.text == text[piece.start : piece.end]
        at = piece.end
    assert at == len(text)
    for gone in found.dropped:
        before = text[: gone.start + len(gone.text) - len(gone.text.lstrip())]
        assert gone.line == 1 + len(LINE_END.findall(before))


def _rebuilt(found: Cleaned) -> bytes:
    output = output_bytes(found)
    lines = list(audit_lines(found, output, version="0"))
    assert not any("\n" in line for line in lines)
    entries = read_audit([f"{line}\n" for line in lines], name="audit")
    return restore_bytes(output, entries, name="-")


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_the_audit_restores_the_bytes(text, encoding):
    raw = text.encode(encoding, "ignore")
    try:
        document = read_bytes(raw, form="text")
    except InputError:
        assume(False)
    found = strip(document, options=Options(), book=packaged_book())
    assert _rebuilt(found) == raw


@given(TEXTS, st.binary(min_size=1, max_size=4), st.integers(0, 400))
def test_the_audit_restores_bad_bytes(text, bad, at):
    sound = text.encode()
    raw = sound[:at] + bad + sound[at:]
    try:
        document = read_bytes(raw, form="text")
    except InputError:
        assume(False)
    found = strip(document, options=Options(), book=packaged_book())
    assert _rebuilt(found) == raw


# --- 4 ----------------------------------------------------------------------------------------


def nothing_is_invented(found: Cleaned, text: str) -> None:
    assert is_subsequence(found.text, text)
    lines = {line.strip() for line in LINE_END.split(text)}
    wholes = [*lines, *(" ".join(block.text.split()) for block in found.document.blocks)]
    for line in LINE_END.split(found.text):
        body = " ".join(line.split())
        assert line.strip() in lines or any(is_subsequence(body, whole) for whole in wholes)


SPANS = {rule.name for rule in packaged_book().rules_of("_any") if rule.entry.kind == "span"}


@given(TEXTS)
def test_lines_pass_whole_or_not_at_all(text):
    document = read_text(text, form="text")
    assume(document.layout in ("lines", "paragraphs"))
    found = cleaned(text)
    assume(not SPANS & {gone.by for gone in found.dropped})  # they cut inside a line
    lines = Counter(line.strip() for line in LINE_END.split(text))
    out = Counter(line.strip() for line in LINE_END.split(found.text))
    out.pop("", None)
    assert out <= lines


# --- 5 ----------------------------------------------------------------------------------------


@given(TEXTS, OPTIONS)
def test_cleaning_twice_is_cleaning_once(lawful, text, options):
    """By the rules for all, and by those of an outlet."""
    for book, site in ((packaged_book(), None), (lawful, SITE)):
        once = by_book(book, text, options, site)
        twice = by_book(book, once.text, options, site)
        assert twice.text == once.text
        assert not twice.dropped


# --- 6 ----------------------------------------------------------------------------------------


@given(
    st.permutations(ARTICLE),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n\n\n", " \n\t\n"]),
    st.sampled_from(["", "\n", "\r\n", "\n\n", " "]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
def test_an_article_passes_byte_for_byte(paragraphs, join, final, encoding):
    text = join.join(paragraphs) + final
    raw = text.encode(encoding)
    found = clean(raw)
    assert not found.dropped
    assert found.text == text
    if encoding.startswith("utf-8"):
        assert output_bytes(found) == raw


@given(st.lists(st.sampled_from(ARTICLE), unique=True, min_size=1), st.integers(42, 96))
def test_a_wrapped_article_passes(paragraphs, width):
    text = "\n\n".join(textwrap.fill(part, width) for part in paragraphs)
    assert cleaned(text).text == text


# --- 7 ----------------------------------------------------------------------------------------

_PRINT = """
import sys
from cleaner import clean
for text in sys.stdin.buffer.read().decode().split("\\x01"):
    found = clean(text)
    print([(v.keep, v.by, v.kind, v.why, v.score) for v in found.verdicts], repr(found.text))
"""


def _some_texts() -> list[str]:
    samples = sorted(SAMPLES.glob("*.example/*.in"))[:6]
    return ["\n".join(EXAMPLES), *(clean(path.read_bytes()).document.text for path in samples)]


def test_the_hash_seed_has_no_say():
    stdin = "\x01".join(_some_texts()).encode()
    printed = {
        subprocess.run(
            [sys.executable, "-c", _PRINT],
            input=stdin,
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("0", "1", "4217")
    }
    assert len(printed) == 1


def test_calls_and_threads_agree():
    texts = _some_texts() * 4
    alone = [verdicts(clean(text)) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: verdicts(clean(text)), texts))
    assert together == alone


# --- 8 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    sorted(SAMPLES.glob("*.example/*.in")),
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_rules_of_one_outlet_leave_the_others_alone(lawful, path):
    document = read_bytes(path.read_bytes())
    before = strip(document, options=Options(), book=packaged_book())
    after = strip(document, options=Options(), book=lawful)
    assert before.site != SITE
    assert (before.text, before.dropped, before.site) == (after.text, after.dropped, after.site)


def rules_of_an_outlet_act_only_on_it(found: Cleaned, text: str, options: Options) -> None:
    assert verdicts(found) == verdicts(cleaned(text, options))


# --- 9 ----------------------------------------------------------------------------------------


@given(TEXTS, st.sampled_from([None, SITE]))
def test_crlf_changes_no_verdict(lawful, text, site):
    plain = text.replace("\r", "")
    lf = by_book(lawful, plain, None, site)
    crlf = by_book(lawful, plain.replace("\n", "\r\n"), None, site)
    assert verdicts(lf) == verdicts(crlf)
    assert lf.text.replace("\n", "\r\n") == crlf.text


# --- 10 ---------------------------------------------------------------------------------------


@given(
    TEXTS,
    st.lists(st.sampled_from(ARTICLE), unique=True, min_size=2, max_size=5),
    st.sampled_from(["\n", "\n\n"]),
)
def test_more_of_the_article_costs_no_line(text, paragraphs, join):
    """What follows an article changes nothing of what was kept of it.

    Where lines are judged alone, and the guard was not called: it looks at the whole text.  The
    body is part of the law, where no gallery takes it for captions: a headline counts as repeated
    only where an article follows it.  A label of a word or two may head a section of prose; whether
    prose stands around it is asked anew as others go (the known limit below).
    """
    text = join.join([text.rstrip(), *BODY, ""])
    added = [part for part in paragraphs if part not in text]
    assume(added)
    before = cleaned(text)
    longer = cleaned(text + join.join(added))
    assume(not before.warnings and max(map(len, LINE_END.split(text))) < ONE_LINE)
    assume("wrapped" not in (before.document.layout, longer.document.layout))
    assume("wrapped" not in (split(before.text)[1], split(longer.text)[1]))
    assume({verdict.block.text for verdict in before.verdicts if verdict.keep}.issuperset(BODY))
    for left, right in zip(before.verdicts, longer.verdicts, strict=False):
        assert right.keep or not left.keep or _is_label(right)


def _is_label(verdict):
    return verdict.kind in HEADINGS and len(words(verdict.block.text)) <= 2


ARTICLE_ENDS = (
    "The ferry to the outer islands sailed again on Monday, nine days after the strike began.",
    "Two hundred people stood on the quay in the rain and clapped when the ramp came down.",
)


@pytest.mark.xfail(strict=True, reason="asked anew as others go")
def test_a_label_below_an_insert_stays_however_long_the_article_is():
    sailed = (
        "The ferry to the outer islands sailed again on Monday, nine days after the strike began."
    )
    clapped = (
        "Two hundred people stood on the quay in the rain and clapped when the ramp came down."
    )
    quay = "A ferry at the quay"
    fives = ["1/5", "2/5", "3/5", "4/5", quay, "5/5", quay, quay]
    more = ["1/5", "2/5", "3/5", quay, "4/5", quay, quay, "5/5", quay, quay]
    fours = [line for at in range(1, 5) for line in (f"{at}/4", quay, quay)]
    spoken = '"Small donations fund our newsroom," the publisher told the committee on Tuesday.'
    heads = [sailed, sailed, "( Ada Holm / Anadolu via Getty Images )", "Staff ·", "Staff ·"]
    labels = ["•", spoken, "•", "Anzeige: Artikel geht unten weiter", "•", "Mentions légales"]
    text = "\n".join([*heads, *fives, *more, *fours, *labels, *BODY, ""])
    longer = cleaned(text + clapped)
    assert "Mentions légales" in cleaned(text).text
    assert "Mentions légales" in longer.text


# --- 11 ---------------------------------------------------------------------------------------


@given(st.one_of(st.binary(max_size=300), TEXTS.map(lambda text: text.encode())))
@example(b"")
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00")
@example(b"<html><p>")
def test_bytes_give_output_or_one_error(raw):
    try:
        found = clean(raw)
    except InputError:
        return
    output_bytes(found).decode("utf-8")


# --- 12 ---------------------------------------------------------------------------------------


@given(TEXTS)
def test_a_keep_rule_fences(lawful, text):
    found = by_book(lawful, text, None, SITE)
    assume(found.document.layout in ("lines", "paragraphs"))
    for verdict in found.verdicts:
        if re.fullmatch("Subscribe to .{1,80}", verdict.block.text):
            assert verdict.keep


def kinds_that_are_to_stay_do(found: Cleaned, options: Options) -> None:
    optional = {"byline", "dateline"} - options.drop
    assert not {gone.kind for gone in found.dropped} & (options.keep | optional)


# --- 13 ---------------------------------------------------------------------------------------


def _prose(text: str) -> int:
    lines = [line for line in LINE_END.split(text) if line.rstrip().endswith((".", "!", "?"))]
    return sum(size for size in map(len, map(words, lines)) if size >= 20)


def _said(text: str) -> int:
    """The words of lines that end like sentences, or with a quotation, short ones too."""
    lines = [line.rstrip() for line in LINE_END.split(text) if line.strip()]
    quotes = ('"', "”", "'", "’", "»")
    return sum(len(words(line)) for line in lines if line.endswith(quotes) or ends_sentence(line))


@given(TEXTS)
def test_heuristics_take_no_more_than_half_or_than_is_left(text):
    document = read_text(text, form="text")
    assume(document.layout in ("lines", "paragraphs"))
    found = cleaned(text, Options(site_rules=False))
    proven = [gone.text for gone in found.dropped if gone.by in ("repeats", "gallery-copy")]
    before = _prose(text) - sum(map(_prose, proven))
    gone = before - _prose(found.text)
    assert gone <= max(GUARD * before, _said(found.text)) or found.warnings
    if text.strip() and not proven:
        assert found.text.strip()


# --- all that needs only a text that was cleaned ----------------------------------------------


@given(TEXTS, OPTIONS, st.sampled_from([None, SITE]))
def test_what_is_cleaned_obeys_the_laws(lawful, text, options, site):
    """All on the same texts: making them up takes longer than looking."""
    found = by_book(lawful, text, options, site)
    blocks_tile_the_text(found.document, text)
    one_verdict_a_block(found)
    paragraphs_say_what_the_text_says(found)
    kept_and_dropped_rebuild_the_text(found, text)
    nothing_is_invented(found, text)
    kinds_that_are_to_stay_do(found, options)
    if site is None:
        rules_of_an_outlet_act_only_on_it(found, text, options)
