from __future__ import annotations

import pytest

from cleaner.strip.signals.placeholder import evidence


@pytest.mark.parametrize(
    "text",
    [
        "The variable {{ title }} was empty, the report says.",
        "undefined behaviour",
        "Nana",
        "[1]",
        "{}",
        "<b>bold</b>",
        "$5 million",
        "{{" + "x" * 90 + "}}",
        "{{ a }} and {{ b }}",
    ],
)
def test_text(goes, text):
    assert goes(evidence, text) == []


def test_a_lesson_about_templates(goes):
    code = ["{% if rain %}", "{{ ferry }}", "{% else %}", "{{ boat }}", "{% endif %}"]
    assert goes(evidence, "\n".join(code)) == []
    assert goes(evidence, "\n".join(["{{ title }}"] * 9)) == ["{{ title }}"] * 9


@pytest.mark.parametrize(
    "text",
    [
        "{{ title }}",
        "{{}}",
        "{% endif %}",
        "[[caption]]",
        "<% include %>",
        "${headline}",
        "undefined",
        "undefined undefined",
        "[object Object]",
        "NaN",
        "<!-- ad -->",
    ],
)
def test_left_overs(goes, text):
    assert goes(evidence, f"The ferry is back.\n{text}\nIt sails.") == [text]
