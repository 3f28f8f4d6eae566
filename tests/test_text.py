from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.text import LINE_END, fold, parted, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("Share THIS", "share this"),
        ("Don’t miss ‘it’", "don't miss 'it'"),
        ("„Jetzt“ «oui» ″", '"jetzt" "oui" "'),
        ("E‑Paper – now — or −", "e-paper - now - or -"),
        ("wait…", "wait..."),
        ("soft\u00adhyphen\u200b\u200d\ufeff\u200e", "softhyphen"),
        ("a\u00a0b\u2003\t c\x0b\x0c\x85\u2028d\r", "a b c d "),
        ("one  two\n three", "one two\n three"),
        ("ÄÖÜ ß", "äöü ß"),
        ("İLGİLİ IŞIK ılık", "ilgili işik ilik"),  # Turkish has two of each, and capitals lose it
        ("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", "διαβαστε επισης"),
        ("Διαβάστε επίσης", "διαβαστε επισης"),
        ("ЕЩЁ й", "еще й"),
        ("и\u0306 e\u0301", "й é"),  # accents apart
        ("إقرأ أيضًا", "اقرا ايضا"),
        ("می\u200cشود \u202bکتاب\u202c", "ميشود كتاب"),
        ("citește şi", "citeşte şi"),
        ("प\u095dें", "प\u0922\u093cें"),
        ("ＡＰＰ：！", "app:!"),
        ("「引用」『』", '"引用"""'),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


def test_all_white_space_is_a_blank():
    blanks = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()]
    assert {fold(f"é{blank}é") for blank in blanks} == {"é é", "é\né"}
    assert {fold(f"a{blank * 3}b") for blank in blanks} == {"a b", "a\n\n\nb"}
    assert fold(f"a{''.join(blanks).replace(chr(10), '')}b") == "a b"


@given(st.text("aB1 \t\n\u00a0\u2003\u200b\u00ad‘“–…`é"))
def test_signs_are_folded_each_for_itself(text):
    signs = "".join(fold(f"é{sign}")[1:] for sign in text)
    assert fold(f"é{text}") == re.sub(" +", " ", f"é{signs}")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("the ferry - sails", 4),
        ("分享", 1),
        ("分享 分享到", 3),
        ("相关阅读: 风暴", 3),
        ("下载APP", 1),
        ("ประกาศ", 2),
        ("기사 공유하기", 2),
        ("ये भी पढ़ें", 3),
    ],
)
def test_parted(text, count):
    assert parted(text) == count


@pytest.mark.parametrize("text", ["a\nb", "\n\n", "İ\nß", "\n “ \n"])
def test_fold_keeps_line_feeds(text):
    assert fold(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("– · …", []),
        ("It’s nine o'clock.", ["It’s", "nine", "o'clock"]),
        ("'quoted' ‘words’", ["quoted", "words"]),
        ("1/35 naïve café", ["1", "35", "naïve", "café"]),
    ],
)
def test_words(text, found):
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "count"),
    [("a\nb", 1), ("a\r\nb", 1), ("a\rb", 1), ("a\n\rb", 2), ("a\x85\u2028\x0b\x0cb", 0)],
)
def test_line_ends(text, count):
    assert len(LINE_END.findall(text)) == count
