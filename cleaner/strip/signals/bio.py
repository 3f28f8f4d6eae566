"""Who wrote it, at the end: "Ada Holm is a professor of law", where no paragraph has named her.

A report may end with what somebody is, but of whom it has told.  So nothing may follow but what
goes, and the name must be new, bylines apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaner.strip.ledger import THRESHOLD
from cleaner.strip.page import Evidence, Page

LAST = 4
"""Lines at the end among which it stands: the person, and what else is told of them."""

BODY = 4
"""Paragraphs of prose that must stand before."""

SIZES = range(6, 120)
"""Words of its first line."""

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME = re.compile(
    r"[*—–(]{0,2} ?(?!(?:The|This|Our|Der|Die|Das|Le|La|Les|El|Los|Il|O|A|De|Het) )"
    rf"(?:Dr\.? |Prof\.? )?({_CAPITAL}[\w.'’-]*"
    rf"(?: (?:{_CAPITAL}[\w.'’-]*|de|da|del|di|van|von|der|den|el|al)){{0,3}} {_CAPITAL}[\w’-]+),?"
    r"(?: [A-Z][A-Za-z.]{1,5},?)?(?: \([^()]{1,40}\),?)? "
    r"(?:is|was|has been|works as|serves as|ist|war|arbeitet als|est|es|è|é|jest) "
)
_ROLE = re.compile(
    r"(?:\S+ ){0,9}?(?:writer|author|journalist|reporter|editor|columnist|contributor|blogger|"
    r"correspondent|photographer|professor|lecturer|researcher|fellow|scholar|historian|economist|"
    r"scientist|analyst|consultant|attorney|lawyer|physician|psychologist|therapist|dietitian|"
    r"nutritionist|coach|(?:co-?)?founder|ceo|director|owner|strategist|novelist|poet|critic|"
    r"producer|specialist|advis[eo]r|redakteur|autor|korrespondent|publizist|kolumnist|historiker|"
    r"ökonom|politikwissenschaftler|journaliste|professeur|auteur|autrice|écrivain|chroniqueu|"
    r"chercheu|historien|économiste|politologue|sociologue|philosophe|avocat|essayiste|periodista|"
    r"profesor|escritor|investigador|politólog|economista|historiador|abogad|columnista|"
    r"corresponsal|catedrátic|sociólog|giornalista|scrittor|scrittrice|docente|ricercator|storic|"
    r"editorialista|jornalista|pesquisador|advogad|colunista|redacteur|schrijver|schrijfster|"
    r"hoogleraar|onderzoeker|verslaggever|dziennikar|pisar|redaktor|publicyst)",
    re.IGNORECASE,
)
_TOLD = re.compile(r"[?!]|\b(?:said|says|told|arrest|charg|accus|jail|convict|kill|died|sued)")
_GOES_ON = re.compile(
    r"(?:she|he|they|her|his|their|when (?:she|he|they)|in (?:her|his|their)|you can|follow|sie|er|"
    r"elle|il|ella|lei|ela|ele|zij|hij)\b",
    re.IGNORECASE,
)


def evidence(page: Page, sure: Sequence[float]) -> Iterator[Evidence]:
    """The first of the last lines that says who somebody new is, and what goes on with them."""
    left = [block for block in range(len(page)) if sure[block] < THRESHOLD]
    for at in range(max(0, len(left) - LAST), len(left)):
        name = _name(page, left[at])
        if name and _is_new(page, left[at], name) and _goes_on(page, left[at + 1 :], name):
            for block in left[at:]:
                yield Evidence(block, "bio", "other", "says at the end who the author is", 0.6)
            return


def _name(page: Page, block: int) -> str:
    """The last name of whom a line says what they are, or nothing."""
    text = page.texts[block]
    found = _NAME.match(text) if page.sizes[block] in SIZES else None
    if found is None or not _ROLE.match(text, found.end()) or _TOLD.search(text):
        return ""
    return found[1].split()[-1]


def _is_new(page: Page, block: int, name: str) -> bool:
    """Whether an article stands before whose paragraphs do not name them."""
    if page.prose_in(0, block) < BODY:
        return False
    return not any(name in page.texts[at] for at in page.prose if at < block)


def _goes_on(page: Page, below: Sequence[int], name: str) -> bool:
    return all(_GOES_ON.match(page.texts[at]) or name in page.texts[at] for at in below)
