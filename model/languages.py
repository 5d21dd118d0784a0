"""The sets, pieces and passes of the many-language reader: python -m model.train --languages (Arabic, Persian, French, Russian, Ukrainian).

Words are written words throughout: what a treebank splits inside one (Arabic clitics, "du", Persian endings) is joined again,
because nothing splits it at run time, and the attribution passages know written words only.
"""
import json
import os
import pickle
import unicodedata
from collections import Counter
from pathlib import Path

import torch

from . import corpora, cutting, data, labels, tokens
from .batches import Encoder as EnglishEncoder
from .labels import CHANNEL
from .unigram import Unigram
from .words import SPECIALS

LANGUAGES = ("ar", "fa", "fr", "ru", "uk")
ROOT = corpora.TRAIN / "languages"
SHIPPED = corpora.HERE.parent / "data" / "model" / "languages"
# What ../shared/train/languages/convert_e5.py writes: state.pt and pieces.json of multilingual-e5-small.
ENCODER = Path(os.environ.get("HEADWATER_E5", corpora.HERE / "build" / "e5"))
LAYERS = "0,1,2,3,4,5"
# Sentences of each set in a pass (None: all), and the sets that come twice.
A_PASS = {"ar-pud": None, "fa-perdt": None, "fa-seraji": None, "fr-gsd": None, "fr-rhapsodie": 400, "ru-gsd": None, "ru-taiga": 2600, "uk-parlamint": None, "ewt": 400,
          "passages": None, "attribution": 1000, "events": 900, "gmb": 400, "re3d": None}
# The same in the second half of the training, when the cues are learned and the trees still gain.
A_LATE_PASS = A_PASS | {"ewt": 0, "attribution": 0, "events": 400, "gmb": 200, "re3d": 0}
TWICE = ()
# Features that say something in every language; cases and definiteness would make more bundles than a class head holds.
KEPT_FEATURES = {"Gender", "Mood", "Number", "Person", "Polarity", "PronType", "Reflex", "Tense", "VerbForm", "Voice"}
CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "PRON", "NUM", "ADV"}
# Words that do not head a cue of several words.
LIGHT = {
    "ar": "في من عن على إلى قد لم لا و ب ل ما أن إن كما حد كان كانت به فيه".split(),
    "fa": "به از بر در را که با است بود شد شده کرد کرده داد داده می‌شود می‌شوند می‌کند می‌دهد دارد دارند بنا اینکه کردند دادند".split(),
    "fr": "a ont est sont été avait avaient aurait auraient était être ne pas se s' s’ n' n’ l' l’ d' d’ qu' qu’ y en à de la le les au aux du des sur par un une".split(),
    "ru": "по со с в на не ни из у от бы был была было были если во".split(),
    "uk": "за зі із з в у на не ні від до би б був була було були бути".split(),
}
NAME_TYPES = ("person", "organisation", "location", "nationality")


def trees(path, language):
    """Sentences of a CoNLL-U file in written words, with the relations that are rare left without their subtype."""
    out, document = [], ""
    with open(path, encoding="utf8") as lines:
        blocks = lines.read().split("\n\n")
    for block in blocks:
        rows, together = [], {}
        for line in block.split("\n"):
            if not line or line[0] == "#":
                continue
            row = line.split("\t")
            if "-" in row[0]:
                first, last = map(int, row[0].split("-"))
                together[first] = (last, row[1], "SpaceAfter=No" not in row[9])
            elif "." not in row[0]:
                rows.append(row)
        if rows:
            out.append(written(rows, together, language, Path(path).stem))
    return out


def written(rows, together, language, source):
    """One sentence in written words: each word takes part of speech, features and head from the one of its parts that the others hang on."""
    groups, i = [], 0                                       # ([rows], surface, space after)
    while i < len(rows):
        number = int(rows[i][0])
        if number in together:
            last, surface, space = together[number]
            groups.append((rows[i:i + last - number + 1], surface, space))
            i += last - number + 1
            continue
        group = [rows[i]]
        while language == "ar" and "SpaceAfter=No" in group[-1][9] and i + 1 < len(rows) and letters(group[-1][1]) and letters(rows[i + 1][1]):
            i += 1
            group.append(rows[i])
        groups.append((group, "".join(r[1] for r in group), "SpaceAfter=No" not in group[-1][9]))
        i += 1
    place = {int(r[0]): k for k, (group, _, _) in enumerate(groups) for r in group}
    place[0] = -1
    mains = [main_of(group) for group, _, _ in groups]
    keep = lambda feats: "|".join(f for f in feats.split("|") if f.split("=")[0] in KEPT_FEATURES) or "_"
    plain = lambda text: "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn") if language == "ar" else text
    return data.Sentence([s for _, s, _ in groups], [space for _, _, space in groups], source,
                         [m[3] for m in mains], [keep(m[5]) for m in mains], [s if m[2] == "_" else plain(m[2]) for m, (_, s, _) in zip(mains, groups)],
                         [place[int(m[6])] + 1 for m in mains], [m[7] for m in mains])


def letters(word):
    return any(c.isalpha() for c in word)


def main_of(group):
    """The part of a written word that stands for it: of those whose head lies outside, the first that carries content."""
    if len(group) == 1:
        return group[0]
    inside = {r[0] for r in group}
    out = [r for r in group if r[6] not in inside]
    content = (r for r in out if r[3] in CONTENT and r[7] not in ("case", "det", "mark", "cc"))
    return next(content, next((r for r in out if r[3] in ("AUX", "VERB")), out[0]))


def without_rare(sentences, at_least=60):
    """Relations with a rare subtype lose it, in place; returns the sentences."""
    count = Counter(l for s in sentences for l in s.labels)
    for s in sentences:
        s.labels = [l if count[l] >= at_least else l.split(":")[0] for l in s.labels]
    return sentences


def cut(language):
    """A cutter for data.attribution: raw text → [(sentence, [(start, end)])]."""
    def cutter(text, source, document, schemes):
        out = []
        for s, e in cutting.sentences(text, language):
            spans = cutting.words(text[s:e], language, s)
            spaces = [b > a for (_, a), (b, _) in zip(spans, spans[1:] + [(e + 1, 0)])]
            out.append((data.Sentence([text[a:b] for a, b in spans], spaces, source, schemes=schemes, document=document), spans))
        return out
    return cutter


def passages(language, folder=ROOT):
    """The attribution passages of a language with the names in them."""
    out = data.attribution(folder / f"{language}-attribution.jsonl", cut(language), set(LIGHT[language]))
    names = folder / f"{language}-names.jsonl"
    at = 0
    for line in open(names, encoding="utf8") if names.exists() else ():
        doc = json.loads(line)
        table = tokens.utf16_to_code_points(doc["text"])
        for again, spans in cut(language)(doc["text"], "passages", doc["id"], ("names",)):
            s = out[at]
            at += 1
            assert s.words == again.words
            s.schemes, s.source = ("names",), "passages"
            starts, ends = {a: i for i, (a, _) in enumerate(spans)}, {b: i for i, (_, b) in enumerate(spans)}
            for m in doc["mentions"]:
                touched = [i for i, (x, y) in enumerate(spans) if x < table[m["end"]] and table[m["start"]] < y]
                if touched and m["type"] in NAME_TYPES:
                    s.spans.append((starts.get(table[m["start"]], touched[0]), ends.get(table[m["end"]], touched[-1]), "names", m["type"]))
    return out


class Encoder(EnglishEncoder):
    """The English reader's encoder with pieces that know whether white space stands before their word."""

    def encode(self, s):
        before = [True] + [bool(x) for x in s.spaces[:-1]]
        self.space = iter(before)
        item = super().encode(s)
        if item and s.schemes == ("names",) and s.source == "passages":          # times are no part of what was annotated
            item["full"] = [c for c in item["full"] if c in [CHANNEL["names", t] for t in NAME_TYPES]]
        return item

    def pieces(self, word):
        return self.vocabulary.cut(word, next(self.space))


def vocabulary():
    """(row of the encoder's embedding, piece, score) of the pieces kept, the special ones first."""
    told = json.loads((ENCODER / "pieces.json").read_text(encoding="utf8"))
    chosen = json.loads((ENCODER / "chosen.json").read_text())
    rows = [told["pieces"].index(p) for p in ("<pad>", "<unk>", "<s>", "</s>")] + chosen
    return rows, SPECIALS + [told["pieces"][r] for r in chosen], [0.0] * 4 + [round(told["scores"][r], 4) for r in chosen]


def shipped_vocabulary():
    """The pieces as data/model/languages/ holds them."""
    lines = (SHIPPED / "vocabulary.txt").read_text(encoding="utf8").rstrip("\n").split("\n")
    pairs = [line.split("\t") + ["0"] for line in lines]
    return Unigram([p[0] for p in pairs], [float(p[1]) for p in pairs])


def encoder():
    """What the reader starts from: a BERT state, the rows of its pieces that are kept, the pieces."""
    rows, pieces, _ = vocabulary()
    return torch.load(ENCODER / "state.pt"), rows, pieces


def read_all():
    """Every set as sentences, by name; those that end in -dev are kept apart."""
    treebanks = {path.stem: trees(path, path.stem[:2]) for path in sorted((ROOT / "ud").glob("*.conllu"))}
    english = {name: [s for s in data.conllu(corpora.TRAIN / "ud" / f"{name}-train.conllu")] for name in ("ewt", "gum")}
    for s in english["ewt"] + english["gum"]:
        s.features = ["|".join(f for f in x.split("|") if f.split("=")[0] in KEPT_FEATURES) or "_" for x in s.features]
    without_rare([s for sentences in (treebanks | english).values() for s in sentences])
    sets = treebanks | english
    own = [s for language in LANGUAGES for s in passages(language)]
    sets["passages"] = own
    for name, sentences in corpora.read_all().items():
        if name in ("attribution", "events", "gmb", "re3d"):
            sets[name] = sentences
    return sets


def prepare():
    """(sets of encoded sentences, label lists, vocabulary); kept in model/build/ for the next time."""
    cache = corpora.HERE / "build" / "languages.pickle"
    _, pieces, scores = vocabulary()
    words = Unigram(pieces, scores)
    if cache.exists():
        with open(cache, "rb") as file:
            return *pickle.load(file), words
    sets = read_all()
    lists = labels.build([s for name, sentences in sets.items() if name[:3] in ("ar-", "fa-", "fr-", "ru-", "uk-", "ewt", "gum") for s in sentences])
    encode = Encoder(words, lists).encode
    out = {name: [item for item in map(encode, sentences) if item] for name, sentences in sets.items()}
    cache.parent.mkdir(exist_ok=True)
    with open(cache, "wb") as file:
        pickle.dump((out, lists), file)
    return out, lists, words
