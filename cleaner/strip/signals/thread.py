"""Threads of readers' comments: a heading, then the stamps of comments, one after the other.

A stamp is the line that says who wrote a comment, or when.  Live reports have stamps too, so the
heading must speak of comments, most stamps must be of different people, and something must be there
that only readers leave: a button to reply, a number of votes, the form for the next comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from cleaner.strip.measure import ends_sentence
from cleaner.strip.page import Evidence, Page
from cleaner.strip.signals.byline import DAY
from cleaner.text import LINE_END

LONGEST = 100
"""Characters of a heading or a stamp."""

FEWEST = 2
"""Stamps of a thread."""

HEADINGS = 20
"""Lines like headings that are looked at; few pages have more than two."""

LINES = 4000
"""Lines of a thread at most."""

FIRST, NEXT = 12, 25
"""Lines from the heading to the first stamp, and from each to the next, at most."""

NAME = 5
"""Words of a name at most."""

FORM = 12
"""Lines after the last comment within which the form for the next one stands."""

SENTENCE = 8
"""Words from which a line is taken for what somebody says."""

BODY = 40
"""Words of sentences that must stand before."""

LONGER, LONGEST_OF = 2, 3
"""The longest comment is no more than so many times that, or than one in so many of all words."""

_COMMENTS = (
    r"(?:comments?|kommentare?|leserkommentare|commentaires?|comentarios?|comentários?|"
    r"commenti|commento|reacties?|komentarz[ey]?)"
)
_HEADING = re.compile(
    r"(?:[#*•\[(]+ ?)?(?:"
    r"(?:(?:top rated|top|all|reader|readers'|readers’|user|alle|tous les|todos los) )?"
    rf"{_COMMENTS}(?: ?[(\[]?\d[\d.,]*[)\]]?)?|"
    rf"\(?\d[\d.,]*\)? (?:(?:reader|user) )?{_COMMENTS}|"
    rf"\d[\d.,]* {_COMMENTS} (?:on|to|zu|sur|sobre|su) .+|"
    r"\d[\d.,]* (?:thoughts|responses|replies) (?:on|to) .+|"
    r"discussion about this post"
    r")(?: ?[\])])?:?",
    re.IGNORECASE,
)
_TOPICS = (
    *("omment", "OMMENT", "omentari", "omentári", "eacties", "omentarz"),
    *("houghts on", "esponses to", "eplies to", "iscussion about"),
)
"""One of these stands in every heading, written large or small."""

_CLOCK = r"\d{1,2}[:.h]\d{2}"
_AGE = "|".join(
    (
        r"\d+ (?:second|minute|min|hour|hr|day|week|month|year)s? ago",
        r"(?:an?|one) (?:hour|day|week|month|year) ago",
        r"vor (?:\d+|einem|einer) (?:minute|stunde|tag|woche|monat|jahr)(?:e?n)?",
        r"il y a (?:\d+|une?) (?:minute|heure|jour|semaine|mois|an)s?",
        r"hace (?:\d+|una?) (?:minuto|hora|día|semana|mes|año)(?:e?s)?",
        r"(?:\d+|una?|un'|un’) ?(?:minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]) fa",
        r"há (?:\d+|uma?) (?:minuto|hora|dia|semana|mês|mese|ano)s?",
        r"(?:\d+|een) (?:minuten|minuut|uur|uren|dag(?:en)?|weken|week|maand(?:en)?|jaar) geleden",
        r"\d+ (?:minut\w{0,2}|godzin\w?|dni|dzień|tygodni\w?|miesi\w{1,4}|lata?) temu",
    )
)
_SAYS = (
    r"\b(?:says|said|wrote|schrieb|schreibt|sagt|dit|dice|dijo|ha detto|disse|diz|zegt|schreef|"
    r"mówi|napisała?):$"
)
_STAMP = re.compile(
    rf"{DAY}\W{{1,3}}(?:(?:at|um|à|a las|alle|às|om|o) )?{_CLOCK}|"
    rf"{_CLOCK}(?: ?[ap]\.?m\.?)?\W{{1,3}}(?:on )?{DAY}|\b(?:{_AGE})\b|"
    rf"{_SAYS}|^\d{{1,3}}(?:s|m|h|d|w|mo|y)$",
    re.IGNORECASE,
)
_REPLY = frozenset(
    (
        *("reply", "replies", "replydelete", "replying", "comment", "comments", "report", "flag"),
        *("permalink", "vote", "votes", "upvotes", "likelike", "antworten", "kommentar"),
        *("kommentieren", "zitieren", "melden", "répondre", "commentaire", "signaler"),
        *("responder", "comentar", "comentario", "reportar", "rispondi", "rispondere", "commenta"),
        *("segnala", "reageer", "beantwoorden", "odpowiedz"),
    )
)
"""What readers leave under a comment, and what asks for the next."""

_BESIDE = frozenset(
    (
        *("like", "likes", "share", "delete", "rating", "cancel", "leave", "post", "add", "write"),
        *("your", "a", "an", "to", "load", "more", "show", "view", "expand", "full", "log", "in"),
        *("login", "name", "email", "e", "mail", "website", "required", "schreibe", "hinterlasse"),
        *("einen", "laisser", "un", "deja", "una"),
    )
)
"""What stands beside these."""

_LEFT = _REPLY | _BESIDE
_DATED_SAYING = re.compile(rf"\d.*{_SAYS}", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


def evidence(page: Page) -> Iterator[Evidence]:
    """The heading and all of the comments."""
    if not page.cued("comments"):
        return
    for thread in threads(page.texts):
        why = f"in the thread of comments under {page.texts[thread.start]!r}"
        for block in thread:
            yield Evidence(block, "thread", "comments", why, 0.9, proven=True)


def may_hold(text: str) -> bool:
    """Whether a line of a text is a heading of comments; most texts have none, and it is quick."""
    places = (at for topic in _TOPICS for at in _places(text, topic))
    return any(_HEADING.fullmatch(_line_at(text, at)) for at in places)


def threads(texts: Sequence[str]) -> Iterator[range]:
    """The lines of each thread, its heading first."""
    after, lines = 0, enumerate(texts)
    headings = (at for at, text in lines if len(text) <= LONGEST and _HEADING.fullmatch(text))
    for heading in islice(headings, HEADINGS):
        if heading < after:
            continue
        stamps = _stamps(texts, heading)
        if len(stamps) < FEWEST:
            continue
        end = end_of(texts, stamps[-1])
        if follows(texts, [heading, *stamps, end]) and _is_of_readers(texts, stamps, end):
            after = end
            yield range(heading, end)


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _line_at(text: str, at: int) -> str:
    """The line in which a place stands, so far as a heading can reach."""
    before = LINE_END.split(text[max(0, at - LONGEST) : at])[-1]
    return (before + LINE_END.split(text[at : at + LONGEST])[0]).strip()


def _stamps(texts: Sequence[str], heading: int) -> list[int]:
    """The lines of the stamps, each near the one before."""
    found: list[int] = []
    most = heading + FIRST
    for at, text in enumerate(texts[heading + 1 : heading + LINES], heading + 1):
        if at > most:
            break
        if len(text) <= LONGEST and _STAMP.search(text):
            found.append(at)
            most = at + NEXT
    return found


def follows(texts: Sequence[str], edges: list[int]) -> bool:
    """An article stands before the thread, and no comment is far longer than that and the rest.

    One would be where the article stands below the count of its comments, between two dates.
    """
    article = words_said(texts[: edges[0]])
    said = [words_said(texts[start:end]) for start, end in pairwise(edges)]
    return article >= BODY and max(said) <= max(LONGER * article, sum(said) / LONGEST_OF)


def words_said(texts: Sequence[str]) -> int:
    """The words of sentences."""
    return sum(text.count(" ") + 1 for text in texts if _is_said(text))


def _is_said(text: str) -> bool:
    return text.count(" ") + 1 >= SENTENCE and ends_sentence(text)


def end_of(texts: Sequence[str], stamp: int) -> int:
    """Behind the last comment: what readers leave below it, or else its sentences."""
    after = stamp + 1
    below = texts[after : after + NEXT]
    after += next((at for at, text in enumerate(below) if _is_left(text)), 0)
    while after < len(texts) and (_is_said(texts[after]) or _is_left(texts[after])):
        after += 1
    return after


def _is_of_readers(texts: Sequence[str], stamps: list[int], after: int) -> bool:
    """Whether most are of different people, and something is there that only readers leave."""
    authors = {_author(texts, stamp) for stamp in stamps} - {""}
    if len(authors) < max(FEWEST, len(stamps) / 2):
        return False
    return any(map(_is_left, texts[stamps[0] : after + FORM])) or any(
        _DATED_SAYING.search(texts[stamp]) for stamp in stamps
    )


def _author(texts: Sequence[str], stamp: int) -> str:
    """Who may have written a comment: what its stamp says besides the time, or lines above it."""
    above = [text for text in texts[max(0, stamp - 2) : stamp] if text.count(" ") < NAME]
    lines = [*(text for text in above if not ends_sentence(text)), texts[stamp]]
    words = [word for line in lines for word in _WORD.findall(_STAMP.sub("", line).lower())]
    return " ".join(word for word in words if not word.isdigit() and word not in _LEFT)


def _is_left(text: str) -> bool:
    """Whether a line is nothing but what readers leave."""
    if len(text) > LONGEST:
        return False
    words = {word for word in _WORD.findall(text.lower()) if not word.isdigit()}
    return not words.isdisjoint(_REPLY) and words <= _LEFT
