"""jusText's stop words by language code."""

from __future__ import annotations

from functools import cache

NAMES = {
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "id": "Indonesian",
    "it": "Italian",
    "ko": "Korean",
    "nb": "Norwegian_Bokmal",
    "nl": "Dutch",
    "no": "Norwegian_Bokmal",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
}


@cache
def stop_words(lang: str) -> frozenset[str]:
    """Of a language code; English where the language is unknown or has no list."""
    from justext.utils import get_stoplist

    words: frozenset[str] = get_stoplist(NAMES.get(lang, "English"))
    return words
