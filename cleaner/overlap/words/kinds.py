"""What kind of word each is, as flags of one byte."""

CAPITAL, QUOTED, NUMBER, STARTS, HALF = 1, 2, 32, 64, 128
"""A capital amid a sentence, inside quotation marks, a number, the first of a sentence, a sign that
is only part of a word (Han and the like)."""

FUNCTION, COMMON, TITLE = 4, 8, 16
"""Grammar and the words of every story; frequent in news; part of titles and offices."""

PHRASED = FUNCTION | COMMON
"""A word of a set phrase: no listed word has both."""
