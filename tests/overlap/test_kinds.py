"""Each kind of match, by invented pairs, in several scripts."""

from __future__ import annotations

import pytest

from .newsroom import BRIDGE, FERRY, OWLS, TAILOR, article, compared, kind_of, match_of

VERBATIM = {
    "the same": (FERRY, FERRY),
    "case and marks": (FERRY, FERRY.upper().replace(",", " –")),
    "quoted whole": (OWLS, f"“{OWLS}”"),
    "accents taken off": (
        "Le maçon a hélas brûlé trois gâteaux à la fête du village hier soir",
        "Le macon a helas brule trois gateaux a\u0300 la fe\u0302te du village hier soir.",
    ),
    "four telling words": ("Hedgehogs adore custard tarts.", "hedgehogs adore custard tarts"),
    "Japanese": ("島の住民は九日間、船を待った。", "島の住民は九日間、船を待った"),
    "Thai": ("ชาวเกาะรอเรืออยู่เก้าวันและร้านค้าหมดข้าว",) * 2,
    "Arabic": ("انتظر سكان الجزيرة العبارة تسعة أيام ونفد الدقيق من المتاجر",) * 2,
    "Russian": (
        "Ждали паром девять дней, и в лавках кончилась мука",
        "ждали паром девять дней: и в лавках кончилась МУКА.",
    ),
    "links in Markdown": (
        "The [ferry](https://one.example/ferry) waited [nine days](/strike) for its captain's cat.",
        "The ferry waited [nine days](https://two.example/cat-(ginger)) for its captain's cat.",
    ),
    "very long": ("word " * 10_000, "WORD, " * 10_000),
}

QUOTES = {
    "other words around": (
        (
            "Ms Arkwright told the growers that the owners had “treated the islanders like loose "
            "cargo” all winter."
        ),
        "“Treated the islanders like loose cargo”: so a skipper put it when the committee met.",
    ),
    "three words": (
        "The council called the plan “a leaking bucket” on Monday.",
        "In Marsh End the proposal was derided as “a leaking bucket” by two growers.",
    ),
    "other marks": (
        "“The reservoir is a mirror for liars,” the poet wrote in spring, to no applause.",
        "In the end ‘the reservoir is a mirror for liars’ was painted on the dam by night.",
    ),
    "a word changed": (
        "She said she was “not going to be frightened by a flock of geese” in her own yard.",
        "“I am not going to be frightened by a flock of swans”, she was heard to say at the vote.",
    ),
    "part of a longer one": (
        "Tom said the loaves were “as hard as the harbour wall and half as cheap”.",
        "Critics had warned that loaves might turn out “as hard as the harbour wall”, all of them.",
    ),
    "never closed": (
        (
            "Of the old days on the quay she had this to say in her speech: “We mended the nets by "
            "candle light and cursed the herring"
        ),
        "They had “mended the nets by candle light and cursed the herring” through the storm.",
    ),
    "German": (
        "Der Müller nannte den Plan „einen löchrigen Eimer voller Ausreden“ und ging nach Hause.",
        "»Einen löchrigen Eimer voller Ausreden«: So sprach er über den Plan der drei Dörfer.",
    ),
    "French": (
        "Le meunier parle d’un « seau percé plein d’excuses » et rentre chez lui sans saluer.",
        "« Seau percé plein d’excuses » : le mot du meunier a fait rire trois villages.",
    ),
}
RUNS = {
    "German": (
        (
            "Im Wirtshaus erzählte der Klempner, er habe die Igel mit Schaufel und Eimer aus dem "
            "Schacht der Pumpe geholt, und niemand glaubte ihm ein Wort davon."
        ),
        (
            "Die Gemeinde will sparen, doch als der Rat von den Leuten hörte, die mit Schaufel und "
            "Eimer aus dem Schacht der Pumpe stiegen, war der Streit schnell vergessen."
        ),
    ),
    "a clause": (
        (
            "Nobody knew why the pump behind the chapel hummed at night, but the plumber found a "
            "family of hedgehogs in the shaft and moved them to the orchard."
        ),
        (
            "The plumber found a family of hedgehogs in the shaft and moved them to a shed, "
            "which is one reason why the parish meeting ran so late that two farmers fell asleep."
        ),
    ),
    "amid much else": (f"{OWLS} {BRIDGE} {TAILOR}", f"{FERRY} {BRIDGE} Nobody was seen to weep."),
    "Japanese": (
        "島の住民は九日間、船を待った。そして村長は「もう待てない」と怒って港に立った。",
        "昨日、島の住民は九日間、船を待った。新聞はそれを詳しく伝えていないので、誰も知らない。",
    ),
}


@pytest.mark.parametrize(("one", "other"), VERBATIM.values(), ids=VERBATIM)
def test_verbatim(one, other):
    match = match_of(one, other)
    assert (match.kind, match.score) == ("verbatim", 1.0)
    assert (match.containment_a, match.containment_b) == (1.0, 1.0)


@pytest.mark.parametrize(("one", "other"), QUOTES.values(), ids=QUOTES)
def test_quotations(one, other):
    assert kind_of(one, other) == "quote-inside"
    assert kind_of(other, one) == "quote-inside"


@pytest.mark.parametrize(("one", "other"), RUNS.values(), ids=RUNS)
def test_copied_runs(one, other):
    assert kind_of(one, other) == "copied-run"
    assert kind_of(other, one) == "copied-run"


@pytest.mark.xfail(reason="a changed word tears a run: only the better part of it is weighed")
def test_copied_run_with_a_word_changed():
    one = f"{TAILOR} He blames it on a heron that pecked holes in the clay dyke at dawn."
    other = f"{FERRY} And the flood? A heron that pecked holes in the sand dyke at dawn was blamed."
    assert kind_of(one, other) == "copied-run"


def test_the_name_of_an_outlet_has_no_say():
    said = "The owners “treated the islanders like loose cargo” all winter."
    plain = "The owners treated the islanders like loose cargo all winter."
    other = (
        "The union, whose skippers were “treated the islanders like loose cargo” in her words, "
        "wants four crews by June and a new shed for the nets."
    )
    scores = set()
    for first, second in (("a", "b"), ("b", "a")):
        overlap = compared(article(first, plain), article(second, said), article("c", other))
        scores.add(tuple(match.score for match in overlap.matches))
    assert len(scores) == 1


@pytest.mark.xfail(reason="what one side says twice counts twice in a and once in b")
def test_what_one_says_twice_is_of_one_kind_both_ways():
    assert kind_of(FERRY, f"{FERRY} {FERRY}") == kind_of(f"{FERRY} {FERRY}", FERRY)


def test_other_korean_words_are_no_copy():
    one = "나무 바다 하늘 구름 마을 사람 다리 시장"
    assert kind_of(one, "노모 보도 호두 고름 모음 소름 도로 수저") is None


def test_paragraphs_made_to_collide_are_not_verbatim():
    odd = [number.bit_count() % 2 for number in range(2048)]
    one, other = (" ".join(("quay", "owl")[bit ^ turn] for bit in odd) for turn in (0, 1))
    assert kind_of(one, other) != "verbatim"


def test_words_beside_a_quotation_are_not_said_to_be_of_it():
    said = "“We mended the nets by candle light and cursed the herring”, said Morwenna Hobb"
    match = match_of(
        f"{said}, who sails, when {BRIDGE}", f"Nobody listened. {said} at last, and rose. {OWLS}"
    )
    assert (match.kind, match.words) == ("quote-inside", 14)
    assert match.why == "a quotation inside two different paragraphs: 14 shared words"


STOPPED = "奥尔岛与大陆之间的渡轮自周{}起停航，因为检查人员在船首门的铰链上发现了裂缝。"


@pytest.mark.parametrize("day", ["一", "日"])
def test_signs_without_blanks_are_counted_alike_in_every_kind_of_match(day):
    overlap = compared(
        article("harbour", STOPPED.format("一")), article("valley", STOPPED.format(day))
    )
    match, signs = overlap.matches[0], sum(map(str.isalpha, STOPPED.format(day)))
    assert match.kind == ("verbatim" if day == "一" else "near")
    assert match.words == (signs if day == "一" else signs - 1)
    assert overlap.clusters[0].words == overlap.words[0] == signs


@pytest.mark.parametrize("min_words", [1, 2])
def test_two_quoted_signs_are_one_word_and_prove_nothing(min_words):
    one, other = "市长说“北京”很远，大家都笑了。", "渔民把这条船叫作“北京”，因为它又大又慢。"
    found = compared(article("harbour", one), article("valley", other), min_words=min_words)
    assert list(found.matches) == []
