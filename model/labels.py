"""The classes of every head, and the way from and to their numbers."""
import json
from collections import Counter

STANCES = ["assert", "claim", "deny", "confirm", "accuse", "predict", "order", "ask", "believe"]
ROLES = ["cue", "source", "content"]
# PLOVER's types of 2021, its modes and ACLED's sub-event types as far as five or more training mentions have them; "none" comes first.
EVENT_TYPES = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER"]
MODES = ["none", "abduct", "access", "aerial", "allege", "arrest", "assassinate", "assist", "ban", "beat", "censor", "ceasefire", "change", "convict", "crowd-control", "demo", "deport", "destroy", "disapprove",
         "disarm", "discontinue", "drone", "execute", "expel", "explosives", "fight", "firearms", "heavy-weapons", "investigate", "meet", "militia", "misinformation", "multilateral", "phone", "police", "release",
         "restrict", "return", "riot", "seize", "sexual", "strike", "suicide-attack", "third-party", "torture", "troops", "unconventional", "violence", "visit", "weapons", "withdraw", "yield"]
SUB_EVENTS = ["none", "Abduction/forced disappearance", "Agreement", "Air/drone strike", "Armed clash", "Arrests", "Attack", "Change to group/activity", "Disrupted weapons use", "Excessive force against protesters",
              "Government regains territory", "Looting/property destruction", "Mob violence", "Non-state actor overtakes territory", "Non-violent transfer of territory", "Other", "Peaceful protest", "Protest with intervention",
              "Remote explosive/landmine/IED", "Sexual violence", "Shelling/artillery/missile attack", "Suicide bomb", "Violent demonstration"]
STATUSES = ["asserted", "negated", "future", "possible"]
EVENT_ROLES = ["actor", "recipient", "place", "time", "killed", "wounded"]
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
        "types": EVENT_TYPES,
        "modes": MODES,
        "subEvents": SUB_EVENTS,
        "statuses": STATUSES,
        "eventRoles": EVENT_ROLES,
    }


def sizes(labels):
    return {head: len(labels[head]) for head in ("upos", "features", "lemmas", "labels", "entities", "stances", "types", "modes", "subEvents", "statuses", "eventRoles")} | {"roles": len(ROLES)}


def write(labels, path):
    """One list a line, so that differences can be read."""
    with open(path, "w", encoding="utf8") as out:
        out.write("{\n" + ",\n".join(f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in labels.items()) + "\n}\n")
