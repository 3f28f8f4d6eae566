from __future__ import annotations

from cleaner.strip.signals.footer import evidence

ARTICLE = "The ferry to the outer islands sailed again on Monday, nine days after the strike began."
LOGO = "The Quay logo"


def test_after_the_article_it_stays(goes):
    assert goes(evidence, f"{ARTICLE}\n{LOGO}", sure=[]) == []


def test_in_the_middle_it_stays(goes):
    assert goes(evidence, f"Home\n{LOGO}\n{ARTICLE}", sure=["Home"]) == []


def test_another_line_stays(goes):
    assert goes(evidence, f"Home\n{ARTICLE}", sure=["Home"]) == []
    assert goes(evidence, "Home\nThe Quay", sure=["Home"]) == []
    assert goes(evidence, "Home\nThe council spends nine thousand on a logo", sure=["Home"]) == []


def test_a_page_of_one_line_stays(goes):
    assert goes(evidence, LOGO, sure=[]) == []
    assert goes(evidence, "", sure=[]) == []


def test_the_name_under_the_logo(goes):
    assert goes(evidence, f"{ARTICLE}\nHome\n{LOGO}", sure=["Home"]) == [LOGO]
