from __future__ import annotations

from cleaner.strip.signals.consent import evidence

BANNER = "Accept all cookies"


def test_nothing_without_a_sure_banner(goes):
    assert goes(evidence, f"{BANNER}\nCookies", sure=[]) == []


def test_lines_that_say_nothing_of_cookies_stay(goes):
    assert goes(evidence, f"{BANNER}\nThe ferry is back.", sure=[BANNER]) == []


def test_a_report_beside_a_banner_stays(goes):
    text = f"{BANNER}\nThe regulator fined the firm because it had stored cookies without consent."
    assert goes(evidence, text, sure=[BANNER]) == []


def test_far_from_the_banner_stays(goes):
    assert goes(evidence, f"{BANNER}\na\nb\nc\nCookies", sure=[BANNER]) == []


def test_what_belongs_to_the_banner(goes):
    said = "These cookies help us to know you."
    text = f"Cookies\n{BANNER}\n{said}"
    assert goes(evidence, text, sure=[BANNER]) == ["Cookies", said]
