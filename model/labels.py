"""The classes of every head, and the way from and to their numbers."""
import json
from collections import Counter

STANCES = ["assert", "claim", "deny", "confirm", "accuse", "predict", "order", "ask", "believe"]
ROLES = ["cue", "source", "content"]
UPOS = ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"]
RE3D = ["person", "organisation", "location", "nationality", "temporal", "quantity", "weapon", "vehicle", "militaryPlatform", "money"]
NAMES = ["person", "organisation", "location", "nationality", "time"]
GUM = ["person", "organization", "place", "time", "event", "object", "abstract"]
CHANNELS = [("re3d", t) for t in RE3D] + [("names", t) for t in NAMES] + [("gum", t) for t in GUM]
CHANNEL = {channel: number for number, channel in enumerate(CHANNELS)}


def edit(word, lemma):
    """The edit class that turns word into lemma: [case, characters cut at the end, text added]."""
    case = "lower" if lemma == lemma.lower() else "keep"
    base = word.lower() if case == "lower" else word
    same = 0
    while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
        same += 1
    return (case, len(base) - same, lemma[same:])


def apply(word, change):
    """The lemma that an edit class gives for a word."""
    case, cut, add = change
    base = word.lower() if case == "lower" else word
    return base[: len(base) - cut] + add


def build(trees):
    """The label lists from the sentences that have trees: classes seen at least thrice, at most 255 a head."""
    count = lambda values: [v for v, n in Counter(values).most_common(255) if n >= 3]
    return {
        "upos": UPOS,
        "features": count(f for s in trees for f in s.features),
        "lemmas": [list(c) for c in count(edit(w, l) for s in trees for w, l in zip(s.words, s.lemmas))],
        "labels": sorted(set(count(l for s in trees for l in s.labels))),
        "entities": [{"scheme": scheme, "type": kind} for scheme, kind in CHANNELS],
        "stances": STANCES,
    }


def sizes(labels):
    return {head: len(labels[head]) for head in ("upos", "features", "lemmas", "labels", "entities", "stances")} | {"roles": len(ROLES)}


def write(labels, path):
    """One list a line, so that differences can be read."""
    with open(path, "w", encoding="utf8") as out:
        out.write("{\n" + ",\n".join(f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in labels.items()) + "\n}\n")
