"""Who speaks to whom: boilerplate talks to its reader, a report does not."""

from __future__ import annotations

_WORDS = frozenset(
    [
        "you",
        "your",
        "yours",
        "yourself",
        "we",
        "our",
        "us",
        "ours",
        "wir",
        "unser",
        "unsere",
        "unserem",
        "unseren",
        "unserer",
        "uns",
        "ihnen",
        "ihre",
        "ihrem",
        "ihren",
        "ihrer",
        "dich",
        "dein",
        "deine",
        "nous",
        "notre",
        "nos",
        "vous",
        "votre",
        "vos",
        "nosotros",
        "nuestro",
        "nuestra",
        "nuestros",
        "nuestras",
        "usted",
        "ustedes",
        "tu",
        "tus",
        "te",
        "noi",
        "nostro",
        "nostra",
        "nostri",
        "nostre",
        "voi",
        "vostro",
        "vostra",
        "tuo",
        "tua",
        "tuoi",
        "nós",
        "nosso",
        "nossa",
        "nossos",
        "nossas",
        "você",
        "vocês",
        "seu",
        "sua",
        "wij",
        "ons",
        "onze",
        "jij",
        "jouw",
        "jou",
        "uw",
        "nasz",
        "nasza",
        "nasze",
        "naszego",
        "naszej",
        "naszych",
        "twój",
        "twoje",
        "twoja",
        "państwa",
    ]
)


def address(folded: str) -> int:
    """How often a folded line says you, your, we or our, outside quotation marks.

    >>> address('sign up and we will send you "our" news')
    2
    """
    outside = " ".join(folded.split('"')[::2]) if '"' in folded else folded
    return sum(word.strip(".,;:!?()'") in _WORDS for word in outside.split())
