"""Reads the training sets into sentences. What a set does not annotate stays None and is masked in training."""
import gzip
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from . import tokens
from .labels import EVENT_ROLES

KEPT_FEATURES = {"Case", "Definite", "Degree", "Gender", "Mood", "NumType", "Number", "Person", "Polarity", "Poss", "PronType", "Reflex", "Tense", "VerbForm", "Voice"}


@dataclass
class Sentence:
    """Words with what is known of them. `spaces[i]` says whether white space follows word i."""
    words: list
    spaces: list
    source: str
    upos: list = None
    features: list = None
    lemmas: list = None
    heads: list = None          # 0 is the root, else the head's number from 1
    labels: list = None
    spans: list = field(default_factory=list)        # (first word, last word, scheme, type)
    schemes: tuple = ()                              # the schemes annotated throughout
    cues: list = None                                # see attribution()
    elsewhere: set = None
    events: list = None         # see events()
    unsure: tuple = ()          # words of triggers beside their head word: neither a trigger nor none
    document: str = ""


def conllu(path, entities=False):
    """Sentences of a CoNLL-U file; with `entities`, GUM's mentions from the MISC column under scheme 'gum'."""
    out, document = [], ""
    with open(path, encoding="utf8") as lines:
        for block in lines.read().split("\n\n"):
            rows = []
            for line in block.split("\n"):
                if line.startswith("# newdoc id"):
                    document = line.split("=", 1)[1].strip()
                elif line and line[0] != "#":
                    rows.append(line.split("\t"))
            if rows:
                out.append(_tree(rows, Path(path).stem.split("-")[0], document, entities))
    return out


def _tree(rows, source, document, entities):
    inside, words = {}, []
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            for number in range(first, last):
                inside[number] = False
            inside[last] = "SpaceAfter=No" not in row[9]
        elif "." not in row[0]:
            words.append(row)
    keep = lambda feats: "|".join(f for f in feats.split("|") if f.split("=")[0] in KEPT_FEATURES) or "_"
    s = Sentence([r[1] for r in words], [inside.get(int(r[0]), "SpaceAfter=No" not in r[9]) for r in words], source,
                 [r[3] for r in words], [keep(r[5]) for r in words], [r[2] for r in words],
                 [int(r[6]) for r in words], [r[7] for r in words], document=document)
    if entities:
        s.schemes = ("gum",)
        _gum_entities(s, [r[9] for r in words])
    return s


BRACKET = re.compile(r"\((\d+)(?:\[[^\]]*\])?-([a-z]+)[^()]*|(\d+)(?:\[[^\]]*\])?\)|\)")


def _gum_entities(sentence, misc):
    """GUM writes mentions as brackets: "(12-person-…" opens, "12)" closes, a bare ")" closes the last one opened."""
    stack = []
    for i, column in enumerate(misc):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", column)
        for opened, kind, closed in BRACKET.findall(found.group(1) if found else ""):
            if opened:
                stack.append((opened, kind, i))
            else:
                at = next((k for k in range(len(stack) - 1, -1, -1) if not closed or stack[k][0] == closed), None)
                if at is not None:
                    _, kind, start = stack.pop(at)
                    sentence.spans.append((start, i, "gum", kind))


NAME_TYPES = {
    "geo": "location", "gpe": "nationality", "org": "organisation", "per": "person", "tim": "time",
    "LOC": "location", "ORG": "organisation", "PER": "person",
    "location": "location", "person": "person", "group": "organisation", "corporation": "organisation",
}


def names(path, source):
    """Sentences of a two-column file with B-, I-, O tags, spans under scheme 'names'. Types without counterpart are dropped."""
    opened = gzip.open(path, "rt", encoding="utf8") if str(path).endswith(".gz") else open(path, encoding="utf8")
    with opened as lines:
        blocks = lines.read().split("\n\n")
    out = []
    for block in blocks:
        rows = [line.split("\t") for line in block.split("\n") if "\t" in line]
        if not rows:
            continue
        s = Sentence([r[0] for r in rows], guess_spaces([r[0] for r in rows]), source, schemes=("names",))
        start = None
        tags = [r[1] for r in rows] + ["O"]
        for i, tag in enumerate(tags):
            if start is not None and not tag.startswith("I-"):
                kind = NAME_TYPES.get(tags[start][2:])
                s.spans.append((start, i - 1, "names", kind or "other"))
                start = None
            if tag.startswith("B-") or tag.startswith("I-") and start is None:
                start = i
        out.append(s)
    return out


def guess_spaces(words):
    """White space after each word, for sets that give words only."""
    spaces, quotes = [True] * len(words), 0
    for i, word in enumerate(words):
        glue_left = word in ".,;:!?)]}%'\u2019\u201d..." or re.fullmatch(r"['\u2019](s|S|ll|re|ve|d|m|t)|n['\u2019]t", word)
        glue_right = word in "([{$\u201c\u2018#"
        if word == '"':
            glue_left, glue_right = quotes % 2 == 1, quotes % 2 == 0
            quotes += 1
        if glue_left and i:
            spaces[i - 1] = False
        if glue_right:
            spaces[i] = False
    return spaces


def _cut(text, source, document, schemes):
    """Raw text → [(sentence, [(start, end)] of its words)]."""
    out = []
    for s, e in tokens.sentences(text):
        spans = tokens.words(text[s:e], s)
        spaces = [b > a for (_, a), (b, _) in zip(spans, spans[1:] + [(e + 1, 0)])]
        out.append((Sentence([text[a:b] for a, b in spans], spaces, source, schemes=schemes, document=document), spans))
    return out


RE3D_TYPES = {"Organisation": "organisation", "Location": "location", "Person": "person", "Nationality": "nationality", "Temporal": "temporal",
              "Quantity": "quantity", "Weapon": "weapon", "Vehicle": "vehicle", "MilitaryPlatform": "militaryPlatform", "Money": "money"}


def re3d(path):
    """Sentences of the re3d documents, spans under scheme 're3d'; spans that begin or end inside a word are left out."""
    out = []
    for line in open(path, encoding="utf8"):
        doc = json.loads(line)
        table = tokens.utf16_to_code_points(doc["text"])
        for s, spans in _cut(doc["text"], "re3d", doc["collection"] + "/" + doc["id"], ("re3d",)):
            starts, ends = {a: i for i, (a, _) in enumerate(spans)}, {b: i for i, (_, b) in enumerate(spans)}
            for entity in doc["entities"]:
                a, b = starts.get(table[entity["start"]]), ends.get(table[entity["end"]])
                if a is not None and b is not None and a <= b and entity["type"] in RE3D_TYPES:
                    s.spans.append((a, b, "re3d", RE3D_TYPES[entity["type"]]))
            out.append(s)
    return out


LIGHT = {"is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would", "to", "not", "'s", "’s", "can", "could", "may", "at", "the", "a"}


def attribution(path, cut=_cut, light=LIGHT):
    """Sentences of the attribution passages; `cut` cuts their text as _cut does, `light` are words that do not head a cue.

    `cues` of a sentence: {"head": word, "cue": words, "source": words, "content": words, "stance": name}, one for each
    link with a cue in the sentence; what lies in other sentences is left out. `elsewhere`: the words of contents whose
    nearest link has no cue in this sentence.
    """
    out = []
    for line in open(path, encoding="utf8"):
        doc = json.loads(line)
        text, table = doc["text"], tokens.utf16_to_code_points(doc["text"])
        links = {}
        plain = []
        for entry in doc["entries"]:
            content = [(table[a], table[b]) for a, b in entry["content"]]
            for depth, link in enumerate(entry["chain"]):
                source = (table[link["source"][0]], table[link["source"][1]]) if link["source"] else None
                if not link["cue"]:
                    plain.append((None, content))
                    continue
                cue = (table[link["cue"][0]], table[link["cue"][1]])
                held = links.setdefault((cue, source), {"content": [], "stance": link["stance"]})
                held["content"] += content
                for inner in entry["chain"][depth + 1:]:          # what relays say holds the inner source and cue
                    for part in (inner["source"], inner["cue"]):
                        if part:
                            held["content"].append((table[part[0]], table[part[1]]))
        for s, spans in cut(text, "attribution", doc["id"], ()):
            inside = lambda ranges: [i for i, (a, b) in enumerate(spans) if any(x < b and a < y for x, y in ranges)]
            s.cues, s.elsewhere = [], set()
            for (cue, source), held in links.items():
                words = inside([cue])
                content = fill(inside(held["content"]), inside([cue] + ([source] if source else [])))
                if not words:
                    s.elsewhere |= set(content)
                    continue
                head = next((i for i in words if s.words[i].lower() not in light), words[0])
                s.cues.append({"head": head, "cue": words, "source": inside([source]) if source else [], "content": content, "stance": held["stance"]})
            for _, content in plain:
                s.elsewhere |= set(inside(content))
            out.append(s)
    return out


def fill(words, stops):
    """Closes gaps of up to two words between the words of a content (joining words such as "that"), unless the link's own words are there."""
    have, stops = set(words), set(stops)
    for i, j in zip(words, words[1:]):
        if 1 < j - i <= 3 and not stops & set(range(i + 1, j)):
            have |= set(range(i + 1, j))
    return sorted(have)


# Verbs and particles of triggers of several words ("took control", "opened fire") that say less than the words beside them.
CARRIERS = LIGHT | {"take", "took", "taken", "taking", "takes", "open", "opened", "opening", "come", "came", "comes", "off", "down", "out", "up", "of", "use", "-"}


def events(path):
    """Sentences of the event passages.

    `events` of a sentence: {"head": word, "type", "mode", "subEvent", "status": names or None, "roles": {name: words}}, one for
    each trigger in the sentence; what of its roles lies in other sentences is left out.
    """
    out = []
    for line in open(path, encoding="utf8"):
        doc = json.loads(line)
        table = tokens.utf16_to_code_points(doc["text"])
        mentions = [(m, (table[m["trigger"][0]], table[m["trigger"][1]])) for m in doc["events"]]
        for s, spans in _cut(doc["text"], "events", doc["id"], ()):
            inside = lambda ranges: [i for i, (a, b) in enumerate(spans) if any(x < b and a < y for x, y in ranges)]
            s.events, unsure = [], set()
            for m, trigger in mentions:
                words = inside([trigger])
                if not words:
                    continue
                head = next((i for i in words if s.words[i].lower() not in CARRIERS), words[0])
                if any(e["head"] == head for e in s.events):
                    continue
                unsure |= set(words) - {head}
                roles = {name: inside([(table[a], table[b]) for a, b in m[name]]) for name in EVENT_ROLES}
                s.events.append({"head": head, "type": m["plover"], "mode": m["mode"] or "none", "subEvent": m["acled"] or "none", "status": m["status"], "roles": roles})
            s.unsure = tuple(sorted(unsure - {e["head"] for e in s.events}))
            out.append(s)
    return out


def without_commas(s):
    """The same sentence as some outlets' texts come: without commas. None where it has none."""
    kept = [i for i, word in enumerate(s.words) if word != ","]
    if len(kept) == len(s.words) or not kept:
        return None
    at = {old: new for new, old in enumerate(kept)}
    move = lambda words: [at[i] for i in words if i in at]
    spaces = [s.spaces[i] or i + 1 < len(s.words) and s.words[i + 1] == "," for i in kept]
    events = [e | {"head": at[e["head"]], "roles": {name: move(words) for name, words in e["roles"].items()}} for e in s.events if e["head"] in at]
    return Sentence([s.words[i] for i in kept], spaces, s.source, document=s.document, events=events, unsure=tuple(move(s.unsure)))
