"""Where a credit can stand, in eight languages; and what looks like one and is none."""

from __future__ import annotations

import pytest

from cleaner.overlap import article
from cleaner.overlap.agency import agency_in, agency_of
from cleaner.overlap.records import Article
from tests.overlap.newsroom import FERRY, OWLS, TAILOR

DATELINES = {
    "WEXLEY, England (AP) —": "AP",
    "WEXLEY — (AP) —": "AP",
    "ST. WEX, Pa. (AP) —": "AP",
    "WEXLEY, D.C. (CBS Wexley/AP) —": "AP",
    "WEXLEY, May 4 (Reuters) -": "Reuters",
    "WEXLEY (Reuters)-": "Reuters",
    "WEXLEY (Reuters/AFP) -": "Reuters, AFP",
    "(Reuters) -": "Reuters",
    "By Lena Pike May 4 (Reuters) -": "Reuters",
    "Home News Sport WEXLEY (Reuters) -": "Reuters",
    "WEXLEY, May 4 (Xinhua) --": "Xinhua",
    "WEXLEY. May 4 (Interfax) -": "Interfax",
    "New Wexley, May 4 (PTI)": "PTI",
    "New Wexley [Eastland], May 4 (ANI):": "ANI",
    "Wexley (dpa/AFP) -": "dpa, AFP",
    "Wexley/Main (dpa-AFX) -": "dpa",
    "Wexley am Main (dpa/lhe) -": "dpa",
    "Wexley, 04. Mai (sda) -": "Keystone-SDA",
    "Wexley (awp/sda) -": "AWP, Keystone-SDA",
    "Wexley (KNA)": "KNA",
    "Wexley (epd).": "epd",
    "Wexley, 4 mai 2026 (AFP) -": "AFP",
    "Wexley-sur-Mer (AFP) –": "AFP",
    "Wexley, 4 may (EFE).-": "EFE",
    "WEXLEY, 4 May. (EUROPA PRESS) -": "Europa Press",
    "Río de Wexley (EFE) -": "EFE",
    "Wexley, 4 mag. (Adnkronos) -": "Adnkronos",
    "(ANSA) - WEXLEY, 04 MAG -": "ANSA",
    "Wexley, 04 mai 2026 (Lusa) –": "Lusa",
    "DEN WEX (ANP) -": "ANP",
    "BRUSSEL (BELGA) -": "Belga",
    "Łódź (PAP) –": "PAP",
}
BYLINES = {
    "By The Associated Press": "AP",
    "By Reuters": "Reuters",
    "By PA Reporter": "PA",
    "By Lena Pike, PA Political Editor": "PA",
    "By LENA PIKE Associated Press": "AP",
    "By Lena Pike and Tom Crabbe Reuters": "Reuters",
    "By Lena Pike of The Associated Press": "AP",
    "By Lena Pike | Reuters": "Reuters",
    "By Lena Pike, Bloomberg News": "Bloomberg",
    "By Lena Pike and Tom Crabbe, The Associated Press": "AP",
    "By: Press Trust of India | New Wexley | Posted: May 4, 2026": "PTI",
    "LENA PIKE, Associated Press": "AP",
    "Lena Pike, Reuters": "Reuters",
    "Reuters": "Reuters",
    "PTI | May 4, 2026 | Updated 08:24": "PTI",
    "Von dpa": "dpa",
    "Von Lena Pike (dpa)": "dpa",
    "dpa | 4. Mai 2026, 12:03 Uhr": "dpa",
    "Par AFP": "AFP",
    "Par Le Wexley avec AFP": "AFP",
    "Le Wexley avec AFP": "AFP",
    "Por Agencia EFE": "EFE",
    "Por Redacción / EFE": "EFE",
    "Di Redazione ANSA": "ANSA",
    "Por Agência Lusa": "Lusa",
    "Door ANP": "ANP",
    "Autor: PAP": "PAP",
}
CLOSINGS = {
    "AFP, Reuters": "AFP, Reuters",
    "— Associated Press": "AP",
    "[AP]": "AP",
    "AP and Reuters": "AP, Reuters",
    "Reuters/AP": "Reuters, AP",
    "AFP with reporting by our staff": "AFP",
    "With inputs from PTI": "PTI",
    "(With PTI inputs)": "PTI",
    "*With inputs from ANI*": "ANI",
    "With input from dpa": "dpa",
    "— With files from the Associated Press": "AP",
    "With files from The Canadian Press and Lena Pike": "CP",
    "With additional reporting by Agence France-Presse": "AFP",
    "Additional reporting by Lena Pike and PA Media.": "PA",
    "Contributing: Lena Pike, Wexley Post; The Associated Press": "AP",
    "Information from The Associated Press was used in this report.": "AP",
    "This report by The Canadian Press was first published May 4, 2026.": "CP",
    "This article was originally published by Reuters.": "Reuters",
    "Copyright 2026 The Associated Press. All rights reserved.": "AP",
    "© 2026 AFP": "AFP",
    "© dpa-infocom, dpa:260504-99": "dpa",
    "(FRANCE 24 with AFP, AP)": "AFP, AP",
    "Mit Material von dpa und AFP": "dpa, AFP",
    "(Mit Agenturmaterial von dpa)": "dpa",
    "Mit Material der Agenturen dpa und AFP": "dpa, AFP",
    "Redaktion mit dpa": "dpa",
    "Quellen: dpa, AFP": "dpa, AFP",
    "(red/APA/dpa)": "APA, dpa",
    "SDA/lp": "Keystone-SDA",
    "Avec AFP": "AFP",
    "(avec Reuters et AFP)": "Reuters, AFP",
    "Avec agences (AFP, Reuters)": "AFP, Reuters",
    "20 Wexley avec AFP": "AFP",
    "Source : AFP": "AFP",
    "Con información de EFE": "EFE",
    "(Con información de AP y Reuters)": "AP, Reuters",
    "EFE / Redacción": "EFE",
    "Fonte: ANSA": "ANSA",
    "Con informazioni di Adnkronos": "Adnkronos",
    "Com informações da AFP e da Reuters": "AFP, Reuters",
    "Wexley Diário com Lusa": "Lusa",
    "Bron: ANP/Belga": "ANP, Belga",
    "Met medewerking van ANP": "ANP",
    "Źródło: PAP": "PAP",
}
ENDINGS = {
    "(dpa)": "dpa",
    "dpa": "dpa",
    "PTI": "PTI",
    "– Reuters": "Reuters",
    "(sda/dpa/afp)": "Keystone-SDA, dpa, AFP",
    "(APA, red, 4.5.2026)": "APA",
    "(KNA 4.5.26)": "KNA",
    "(With inputs from PTI)": "PTI",
    "© dpa": "dpa",
    "Con información de EFE": "EFE",
}
SAID = (
    "Leaders of the Wexley Aunts Party (WAAP), which rules, met.",
    "Leaders of the Aunts And Plumbers (AAP), which rule the state, met on Monday.",
    "The Plumbers' Action Party (PAP), in power since 1959, won again.",
    "The Crab Party (CP) – Wexley's oldest – won again.",
    "The Crab Party (CP), he said, was dead.",
    "Senator Tom Crabbe (PA), who sat in the hall, was silent.",
    "Tom Crabbe (PA): He sat in the hall.",
    "So says the Association of Plumbers' Aunts (APA). They know it.",
    "Sleep helps, says the Academy of Aunts and Plumbers (AAP). They know it.",
    "Advanced Plumbing (AP) Classes are hard.",
    "The Associated Press (AP) said so.",
    "By Michael Bloomberg",
    "By Friday Bloomberg",
    "Camp Wexley, PA",
    "Interview with Reuters",
    "Interview mit dpa",
    "With Bloomberg out, plumbers regroup",
    "Photo: Reuters",
    "(Foto: dpa)",
    "(AP Photo/Lena Pike)",
    "LENA PIKE/AFP/Wexley Images",
    "Lena Pike | AFP | Wexley Images",
    "APA/Lena Pike",
    "AFP via Wexley Images",
    "© picture alliance/dpa",
    "* AFP",
)
SPOKEN = (
    "The ship had left the port a day before, according to a report by Reuters.",
    "The mayor resigned on Friday, according to a letter seen by AFP and Reuters.",
    "He would resign, he said in a call with Reuters.",
    "The largest sale of its kind on record, according to data by Bloomberg.",
    "He has lived with his three owls for eleven years in Wexley (PA).",
    "He said so on Friday, on the phone, to the Associated Press (AP).",
    "Das sagte die Leiterin des Hafens am Freitag im Gespräch mit dpa.",
    "C'est ce que le maire a dit vendredi dans un entretien avec l'AFP.",
    "Así lo dijo el alcalde el viernes en una entrevista con EFE.",
    "Lo ha detto venerdì il sindaco nel corso di un incontro con ANSA.",
    "Foi o que disse o presidente da câmara numa conversa com a Lusa.",
    "Dat zei de burgemeester vrijdag aan de telefoon tegen het ANP.",
    "Tak powiedział w piątek burmistrz w rozmowie z PAP.",
)
CAPTIONS = ("The hall before it closed. (AFP)", "The hall before it closed. Reuters")


def _all(texts):
    return pytest.mark.parametrize("line", texts)


def _pairs(cases):
    return pytest.mark.parametrize(("line", "agency"), cases.items(), ids=cases)


@_pairs(DATELINES)
def test_dateline(line, agency):
    assert agency_in(f"The ferry is back\n\n{line} {FERRY}\n\n{OWLS}") == agency


@_pairs(BYLINES)
def test_byline(line, agency):
    assert agency_in(f"The ferry is back\n{line}\n\n{FERRY}\n\n{OWLS}\n\n{TAILOR}") == agency


@_pairs(CLOSINGS)
def test_closing_line(line, agency):
    assert agency_in(f"{TAILOR}\n\n{FERRY}\n\n{OWLS}\n\n{line}") == agency


@_pairs(ENDINGS)
def test_end_of_the_last_paragraph(line, agency):
    assert agency_in(f"{TAILOR}\n\n{FERRY}\n\n{OWLS} {line}") == agency


@pytest.mark.parametrize("place", ["first", "amid", "last"])
@_all(SAID)
def test_what_merely_looks_like_one(line, place):
    stories = [TAILOR, FERRY, OWLS]
    stories.insert({"first": 0, "amid": 2, "last": 3}[place], line)
    assert agency_in("\n\n".join(["The ferry is back", *stories])) is None


@_all(SPOKEN)
def test_a_last_sentence_that_speaks_of_one(line):
    assert agency_in(f"{TAILOR}\n\n{FERRY}\n\n{line}") is None
    assert agency_in(f"{TAILOR}\n\n{FERRY} {line}") is None


@_all(CAPTIONS)
def test_captions(line):
    assert agency_in(f"{line}\n\n{FERRY}\n\n{OWLS}") is None
    assert agency_in(f"{FERRY}\n\n{OWLS}\n\n{line}") is None


def test_short_paragraphs_that_are_no_captions():
    assert agency_in(f"{FERRY}\n\n{OWLS}\n\n“Nobody was hurt,” he said. (AFP)") == "AFP"
    assert agency_in(f"{FERRY}\n\n{OWLS}\n\nNobody was hurt. It rained. (AFP)") == "AFP"


@_all(("Source: Bloomberg", "Quelle: dpa", "AFP", "(AP)", "© AFP"))
def test_below_a_chart_or_picture(line):
    assert agency_in(f"{FERRY}\n\n{line}\n\n{OWLS}") is None


def test_menus():
    first = ["Home", "News", "Sport", "Weather", "Travel", "Money"]
    menu = "\n".join([*first, "Reuters", "PR Newswire", "PA", "Contact"])
    assert agency_in(f"{menu}\n{FERRY}\n{OWLS}\n{TAILOR}\n{menu}") is None


def test_two_lines_of_a_byline():
    assert agency_in(f"The ferry is back\nLena Pike\nAssociated Press\n{FERRY}\n{OWLS}") == "AP"


def test_wrapped_lines():
    wrapped = "The owls of the old mill had been counted twice on that Monday by the\nboys. (dpa)"
    assert agency_in(f"{FERRY}\n\n{wrapped}") == "dpa"
    assert agency_in("BRACKWATER (Reuters)\n- The ferry is back.") == "Reuters"


@_all(("with Reuters.", "by Reuters.", "AFP.", "with files from AP.", "source: dpa"))
def test_wrapped_lines_that_speak_of_one(line):
    begun = "The mayor of the town would resign on Friday, he said on Monday in a letter"
    assert agency_in(f"{begun}\n{line}\n\n{FERRY}\n\n{OWLS}") is None
    assert agency_in(f"{FERRY}\n\n{OWLS}\n\n{begun}\n{line}") is None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end):
    assert agency_in(f"{FERRY}{end}{end}{OWLS}{end}{end}– AFP{end}") == "AFP"


def test_names_of_nobody_in_the_rest_of_a_line():
    rights = "© 2026 AFP. All rights reserved. Follow Reuters, too."
    assert agency_in(f"{FERRY}\n\n{OWLS}\n\n{rights}") == "AFP"


def test_article_is_read_without_its_boilerplate():
    footer = "About us\nOur owls\nOur ferries\n" * 20
    text = f"{FERRY}\n{OWLS} (dpa)\n{footer}"
    at, end = len(FERRY) + 1, len(FERRY) + len(OWLS) + 7
    paragraphs = ((0, at - 1), (at, end), (end + 1, len(text) - 1))
    assert agency_in(text) is None
    page = Article(id="1", outlet="a", text=text, paragraphs=paragraphs, kept=(True, True, False))
    assert agency_of(page) == "dpa"


def test_credit_that_went_with_the_boilerplate():
    text = f"{FERRY}\n– AFP"
    paragraphs = ((0, len(FERRY)), (len(FERRY) + 1, len(text)))
    page = Article(id="1", outlet="a", text=text, paragraphs=paragraphs, kept=(True, False))
    assert agency_of(page) == "AFP"


def test_article_of_a_text():
    assert agency_of(article(f"{FERRY}\n\n– AFP", id="1", outlet="a")) == "AFP"
    assert agency_of(article("", id="1", outlet="a")) is None


@pytest.mark.xfail(reason="a short last paragraph of its own reads as a caption does")
def test_short_last_paragraph():
    assert agency_in(f"{FERRY}\n\n{OWLS}\n\nNiemand wurde verletzt. (dpa)") == "dpa"


@pytest.mark.xfail(reason="has the very form of a dateline")
def test_name_and_state_with_a_dash():
    assert agency_in(f"Tom Crabbe (PA) – Plumber, father of two.\n\n{FERRY}") is None


@pytest.mark.xfail(reason="has the very form of a closing line")
def test_chart_at_the_end():
    assert agency_in(f"{FERRY}\n\n{OWLS}\n\nSource: Bloomberg") is None
