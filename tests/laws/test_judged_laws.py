"""The laws on whole pages, which the fitted judge decides on: navigation, article, teasers, footer.

They hold whoever judges: beside the packaged judge there are some that decide by whim.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cleaner import clean
from cleaner.model import KINDS, Cleaned, Options
from cleaner.read.document import read_bytes, read_text
from cleaner.strip.audit import audit_lines, output_bytes, read_audit, restore_bytes
from cleaner.strip.by_judge import FEWEST, label_share
from cleaner.strip.engine import strip
from cleaner.strip.fitted import judge as fitted
from cleaner.strip.fitted.judge import line_judge
from cleaner.strip.prove import usable_book
from cleaner.strip.rulebook.book import RuleBook, packaged_book
from cleaner.text import LINE_END

FEW = settings(max_examples=max(15, settings.default.max_examples // 4))
"""Whole pages take longer than a few lines."""

SITE = "lawful.example"
FENCE = "Puzzles|Rätsel|Jeux|Pasatiempos"
LAWFUL = f"""
site = "lawful.example"
domains = ["lawful.example"]
checked = 2026-11-20

[[rule]]
id = "never"
kind = "keep"
why = "the outlet is proud of them"
match = "{FENCE}"
example = '''
+ Puzzles
- 2 min read
'''

[[rule]]
id = "minutes"
kind = "line"
why = "how long it takes to read"
match = '''\\d+ min read'''
example = '''
- 2 min read
+ Puzzles
'''
"""


@dataclass(frozen=True)
class Words:
    """The lines of an invented outlet, by the part of the page they stand in."""

    menu: str
    teasers: str
    furniture: str
    footer: str
    head: str
    body: str


ENGLISH = Words(
    menu="Home|News|Politics|Business|Sport|Culture|Opinion|Weather|Travel|Sign in|Subscribe|Search"
    "|Menu|Skip to content|E-paper|My account|Puzzles|Obituaries|Podcasts|Letters",
    teasers="Choir seeks bass for winter tour|Lamp oil dearer again after storm|Two goats ride the "
    "night ferry|Why the lighthouse is green now|Eel season opens with a quarrel|Ten walks for a "
    "wet Sunday|The baker who counts the waves|A year without a mayor, and nobody noticed",
    furniture="Share this article|Copy link|Read more|2 hours ago|Advertisement|Most read|Related "
    "stories|Comments (14)|Sign up for our newsletter|2 min read|Reply|Photo: A. Strand|We use "
    "cookies to improve your visit. Accept all",
    footer="Privacy policy|Cookie settings|Terms of use|Contact us|About us|Jobs|Advertise with us"
    "|© 2026 Stannet Mercury. All rights reserved.|Follow us|Facebook|Instagram|Newsletter",
    head="Ferry sails again to the outer islands after nine days|By Lena Ashworth|20 November 2026",
    body="The ferry to the outer islands sailed again on Monday, nine days after the strike began."
    "|Two hundred people stood on the quay in the rain and clapped when the ramp came down."
    "|“Nobody won,” said the harbour master, who had slept in his office for most of the week."
    "|A spokesman for the company declined to say what the new rota would cost it in a year."
    "|On the islands the shops had run out of flour, lamp oil and, on the last day, of patience."
    "|The union wants four crews for three boats; the company has offered three and a half, and a "
    "hut in which to wait for the tide.|What happens next is for the council to say, which meets "
    "on Thursday, and for the weather, which does not.|The strike",
)
GERMAN = Words(
    menu="Startseite|Politik|Wirtschaft|Sport|Kultur|Meinung|Wetter|Reise|Anmelden|Abo|Suche|Menü"
    "|Zum Inhalt springen|E-Paper|Mein Konto|Rätsel|Trauer|Podcasts|Leserbriefe|Marktplatz",
    teasers="Chor sucht Bass für die Wintertour|Lampenöl wird wieder teurer|Zwei Ziegen auf der "
    "Nachtfähre|Warum der Leuchtturm jetzt grün ist|Streit um den ersten Aal|Zehn Wege für nasse "
    "Sonntage|Der Bäcker, der die Wellen zählt",
    furniture="Artikel teilen|Link kopieren|Mehr lesen|vor 2 Stunden|Anzeige|Meistgelesen|Das "
    "könnte Sie auch interessieren|Kommentare (14)|Newsletter abonnieren|Antworten|Foto: A. Strand",
    footer="Datenschutz|Impressum|AGB|Kontakt|Über uns|Karriere|Mediadaten|© 2026 Deichbote. Alle "
    "Rechte vorbehalten.|Folgen Sie uns|Facebook|Instagram|Newsletter",
    head="Fähre fährt nach neun Tagen wieder zu den Außeninseln|Von Imke Thormählen|20.11.2026",
    body="Die Fähre zu den Außeninseln fuhr am Montag wieder, neun Tage nach Beginn des Streiks."
    "|Zweihundert Menschen standen im Regen am Kai und klatschten, als die Rampe herunterkam."
    "|„Gewonnen hat niemand“, sagte der Hafenmeister, der meist in seinem Büro geschlafen hatte."
    "|Ein Sprecher der Reederei wollte nicht sagen, was der neue Dienstplan im Jahr kosten wird."
    "|Auf den Inseln waren Mehl, Lampenöl und am letzten Tag auch die Geduld ausgegangen."
    "|Die Gewerkschaft will vier Mannschaften für drei Boote; die Reederei bietet dreieinhalb und "
    "eine Hütte, in der man auf die Flut warten kann.|Was weiter wird, sagt am Donnerstag der Rat, "
    "und danach, wie immer, das Wetter.|Der Streik",
)
FRENCH = Words(
    menu="Accueil|Politique|Économie|Société|Culture|Sports|Météo|Vidéos|Se connecter|S'abonner"
    "|Rechercher|Aller au contenu|Jeux|Annonces|Mon compte|Podcasts|Monde|Région",
    teasers="Le chœur cherche une basse pour l'hiver|L'huile de lampe encore plus chère|Deux "
    "chèvres dans le bac de nuit|Pourquoi le phare est devenu vert|Querelle autour de l'anguille",
    furniture="Partager|Copier le lien|Lire la suite|il y a 2 heures|Publicité|Les plus lus|À lire "
    "aussi|Réagir (14)|Recevez notre lettre d'information|Répondre|Photo A. Strand",
    footer="Politique de confidentialité|Mentions légales|Gérer les cookies|Nous contacter|Qui "
    "sommes-nous ?|Publicité|© 2026 La Vigie. Tous droits réservés.|Suivez-nous|Facebook|Instagram",
    head="Après neuf jours de grève, le bac repart vers les îles|Par Maëlle Querrien|20/11/2026",
    body="Le bac des îles est reparti lundi, neuf jours après le début de la grève des équipages."
    "|Deux cents personnes attendaient sous la pluie et ont applaudi quand la rampe est descendue."
    "|« Personne n'a gagné », a dit le capitaine du port, qui a dormi dans son bureau la semaine."
    "|La compagnie n'a pas voulu dire ce que coûterait en un an le nouveau tableau de service."
    "|Dans les îles, il ne restait plus de farine, plus d'huile et, le dernier jour, de patience."
    "|Le syndicat demande quatre équipages pour trois bateaux ; la compagnie en offre trois et "
    "demi, et une cabane où attendre la marée.|La suite dépend du conseil, qui se réunit jeudi, "
    "et du temps, qui ne se réunit jamais.|La grève",
)
SPANISH = Words(
    menu="Inicio|Política|Economía|Sociedad|Cultura|Deportes|El tiempo|Vídeos|Iniciar sesión"
    "|Suscríbete|Buscar|Ir al contenido|Pasatiempos|Opinión|Mi cuenta|Mundo|Provincia",
    teasers="El coro busca un bajo para el invierno|El aceite de lámpara sube otra vez|Dos cabras "
    "en la barca de noche|Por qué el faro es verde ahora|Riña por la primera anguila",
    furniture="Compartir|Copiar enlace|Leer más|hace 2 horas|Publicidad|Lo más leído|Te puede "
    "interesar|Comentarios (14)|Recibe nuestro boletín|Responder|Foto: A. Strand",
    footer="Política de privacidad|Aviso legal|Configurar cookies|Contacto|Quiénes somos|Trabaja "
    "con nosotros|© 2026 Voz del Puerto. Todos los derechos reservados.|Síguenos|Facebook",
    head="La barca vuelve a las islas tras nueve días de huelga|Por Inés Calvo|20/11/2026",
    body="La barca de las islas volvió a salir el lunes, nueve días después de empezar la huelga."
    "|Doscientas personas esperaban bajo la lluvia y aplaudieron cuando bajó por fin la rampa."
    "|«Nadie ha ganado», dijo el capitán del puerto, que durmió en su oficina casi toda la semana."
    "|Un portavoz de la naviera no quiso decir lo que costará al año el nuevo cuadro de turnos."
    "|En las islas se habían acabado la harina, el aceite y, el último día, también la paciencia."
    "|El sindicato pide cuatro tripulaciones para tres barcos; la naviera ofrece tres y media y "
    "una caseta en la que esperar la marea.|Lo demás lo dirán el consejo, que se reúne el jueves, "
    "y el tiempo, que no se reúne nunca.|La huelga",
)
OUTLETS = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}
GALLERY = [
    line
    for at in (1, 2, 3)
    for line in (f"{at}/3", f"The ferry at quay number {at}", "Ashworth/Quay")
]
ODD = (
    *(
        "\x00",
        "\x1b[31mred\x1b[0m",
        "a\x85b",
        "a\u2028b",
        "\x0b",
        "\x0cpage",
        "\u200b\u200d",
        "\ufeff",
    ),
    *(
        "\u202eright to left\u202c",
        "\xad",
        "x" * 300,
        "a\u0301\u0327" * 9,
        "\x1c\x1d",
        "\ufffd",
        "«“‘’”»",
    ),
    *(
        '"' * 5,
        "“",
        "0/3",
        "１/３",
        "İSTANBUL ǅ ﬁ ß",
        "👩‍👩‍👧 🇪🇺",
        "•\nHome\n•\nSport",
        "...",
        "word " * 300,
    ),
    *("島の人々は九日間、船を待った。", "قال الرجل إن المركب أبحر أخيرا.", " " * 500 + "x"),
)
SEPARATORS = {
    "lines": ("\n",),
    "paragraphs": ("\n\n",),
    "inscriptis": ("\n", "\n  * ", "\n\n", "\n    * "),
    "ragged": ("\n", "\n\n", "\n\n\n", " \n\t\n", "\n "),
}


@dataclass(frozen=True)
class Page:
    """A page dump and the lines of its article."""

    text: str
    article: list[str]
    language: str


def page(seed: int, language: str, shape: str, *, gallery: bool = False) -> Page:
    """At least `FEWEST` lines: menu, teasers, head, article, teasers, footer; some furniture."""
    rng, words = random.Random(seed), OUTLETS[language]  # noqa: S311 – no secret
    parts = {name: getattr(words, name).split("|") for name in vars(words)}
    for name in ("menu", "teasers", "furniture", "footer"):
        rng.shuffle(parts[name])
    body = parts["body"][: rng.randint(5, 8)]
    head = [line for line in parts["head"] if rng.random() < 0.8]
    lines = [*parts["menu"][: rng.randint(8, 20)], *parts["teasers"][: rng.randint(0, 3)], *head]
    for line in body:
        lines.append(line)
        if rng.random() < 0.25:
            lines.append(parts["furniture"].pop())
    lines += GALLERY if gallery else []
    lines += parts["furniture"][: rng.randint(0, 5)] + parts["teasers"][rng.randint(0, 3) :]
    lines += parts["footer"]
    lines += [f"{parts['menu'][at % 8]} {at}" for at in range(max(0, FEWEST - len(lines)))]
    separators = SEPARATORS[shape]
    text = "".join(line + rng.choice(separators) for line in lines)
    return Page(text, [*head, *body], language)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """A page, mostly with a few lines that nobody expects."""
    language, shape = st.sampled_from(list(OUTLETS)), st.sampled_from(list(SEPARATORS))
    made = page(
        draw(st.integers(0, 2**32)), draw(language), draw(shape), gallery=draw(st.booleans())
    )
    lines = made.text.split("\n")
    for odd in draw(st.lists(st.sampled_from(ODD), max_size=4)):
        lines.insert(draw(st.integers(0, len(lines))), odd)
    return replace(made, text="\n".join(lines))


PAGES = pages()
OPTIONS = st.builds(
    Options,
    galleries=st.sampled_from(["drop", "first", "keep"]),
    keep=st.frozensets(st.sampled_from(KINDS), max_size=2),
    drop=st.sampled_from([frozenset(), frozenset({"byline", "dateline"})]),
)
SOME = [
    page(seed, language, shape) for seed, language in enumerate(OUTLETS) for shape in SEPARATORS
]


@dataclass(frozen=True)
class Whim:
    """In place of the net: it likes prose, and decides the rest by the looks of a line."""

    seed: int
    prose: int

    def logits(self, table, *_):
        looks = table[:17].astype(np.float64).sum(axis=0) * 1000 + self.seed
        return (4 * np.sin(looks) + 3 * table[self.prose]).astype(np.float32)


@contextmanager
def judged_by(whim: int | None) -> Iterator[None]:
    """Let a whim decide in place of the packaged judge."""
    if whim is None:
        yield
        return
    real = line_judge("text")
    net = Whim(whim, real.weights.features.index("prose"))
    judge = replace(real, weights=replace(real.weights, nets=net, trees=None, threshold=0.0))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fitted, "line_judge", lambda _: judge)
        yield


JUDGES = st.sampled_from([None, None, None, 1, 2, 3])


@pytest.fixture(scope="module")
def lawful(tmp_path_factory: pytest.TempPathFactory) -> RuleBook:
    folder = tmp_path_factory.mktemp("lawful")
    (folder / f"{SITE}.toml").write_text(LAWFUL, encoding="utf-8")
    return usable_book((folder,))


def cleaned(text: str, options: Options | None = None) -> Cleaned:
    document = read_text(text, form="text")
    return strip(document, options=options or Options(), book=packaged_book())


def by_book(book: RuleBook, text: str, options: Options | None = None) -> Cleaned:
    document = read_text(text, form="text")
    return strip(document, options=options or Options(), book=book, site=SITE)


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in LINE_END.split(text) if line.strip()]


def verdicts(found: Cleaned) -> list[tuple[bool, str, str, str]]:
    return [(verdict.keep, verdict.by, verdict.kind, verdict.why) for verdict in found.verdicts]


def test_these_are_pages_that_the_judge_decides_on():
    by = set()
    for some in SOME:
        blocks = read_text(some.text, form="text").blocks
        assert len(blocks) >= FEWEST
        assert label_share(blocks) > 0.2
        by |= {gone.by for gone in cleaned(some.text).dropped}
    assert "judge" in by
    assert len(by) > 3


# --- whatever was decided ---------------------------------------------------------------------


def verdicts_removals_and_offsets_tell_the_same(found: Cleaned) -> None:
    dropped, told = found.dropped, found.verdicts
    gone = {at for start, end in found.gone for at in range(start, end)}
    assert {at for piece in dropped for at in range(piece.start, piece.end)} == gone
    assert len(gone) == sum(end - start for start, end in found.gone)
    assert [verdict.block for verdict in told] == list(found.document.blocks)
    for verdict in told:
        assert verdict.keep == bool(set(range(verdict.block.start, verdict.block.end)) - gone)
        assert verdict.keep == (verdict.kind == "article")


def every_removal_has_a_reason(found: Cleaned, text: str) -> None:
    for piece in found.dropped:
        assert piece.kind in KINDS
        assert piece.by.strip()
        assert piece.why.strip()
        assert "\n" not in piece.why
        assert 0.5 <= piece.score <= 1
        before = text[: piece.start + len(piece.text) - len(piece.text.lstrip())]
        assert piece.line == 1 + len(LINE_END.findall(before))


def nothing_is_lost(found: Cleaned, text: str) -> None:
    assert found.restore() == text
    at = 0
    for piece in sorted([*found.kept, *found.dropped], key=lambda piece: piece.start):
        assert piece.start == at < piece.end
        assert piece.text == text[piece.start : piece.end]
        at = piece.end
    assert at == len(text)


@FEW
@given(PAGES, JUDGES, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]), st.booleans())
def test_the_audit_restores_the_bytes(some, whim, encoding, crlf):
    text = some.text.replace("\n", "\r\n") if crlf else some.text
    raw = text.encode(encoding, "ignore")
    with judged_by(whim):
        found = strip(read_bytes(raw, form="text"), options=Options(), book=packaged_book())
        output = output_bytes(found)
        lines = list(audit_lines(found, output, version="0"))
    assert restore_bytes(output, read_audit(lines, name="audit"), name="-") == raw


def nothing_is_invented(found: Cleaned, text: str) -> None:
    rest = iter(lines_of(text))
    assert all(line in rest for line in lines_of(found.text))


@FEW
@given(PAGES, OPTIONS, JUDGES)
def test_cleaning_twice_is_cleaning_once(some, options, whim):
    with judged_by(whim):
        once = cleaned(some.text, options)
        twice = cleaned(once.text, options)
        assert twice.text == once.text
        assert twice.dropped == ()


@FEW
@given(PAGES, JUDGES)
def test_crlf_changes_no_verdict(some, whim):
    with judged_by(whim):
        lf, crlf = cleaned(some.text), cleaned(some.text.replace("\n", "\r\n"))
        assert verdicts(lf) == verdicts(crlf)
    assert crlf.text == lf.text.replace("\n", "\r\n")
    assert crlf.body == lf.body.replace("\n", "\r\n")
    assert crlf.title == lf.title


# --- title, body ------------------------------------------------------------------------------


def the_body_is_the_text_without_its_heads(found: Cleaned) -> None:
    gone = {at for start, end in found.gone for at in range(start, end)}
    heads = [found.document.text[start:end] for start, end in found.heads]
    assert list(found.heads) == sorted(found.heads)
    assert not gone & {at for start, end in found.heads for at in range(start, end)}
    assert set(heads) <= set(found.document.blocks.texts())
    left = lines_of(found.text)
    for head in heads:
        left.remove(head)
    assert sorted(lines_of(found.body)) == sorted(left)
    assert heads or found.body == found.text
    assert found.text.endswith(found.body[-40:])


def the_title_is_a_line_of_the_text(found: Cleaned) -> None:
    """But for signs of Markdown around it."""
    bare = {re.sub("^#{1,6} ", "", line).strip("*_ ") for line in lines_of(found.text)}
    assert found.title is None or found.title in bare
    assert (found.title is None) == (found.headline is None)


# --- options ----------------------------------------------------------------------------------


def kinds_that_are_to_stay_do(found: Cleaned, options: Options) -> None:
    kinds = {piece.kind for piece in found.dropped}
    assert not kinds & (options.keep | ({"byline", "dateline"} - options.drop))


@FEW
@given(PAGES, JUDGES)
def test_where_other_stays_the_judge_takes_nothing(some, whim):
    with judged_by(whim):
        found = cleaned(some.text, Options(keep=frozenset({"other"})))
        assert not [piece for piece in found.dropped if piece.by == "judge"]


@FEW
@given(PAGES, JUDGES)
def test_keep_rules_fence(lawful, some, whim):
    with judged_by(whim):
        found = by_book(lawful, some.text)
    fenced = [line for line in lines_of(some.text) if re.fullmatch(FENCE, line.lstrip("* "))]
    stay = [line for line in lines_of(found.text) if re.fullmatch(FENCE, line.lstrip("* "))]
    assume(fenced)
    assert [line for line in fenced if not line.startswith("*")] == [
        line for line in stay if not line.startswith("*")
    ]


@FEW
@given(PAGES, JUDGES)
def test_proofs_of_the_outlet_come_first(lawful, some, whim):
    with judged_by(whim):
        found = by_book(lawful, some.text)
        by = {piece.text.strip(): piece.by for piece in found.dropped}
    assert by.get("2 min read", f"{SITE}/minutes") == f"{SITE}/minutes"


@FEW
@given(st.integers(0, 2**32), st.sampled_from(list(OUTLETS)), JUDGES)
def test_galleries_that_are_to_stay_do(seed, language, whim):
    some = page(seed, language, "lines", gallery=True)
    with judged_by(whim):
        found = cleaned(some.text, Options(galleries="keep"))
    assert "\n".join(GALLERY) in found.text


# --- all that needs only a page that was cleaned ----------------------------------------------


@FEW
@given(PAGES, OPTIONS, JUDGES)
def test_what_is_cleaned_obeys_the_laws(some, options, whim):
    """All on the same pages: making them up takes longer than looking."""
    with judged_by(whim):
        found = cleaned(some.text, options)
        nothing_is_lost(found, some.text)
        nothing_is_invented(found, some.text)
        verdicts_removals_and_offsets_tell_the_same(found)
        every_removal_has_a_reason(found, some.text)
        kinds_that_are_to_stay_do(found, options)
        the_body_is_the_text_without_its_heads(found)
        the_title_is_a_line_of_the_text(found)


# --- where and in what order ------------------------------------------------------------------

_PRINT = """
import sys
from cleaner import clean
for text in sys.stdin.buffer.read().decode().split("\\x01"):
    found = clean(text)
    told = [(v.keep, v.by, v.kind, v.why, v.score) for v in found.verdicts]
    print(told, repr(found.text), found.heads, found.title)
"""


def run(script: str, stdin: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=stdin.encode(),
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )
    return done.stdout.decode()


def test_the_hash_seed_has_no_say():
    stdin = "\x01".join(some.text for some in SOME[::3])
    assert len({run(_PRINT, stdin, PYTHONHASHSEED=seed) for seed in ("0", "4217")}) == 1


def test_threads_agree():
    alone = [verdicts(clean(some.text)) for some in SOME]
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(lambda some: verdicts(clean(some.text)), SOME))
    assert together == alone


_AT_ONCE = """
import sys
from concurrent.futures import ThreadPoolExecutor
from cleaner import clean
sys.setswitchinterval(1e-6)
with ThreadPoolExecutor(6) as pool:
    print(len(set(pool.map(lambda text: clean(text).text, [sys.stdin.read()] * 6))))
"""


@pytest.mark.parametrize("attempt", range(4))
def test_the_very_first_texts_may_come_at_once(attempt):
    """Modules, rules and the judge are read by whoever comes first; nobody trips over it."""
    assert run(_AT_ONCE, SOME[attempt].text) == "1\n"


def test_the_order_of_texts_has_no_say():
    forth = [cleaned(some.text).text for some in SOME]
    back = [cleaned(some.text).text for some in reversed(SOME)]
    assert forth == back[::-1]


_LOADED = """
import sys
from cleaner import Options, clean
found = clean(sys.stdin.buffer.read().decode(), options=Options(model={model}))
assert found.text and found.verdicts and found.dropped
print("numpy" in sys.modules)
"""


@pytest.mark.parametrize("model", [True, False])
def test_numpy_is_loaded_only_for_the_model(model):
    assert run(_LOADED.format(model=model), SOME[0].text) == f"{model}\n"


def test_numpy_is_not_loaded_for_a_text_of_few_lines():
    lines = lines_of(SOME[0].text)[1 - FEWEST :]
    assert len(lines) == FEWEST - 1
    assert run(_LOADED.format(model=True), "\n".join(lines)) == "False\n"


# --- where there is no article, and where there is ---------------------------------------------


def test_a_page_without_an_article_is_left_to_the_rules():
    lines = [line for line in lines_of(SOME[0].text) if line not in SOME[0].article] * 2
    found = cleaned("\n".join(lines), Options(site_rules=False))
    assert not [piece for piece in found.dropped if piece.by == "judge"]
    assert found.heads == ()
    assert found.body == found.text


@pytest.mark.parametrize("some", SOME[::4], ids=lambda some: some.language)
def test_where_the_judge_finds_nothing_it_warns_and_keeps(some):
    class Nothing:
        def logits(self, table, *_):
            return np.full(table.shape[1], -9.0, dtype=np.float32)

    real = line_judge("text")
    judge = replace(real, weights=replace(real.weights, nets=Nothing(), trees=None))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fitted, "line_judge", lambda _: judge)
        found = cleaned(some.text)
    assert found.warnings == ("the fitted judge found no article; only the rules judged the text",)
    assert found.text == cleaned(some.text, Options(model=False)).text


@pytest.mark.parametrize("language", OUTLETS)
def test_the_article_stays_and_the_page_goes(language):
    """Coarse: of clear pages no sentence goes, and most of the rest does."""
    for seed in range(4):
        some = page(seed, language, "lines")
        found = cleaned(some.text)
        left = lines_of(found.text)
        sentences = [line for line in some.article if line.endswith(".")]
        assert [line for line in sentences if line not in left] == []
        others = [line for line in lines_of(some.text) if line not in some.article]
        assert sum(line in left for line in others) <= 0.25 * len(others)


# --- the command ------------------------------------------------------------------------------


def command(*words: object, cwd: Path, stdin: bytes = b"") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "cleaner", *map(str, words)],
        input=stdin,
        capture_output=True,
        check=True,
        cwd=cwd,
    )
    assert b"Traceback" not in done.stderr
    return done.stdout.decode("utf-8")


@pytest.mark.parametrize("some", SOME[:2], ids=lambda some: some.language)
def test_explain_shows_every_line_and_why(tmp_path, some):
    (tmp_path / "page.txt").write_text(some.text, "utf-8", newline="")
    shown = command("explain", "--all", "page.txt", cwd=tmp_path)
    found = cleaned(some.text)
    rows = re.findall(r"^ *(\d+)  (keep|drop) ", shown, re.MULTILINE)
    assert [mark == "keep" for _, mark in rows] == [verdict.keep for verdict in found.verdicts]
    assert all(piece.why in shown for piece in found.dropped)
    assert " · judge · " in shown


@pytest.mark.parametrize("some", SOME[2:4], ids=lambda some: some.language)
def test_the_command_puts_it_back_byte_for_byte(tmp_path, some):
    raw = some.text.replace("\n", "\r\n").encode("utf-16")
    (tmp_path / "page.txt").write_bytes(raw)
    command("--audit", "audit.jsonl", "-o", "out.txt", "page.txt", cwd=tmp_path)
    assert (tmp_path / "out.txt").read_bytes() != raw
    command("restore", "--audit", "audit.jsonl", "-o", "back.txt", "out.txt", cwd=tmp_path)
    assert (tmp_path / "back.txt").read_bytes() == raw
