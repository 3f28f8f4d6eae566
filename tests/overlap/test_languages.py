"""What other languages than English share: stories, not their grammar or their set phrases."""

from __future__ import annotations

import pytest

from .newsroom import FERRY, TAILOR, kind_of

GRAMMAR = {
    "Russian": (
        "Зима пришла рано, и она может быть для всех рыбаков с дальнего острова.",
        "Мельница ещё стоит, и она может быть для всех хлебных полей у реки.",
    ),
    "Turkish": (
        "Balıkçılar bunun için bir liman istiyor ve daha sonra gelecek olan fırtınadan korkuyor.",
        "Değirmenciler bunun için bir köprü kurdu ve daha sonra gelecek olan misafirleri topladı.",
    ),
    "Arabic": (
        "غادرت العبارة الميناء من دون أن يكون هناك مكان يكفي صناديق السمك الثقيلة.",
        "بيعت الطاحونة القديمة من دون أن يكون هناك مشتر يعرف حجر الرحى والفرن.",
    ),
    "Finnish": (
        "Lautta lähti laiturista, vaikka se ei ole vielä ollut niin kuin kalastajat toivovat.",
        "Mylly seisoo joen rannalla, mutta se ei ole vielä ollut niin kuin mylläri muistaa.",
    ),
    "Vietnamese": (
        "Chiếc phà rời bến sớm nhưng vẫn không có những gì mà ngư dân đảo xa mong đợi.",
        "Cối xay đứng yên nhưng vẫn không có những gì mà chủ lò bánh hứa hẹn năm ngoái.",
    ),
    "Chinese": (
        "渡船已经离港，但是他们还没有把这些鱼箱搬上甲板，岛民只好等到天亮。",
        "磨坊早就关门，但是他们还没有把这些面粉运进城里，农夫因此十分着急。",
    ),
    "Japanese": (
        "漁師がどのようにしてこれほど多くの箱を運んだのかは分からない。",
        "職人がどのようにしてこれほど多くの粉を挽いたのかは謎のままだ。",
    ),
}

PHRASES = {
    "German": (
        "Der Kapitän der alten Fähre wollte sich auf Anfrage nicht dazu äußern.",
        "Die neue Besitzerin der Mühle wollte sich auf Anfrage nicht dazu äußern.",
    ),
    "French": (
        "Le capitaine du bac n'a pas répondu dans l'immédiat à une demande de commentaire.",
        "La meunière du village n'a pas répondu dans l'immédiat à une demande de commentaire.",
    ),
    "Spanish": (
        "El capitán de la barca no respondió de inmediato a una solicitud de comentarios.",
        "La dueña del molino viejo no respondió de inmediato a una solicitud de comentarios.",
    ),
    "Turkish": (
        "Feribotun kaptanı dün akşam limanda konuyla ilgili henüz bir açıklama yapmadı.",
        "Değirmenin yeni sahibi kasabada konuyla ilgili henüz bir açıklama yapmadı.",
    ),
    "Russian": (
        "Капитан парома, стоявший у причала, не ответил на запрос о комментарии.",
        "Новый владелец старой мельницы не ответил на запрос о комментарии.",
    ),
    "Arabic": (
        "قبطان العبارة الراسية في الميناء لم يرد على الفور على طلب للتعليق.",
        "صاحب الطاحونة القديمة خلف التل لم يرد على الفور على طلب للتعليق.",
    ),
    "Chinese": (
        "停在港口的渡船船长没有立即回应置评请求。",
        "山后老磨坊的新主人没有立即回应置评请求。",
    ),
    "Japanese": (
        "港に停泊する渡し船の船長はコメントの要請に直ちには応じなかった。",
        "丘の向こうの古い水車小屋の主人はコメントの要請に直ちには応じなかった。",
    ),
}

SPELLED = {
    "Turkish": (
        "Kırmızı ışıklı feribot kış fırtınasında kıyıya çarptı, ılık sularda balıkçılar kurtardı.",
        "KIRMIZI IŞIKLI FERİBOT KIŞ FIRTINASINDA KIYIYA ÇARPTI, ILIK SULARDA BALIKÇILAR KURTARDI.",
    ),
    "German": (
        "Die große Straße am Fluß bleibt heißer Tage wegen geschlossen, außer für Fußgänger.",
        "Die grosse Strasse am Fluss bleibt heisser Tage wegen geschlossen, ausser für Fussgänger.",
    ),
    "Arabic": (
        "غادرت العبّارة الكبيرة ميناء الجزيرة بعد ٩ أيام من الإضراب، وصفّق السكان على الرصيف.",
        "غادرت العبارة الكبيرة مينـاء الجزيرة بعد 9 ايام من الاضراب وصفق السكان على الرصيف.",
    ),
    "ligatures": (
        "The ﬁrst oﬃce of the ﬁshing ﬂeet ﬂooded before the ﬂag was lowered.",
        "The first office of the fishing fleet flooded before the flag was lowered.",
    ),
    "thousands": (
        "Le bac a transporté 3 400 passagers et 12 500 caisses de morue pendant l'hiver.",
        "Le bac a transporté 3\u202f400 passagers et 12.500 caisses de morue pendant l’hiver.",
    ),
}


@pytest.mark.parametrize(("one", "other"), GRAMMAR.values(), ids=GRAMMAR)
def test_grammar_proves_nothing(one, other):
    assert kind_of(one, other) is None


@pytest.mark.parametrize(("one", "other"), PHRASES.values(), ids=PHRASES)
def test_set_phrases_prove_nothing(one, other):
    assert kind_of(one, other) is None


@pytest.mark.parametrize(("one", "other"), SPELLED.values(), ids=SPELLED)
def test_the_same_words_in_another_spelling(one, other):
    assert kind_of(one, other) == "verbatim"


COPIED = {name: pair[0] for name, pair in GRAMMAR.items()}


@pytest.mark.parametrize("text", COPIED.values(), ids=COPIED)
def test_one_sentence_amid_others_is_a_copy(text):
    assert kind_of(f"{text} {FERRY}", f"{TAILOR} {text}") == "copied-run"
