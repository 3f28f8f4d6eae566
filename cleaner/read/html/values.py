"""Metadata as pages publish it, made plain: one line, no markup, a bounded length; or nothing."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from html import unescape
from typing import TypeVar
from urllib.parse import urlsplit

from cleaner.read.months import month_of

T = TypeVar("T")

TAG = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>")
"""A tag of HTML."""

_MAX_URL = 2000  # characters
_MIN_HEADLINE = 3  # words: fewer may be the site's name
_UNSPACED = "\u2e80"  # of scripts that put no blanks between words; then letters count
_TAIL = re.compile(r"\s*[|–—·•»:/-]+\s|\s*[|｜_：-](?=[\u2e80-\U0003ffff])")
_NAME = re.compile(r".{1,60}?(?:\s[|–—·•»/-]+|:)\s")
_MAX_LINE = 1000  # characters
_MAX_DATE = 100  # characters
_MAX_NAME = 120  # characters
_MAX_NAMES = 30
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_BY = re.compile(
    r"\A(?:(?:by|von|par|por)[\s:]+|(?:author|autor|text|words):\s*)(?=\S)", re.IGNORECASE
)
_BESIDE_NAMES = " ,:-–—·"
_NO_NAME = re.compile(
    r"[\W\d_]*|\(.*|[\w ]*admin\w*|anonymous|author|null|none|n/a|undefined|unknown|user(?:name)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"://|www\.|@|[{}<>\[\]]|\.(?:html?|php)\b", re.IGNORECASE)
_ISO_DAY = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)")
_URL_DAY = re.compile(
    r"/(\d{4})(?:([-/])(\d{1,2}|[a-z]{3})\2(\d{1,2})|(\d{2})(\d{2}))(?!\d)", re.IGNORECASE
)
_NAMED_DAYS = (
    re.compile(
        r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|[ºª°])?\.? (?:de )?"
        r"(?P<m>[^\W\d_]{3,12})\.?,? (?:del? )?(?P<y>\d{4})(?!\d)"
    ),
    re.compile(r"(?P<m>[^\W\d_]{3,12})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})(?!\d)"),
    re.compile(r"(?<![\d.])(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4})(?!\d)"),
    re.compile(r"(?P<y>\d{4})年 ?(?P<m>\d{1,2})月 ?(?P<d>\d{1,2})日"),
)
_YEARS = range(1700, 2200)
_EPOCH = datetime.date(1970, 1, 1)  # what a clock that was never set says
_LANGUAGE = re.compile(r"[a-z]{2,3}(?![a-z0-9])")
_NO_LANGUAGE = frozenset(("und", "mul", "zxx", "mis", "utf"))
_SHORTER = {"eng": "en", "deu": "de", "fra": "fr", "spa": "es", "ita": "it", "por": "pt"}


def first(made: Callable[[str], T | None], texts: Iterable[str]) -> T | None:
    """The first of the texts that something can be made of."""
    return next((value for text in texts if (value := made(text)) is not None), None)


def one_line(text: str | None) -> str | None:
    """The first 1,000 characters in one line, without markup; None where nothing is left.

    >>> one_line(" Storm &amp; <b>wind</b>  ")
    'Storm & wind'
    """
    if not text:
        return None
    plain = _CONTROL.sub(" ", _INVISIBLE.sub("", unescape(text[: 2 * _MAX_LINE])))
    return " ".join(TAG.sub(" ", plain)[:_MAX_LINE].split()) or None


def cut_down(title: str, headline: str) -> str:
    """A title, cut down to the headline of its page where it begins or ends with that.

    >>> cut_down("Ferry is back | Harbour Post", "Ferry is back")
    'Ferry is back'
    """
    if not _is_headline(headline):
        return title
    begins = title.startswith(headline) and _TAIL.match(title, len(headline))
    ends = title.endswith(headline) and _NAME.fullmatch(title, 0, len(title) - len(headline))
    return headline if begins or ends else title


def _is_headline(text: str) -> bool:
    """Whether it is more than a site's name may be."""
    if max(text, default="") >= _UNSPACED:
        return len(text) > _MIN_HEADLINE
    return len(text.split()) >= _MIN_HEADLINE


def site_name(text: str | None) -> str | None:
    """One line that is a name and no address."""
    line = one_line(text)
    return None if line is None or _ADDRESS.search(line) else line


def web_url(text: str | None) -> str | None:
    """The address, where it is an absolute one of the web."""
    url = (text or "").strip()
    if not url.isprintable() or len(url) > _MAX_URL or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def day(text: str | None) -> datetime.date | None:
    """The day of a point in time, as it is written: ISO 8601, RFC 5322, or with a month's name.

    Days in numbers must tell themselves by dots or by their signs.  No time zone is changed.

    >>> [str(day(text)) for text in ("2031-02-03T23:30:00-05:00", "Mon, 03 Feb 2031 04:05:06 GMT")]
    ['2031-02-03', '2031-02-03']
    """
    line = (one_line((text or "")[:_MAX_DATE]) or "").lower()
    if match := _ISO_DAY.match(line):
        return _date(match[1], match[3], match[4])
    found = (pattern.search(line) for pattern in _NAMED_DAYS)
    return next((_date(match["y"], match["m"], match["d"]) for match in found if match), None)


def url_day(url: str | None) -> datetime.date | None:
    """The day in the path of an address.

    >>> str(url_day("https://example.org/news/2031/feb/03/storm"))
    '2031-02-03'
    """
    match = _URL_DAY.search(url or "")
    return _date(match[1], match[3] or match[5], match[4] or match[6]) if match else None


def _date(year: str, month: str, of_month: str) -> datetime.date | None:
    """``month`` is a number, or a name in one of eight languages."""
    number = int(month) if month.isdecimal() else month_of(month.lower())
    try:
        found = datetime.date(int(year), number, int(of_month))
    except ValueError:
        return None
    return found if found.year in _YEARS and found != _EPOCH else None


def language(text: str | None) -> str | None:
    """The primary subtag of a language tag (BCP 47), in lower case.

    >>> language("de-CH"), language("en_US"), language("English"), language("und")
    ('de', 'en', None, None)
    """
    match = _LANGUAGE.match((text or "").strip().lower())
    found = match[0] if match and match[0] not in _NO_LANGUAGE else None
    return _SHORTER.get(found, found) if found else None


def names(texts: Iterable[str]) -> list[str]:
    """Names of people or agencies, each once; no addresses.

    >>> names(["By Ana Sørli; Reuters", "https://example.org/people/7", "ana sørli"])
    ['Ana Sørli', 'Reuters']
    """
    found: dict[str, str] = {}
    for text in texts:
        for part in (one_line(text) or "").split(";"):
            name = _BY.sub("", part.strip()).strip(_BESIDE_NAMES)
            if len(name) <= _MAX_NAME and not (_NO_NAME.fullmatch(name) or _ADDRESS.search(name)):
                found.setdefault(name.casefold(), name)
    return list(found.values())[:_MAX_NAMES]
