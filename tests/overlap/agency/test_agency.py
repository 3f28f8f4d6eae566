"""Which agencies an article credits; to speak of one is no credit."""

from __future__ import annotations

import pytest

from cleaner.overlap.agency import agency_in
from tests.overlap.newsroom import FERRY, OWLS, TAILOR

CREDITS = {
    "dateline": ("BRACKWATER (Reuters) - The ferry is back.", "Reuters"),
    "dateline, dash": ("BRACKWATER (AP) — The ferry is back.", "AP"),
    "dateline, en dash": ("Brackwater (dpa) – Die Fähre fährt.", "dpa"),
    "dateline, comma": ("BRACKWATER, Nov 14 (AFP), the ferry is back.", "AFP"),
    "dateline, no dash": ("BRACKWATER (PA) The ferry is back.", "PA"),
    "byline": ("Ferry back\nBy Lena Pike, Associated Press\nThe ferry is back.", "AP"),
    "byline, German": ("Fähre\nVon Lena Pike, dpa\nDie Fähre fährt.", "dpa"),
    "byline, French": ("Bac\nPar Lena Pike, Agence France-Presse\nLe bac.", "AFP"),
    "source": ("Fähre\nQuelle: APA\nDie Fähre fährt.", "APA"),
    "last line": ("The ferry is back.\n– AFP", "AFP"),
    "last line, brackets": ("The ferry is back.\n(Xinhua)", "Xinhua"),
    "at the end": ("The ferry is back. (PTI)", "PTI"),
    "with": ("The ferry is back.\nBy our staff with Reuters", "Reuters"),
    "alone": ("The ferry is back.\n\nThe Canadian Press", "CP"),
    "long, German": ("Die Fähre fährt.\nDeutsche Presse-Agentur", "dpa"),
    "long, French": ("Le bac.\n– Agence France Presse", "AFP"),
    "with a service": ("The ferry is back. (Kyodo News)", "Kyodo"),
    "with another": ("The ferry is back.\n– Reuters/Lusa", "Reuters, Lusa"),
    "behind a stop": ("Die Fähre fährt. Mit dpa.  ", "dpa"),
    "a service for a region": ("Kiel (dpa/lno) – Die Fähre fährt.", "dpa"),
    "a Swiss dateline": ("Bern (sda) - Die Fähre fährt.", "Keystone-SDA"),
    "slashes": ("MOSCOW, November 14. /TASS/. The ferry is back.", "TASS"),
    "a release": ("EASTWOLD, Nov. 14 /PRNewswire/ -- The ferry is back.", "PR Newswire"),
    "a release, brackets": ("EASTWOLD--(BUSINESS WIRE)--The ferry is back.", "Business Wire"),
    "a release, German": ("Kiel (ots) - Die Fähre fährt.", "ots"),
    "contributed": ("The ferry is back.\nThe Associated Press contributed to this report.", "AP"),
    "a person of it contributed": (
        "The ferry is back.\nAssociated Press writer Lena Pike contributed reporting.",
        "AP",
    ),
    "signed": ("It is back.\n(Reporting by Lena Pike; Editing by Tom Crabbe)", "Reuters"),
    "signed by three": (
        "It is back.\nReporting by Lena Pike and Jo Marsh; Writing by Al Fen; Editing by T. Crabbe",
        "Reuters",
    ),
    "with files": ("The ferry is back.\nWith files from The Canadian Press", "CP"),
    "material": ("Die Fähre fährt.\nMit Material von dpa", "dpa"),
    "two": ("The ferry is back.\nAP/dpa", "AP, dpa"),
}
NONE = {
    "nothing": "",
    "spoken of": "A copy of the letter was seen by AFP. Reuters and others reported it too.",
    "told": "The harbour master told Reuters that the ferry was late and that gulls were to blame.",
    "in a word": "The APACHE landed. A PARCEL (APPLES) came; the map and the tap are wet.",
    "in brackets amid": "The agency (AP photographers were there) printed nothing at all that day.",
    "lower case": "The pa (pa) of the baker slept.",
    "hyphen": "It is a non-AP story.",
}


@pytest.mark.parametrize(("text", "agency"), CREDITS.values(), ids=CREDITS)
def test_credited(text, agency):
    assert agency_in(text) == agency


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_not_credited(text):
    assert agency_in(text) is None


def test_only_the_first_and_the_last_lines_count():
    story = "\n".join([FERRY, OWLS, TAILOR] * 4)
    assert agency_in(f"BRACKWATER (AP) - {story}") == "AP"
    assert agency_in(f"{story}\n(AP)") == "AP"
    assert agency_in(f"{story}\nBRACKWATER (AP) - {FERRY}\n{story}") is None


def test_all_are_named_in_order_and_each_once():
    assert agency_in(f"BRACKWATER (AP) - {FERRY}\n– AFP/AP") == "AP, AFP"


def test_last_word_is_no_credit():
    assert agency_in("Nobody would say who had sold the letter to AFP, or from AP.") is None
