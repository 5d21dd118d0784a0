"""Writes src/language/fixtures/parity.json.gz: 2,000 invented sentences with what Python makes of them. python -m model.parity
With --languages it writes languages.json.gz there: the same for the reader of the other languages, 1,000 sentences.

Half are sentences from templates with invented names, half are words of random characters from all over Unicode, among
them combining marks, ligatures, emoji with joiners, right-to-left scripts, characters beyond the first plane and very long words.
"""
import argparse
import gzip
import json
import random
import sys
import unicodedata

import numpy as np

from . import corpora, languages
from .batches import Encoder
from .data import Sentence, guess_spaces
from .evaluate import Network
from .words import Vocabulary

PEOPLE = ["Marwan Delq", "Ilse Borchgrave", "Tadeo Quillfeather", "Nour al-Hadbani", "Øystein Færøvik", "Ana Đurić", "Chloé Brüel", "Zeynep Çağlar", "O'Dwyer", "the spokesman", "residents", "a source on the ground", "she", "They"]
PLACES = ["Kaf Rasul", "Borogovia", "the Dunmarrow valley", "Tel Šarqat", "Wādī Ḥasan", "Upper Quern", "São Vreto", "Bir al-Tawil", "the crossing at Oum Dreifa", "İzmirköy"]
SAYINGS = ["said", "claimed", "denied", "warned", "told reporters", "confirmed", "is believed to have said", "wrote on X", "has not said", "'s office announced"]
GROUPS = ["the Lantern Front", "fighters of the 9th Brigade", "UNQRA", "the Ministry of Wells", "three militias", "an unnamed agency", "the so-called Grey Council"]
ACTS = ["shelled the bridge near", "withdrew from", "would not enter", "had been seen around", "delivered 40 tons of flour to", "were building a camp in", "took prisoners at", "can't reach", "didn't leave", "will attack"]
WHEN = ["on Tuesday, May 6", "ten days ago", "at 4:30 a.m.", "in late 2019", "last week", "overnight", "since 1 March", "for two hours"]
ENDS = [".", "!", "?", " .", "…", ".”", ".\"", " (photo)", ":", ""]
LINKS = ["https://example.org/a/b?c=d&e=%20f#g", "press@borogovia.example", "#KafRasul", "@lantern_front", "$1.5m", "€20", "3,500", "12°N", "50%", "AK-47s", "T-72", "U.S.", "e.g.", "well-known", "I’m", "😀", "👩‍🚒", "🇸🇾"]


def invented(rng):
    """One sentence from the templates, as words and white space after each."""
    choose = rng.choice
    text = choose([
        lambda: f"{choose(PEOPLE)} {choose(SAYINGS)} {choose(WHEN)} that {choose(GROUPS)} {choose(ACTS)} {choose(PLACES)}",
        lambda: f"“ {choose(GROUPS)} {choose(ACTS)} {choose(PLACES)} , ” {choose(PEOPLE)} {choose(SAYINGS)} {choose(WHEN)}",
        lambda: f"According to {choose(PEOPLE)} , {choose(GROUPS)} {choose(ACTS)} {choose(PLACES)} {choose(WHEN)}",
        lambda: f"{choose(PLACES)} : {choose(GROUPS)} {choose(ACTS)} {choose(PLACES)} {choose(LINKS)}",
        lambda: f"{choose(GROUPS)} {choose(ACTS)} {choose(PLACES)} and {choose(ACTS)} {choose(PLACES)} , {choose(PEOPLE)} {choose(SAYINGS)}",
        lambda: f"Was it {choose(LINKS)} or {choose(LINKS)} that {choose(PEOPLE)} saw {choose(WHEN)}",
    ])() + choose(ENDS)
    if rng.random() < 0.1:
        text = choose([str.upper, str.lower, str.title])(text)
    words = [w for part in text.replace(",", " , ").replace(".", " . ").replace("n't", " n't").split() for w in [part]]
    return words, guess_spaces(words)


RANGES = [(0x21, 0x7E), (0xA1, 0x24F), (0x300, 0x36F), (0x370, 0x52F), (0x591, 0x6FF), (0x900, 0x97F), (0xE00, 0xE7F), (0x1100, 0x11FF), (0x1E00, 0x1FFF), (0x200B, 0x206F),
          (0x20A0, 0x214F), (0x2190, 0x23FF), (0x2600, 0x27BF), (0x3040, 0x30FF), (0x4E00, 0x4F00), (0xAC00, 0xAD00), (0xF900, 0xFAFF), (0xFB00, 0xFB4F), (0xFE00, 0xFE0F), (0xFF01, 0xFFEE),
          (0x10330, 0x1034A), (0x10400, 0x1044F), (0x1D400, 0x1D4FF), (0x1F300, 0x1F6FF), (0x20000, 0x20050), (0xE0100, 0xE0110)]


def scrambled(rng):
    """Words of random characters, some of them mixed into plain ones."""
    def char():
        while True:
            c = chr(rng.randint(*rng.choice(RANGES)))
            if unicodedata.category(c) not in ("Cn", "Cs", "Co") and unicodedata.category(c)[0] != "Z" and not c.isspace() and c != "\ufeff":
                return c
    def word():
        kind = rng.random()
        if kind < 0.35:
            return "".join(char() for _ in range(rng.choice([1, 1, 2, 3, 5, 9])))
        plain = rng.choice(rng.choice([PEOPLE, PLACES, GROUPS, LINKS, ACTS])).split()[0]
        if kind < 0.6:
            at = rng.randint(0, len(plain))
            return plain[:at] + char() + plain[at:]
        if kind < 0.62:
            return plain * rng.randint(5, 40)
        return rng.choice([plain, plain.upper(), plain.swapcase()])
    words = [word() for _ in range(rng.randint(1, 14))]
    return words, [rng.random() < 0.8 for _ in words]


# The same for the other languages: who, says, what, where, and loose words of each.
OTHERS = {
    "ar": (["المتحدث باسم البلدية", "وكالة النورس", "شهود عيان", "مصدر مطّلع", "الدكتورة هالة السمّان"], ["قال", "وأضافت", "نفى", "نقلا عن", "بحسب", "يُعتقد أنّ"], ["الجسر فُتح أمام السيارات", "القافلة وصلت إلى كفر زيتا", "٣٫٥ أطنان من الطحين", "سيُعاد بناء الرصيف"], ["«نعم»", "؟", "،", "ـــ", "ﷺ", "ﻻ", "١٢:٣٠", "هـ"]),
    "fa": (["سخنگوی استانداری", "خبرگزاری سپیده‌دم", "ساکنان", "یک منبع آگاه", "وی"], ["گفت", "می‌گویند", "به نقل از", "تأیید کرد", "نوشته‌است"], ["پل بازگشایی شده‌است", "کاروان به دره‌ی سرخ رسید", "۴۰ تُن آرد فرستاده می‌شود"], ["«آری»", "؛", "۱۲٫۵", "كتاب", "خانهٔ", "می خواهم", "ي"]),
    "fr": (["le porte-parole de la mairie", "l’agence Mouette", "des riverains", "une source proche du dossier", "Mme Aubrac-Lenoir"], ["a déclaré", "selon", "aurait affirmé", "nie que", "d’après"], ["le pont est rouvert à la circulation", "qu’aucun convoi n’a été vu près de Saint-Vreuil", "l’œuvre s’élève à 1 200 €"], ["«\u00a0Oui\u00a0»", "aujourd’hui", "n°", "20h30", "Noël", "cœur", "ÉTÉ", "M."]),
    "ru": (["представитель мэрии", "агентство «Чайка-Информ»", "жители", "источник в порту", "Ольга Верхоянская"], ["сообщил", "заявила", "со ссылкой на", "по словам", "якобы"], ["мост открыт для движения", "колонна вышла из Нижнего Кверна", "привезли 40 т муки", "ещё не решён вопрос"], ["«Да»", "—", "90-е", "т.е.", "№5", "Ёж", "й", "1,5 млн"]),
    "uk": (["речниця міськради", "агенція «Мева»", "мешканці", "джерело в порту", "Олесь Гнатюк"], ["повідомила", "зазначив", "з посиланням на", "за словами", "нібито"], ["міст відкрито для руху", "колона вийшла з Верхнього Ґерна", "привезли 40 т борошна", "об'єкт іще не здано"], ["«Так»", "–", "пʼять", "’", "її", "№7", "грн.", "й"]),
}


def invented_in(rng):
    """One sentence in one of the other languages, as words and white space after each."""
    who, says, what, loose = OTHERS[rng.choice(list(OTHERS))]
    choose = rng.choice
    parts = rng.choice([[choose(who), choose(says), choose(what)], ["«", choose(what), "»", ",", choose(says), choose(who)], [choose(says), choose(who), choose(loose), choose(what)], [choose(what), choose(loose), choose(loose)]])
    text = " ".join(parts) + choose([" .", " !", "", " …"])
    if rng.random() < 0.08:
        text = choose([str.upper, str.lower, str.title])(text)
    words = text.split()
    return words, guess_spaces(words)


def parity_of(item, words, spaces, network):
    """What Python makes of one sentence."""
    result = network.run([item])
    heads = result["arcs"][0].argmax(1)
    row = {"words": words, "spaces": [int(s) for s in spaces], **{k: item[k] for k in ("pieces", "first", "last", "shapes")}}
    row |= {k: result[k][0].tolist() for k in ("upos", "features", "lemmas")}
    row |= {"heads": heads.tolist(), "labels": [int(result["labels"][0][i, h]) for i, h in enumerate(heads)]}
    # The words that may be triggers, each with its likeliest type, how likely it is to be one in per cent, and who the actor is.
    row["events"] = [[i, int(result["types"][0][i].argmax()), round(100 * float(p)), np.flatnonzero(result["eventRoles"][0][i, :, 0] >= 128).tolist()]
                     for i, p in enumerate(result["triggers"][0]) if p >= 0.1]
    return row


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", action="store_true")
    others = parser.parse_args().languages
    of = languages if others else corpora
    rng = random.Random(20)
    network = Network(of.SHIPPED / "reader.onnx", 1)
    if others:
        lists, words_of = json.loads((of.SHIPPED / "labels.json").read_text(encoding="utf8")), languages.shipped_vocabulary()
        encoder = languages.Encoder(words_of, lists)
    else:
        _, lists, _ = corpora.prepare()
        encoder = Encoder(Vocabulary.read(corpora.SHIPPED / "vocabulary.txt"), lists)
    out = []
    while len(out) < (1000 if others else 2000):
        words, spaces = ((invented_in if others else invented) if len(out) % 2 else scrambled)(rng)
        item = encoder.encode(Sentence(words, spaces, "parity"))
        if item is not None:
            out.append(parity_of(item, words, spaces, network))
    path = corpora.HERE.parent / "src" / "language" / "fixtures" / ("languages.json.gz" if others else "parity.json.gz")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(json.dumps({"sentences": out}, ensure_ascii=True, separators=(",", ":")).encode(), 9, mtime=0))
    print(f"{path.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
