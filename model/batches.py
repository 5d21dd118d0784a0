"""Sentences → numbers → padded batches of about the same number of pieces."""
import random

import torch

from . import words
from .labels import CHANNEL, EVENT_ROLES, EVENT_TYPES, MODES, NAMES, RE3D, STANCES, STATUSES, SUB_EVENTS, edit

IGNORE = -100
LONGEST = 250           # pieces of a training sentence; longer ones are left out


class Encoder:
    """Turns sentences into numbers, once, before training."""

    def __init__(self, vocabulary, labels):
        self.vocabulary, self.labels = vocabulary, labels
        number = lambda values: {tuple(v) if isinstance(v, list) else v: i for i, v in enumerate(values)}
        self.of = {head: number(labels[head]) for head in ("upos", "features", "lemmas", "labels", "stances")}
        self.cache = {}

    def pieces(self, word):
        if word not in self.cache:
            self.cache[word] = self.vocabulary.cut(word)
        return self.cache[word]

    def encode(self, s):
        """A dictionary of lists, or None where the sentence is too long."""
        pieces, first, last = [words.FIRST], [], []
        for word in s.words:
            first.append(len(pieces))
            pieces += self.pieces(word)
            last.append(len(pieces) - 1)
        pieces.append(words.LAST)
        if len(pieces) > LONGEST:
            return None
        before = [True] + s.spaces[:-1]
        item = {"pieces": pieces, "first": first, "last": last, "source": s.source,
                "shapes": [words.shape(w, a, b) for w, a, b in zip(s.words, before, s.spaces)]}
        if s.heads:
            get = lambda head, values: [self.of[head].get(v, IGNORE) for v in values]
            item.update(upos=get("upos", s.upos), features=get("features", s.features), labels=get("labels", s.labels), heads=s.heads,
                        lemmas=get("lemmas", [edit(w, l) for w, l in zip(s.words, s.lemmas)]))
        item["cells"], item["full"] = entity_cells(s), [CHANNEL[c] for c in CHANNEL if c[0] in s.schemes]
        if s.cues is not None:
            item["cues"] = [(c["head"], STANCES.index(c["stance"]), [c["cue"], c["source"], c["content"]]) for c in s.cues]
            item["elsewhere"] = sorted(s.elsewhere)
        if s.events is not None:
            number = lambda names, name: names.index(name) if name in names else IGNORE
            item["events"] = [(e["head"], [number(names, e[kind]) for kind, names in EVENT_CLASSES.items()], [e["roles"][name] for name in EVENT_ROLES]) for e in s.events]
            item["unsure"] = list(s.unsure)
        return item


# What is told of a trigger, with the names of its classes.
EVENT_CLASSES = {"type": EVENT_TYPES, "mode": MODES, "subEvent": SUB_EVENTS, "status": STATUSES}


# What a mention of one scheme says about the types of re3d's: 1 is one, 0 is none, absent says nothing.
SAYS = {
    ("names", "person"): {"person": 1, "organisation": 0, "location": 0, "nationality": 0, "temporal": 0},
    ("names", "organisation"): {"organisation": 1, "person": 0, "nationality": 0, "temporal": 0},
    ("names", "location"): {"location": 1, "person": 0, "nationality": 0, "temporal": 0},
    ("names", "nationality"): {"nationality": 1, "person": 0, "temporal": 0},
    ("names", "time"): {"temporal": 1, "person": 0, "organisation": 0, "location": 0, "nationality": 0},
    ("gum", "organization"): {"organisation": 1, "person": 0, "nationality": 0, "temporal": 0},
    ("gum", "place"): {"location": 1, "person": 0, "temporal": 0},
    ("gum", "time"): {"temporal": 1, "person": 0, "organisation": 0, "location": 0, "nationality": 0},
    ("gum", "event"): {"person": 0, "organisation": 0, "location": 0, "nationality": 0},
    ("gum", "abstract"): {"person": 0, "organisation": 0, "location": 0},
    ("gum", "object"): {"person": 0, "organisation": 0, "location": 0, "nationality": 0, "temporal": 0},
    ("gum", "person"): {"location": 0, "temporal": 0},
}
HINT = 0.4              # weight of what one scheme says about another
GUM_MERGED = {"animal": "object", "plant": "object", "substance": "object"}


def entity_cells(s):
    """(first, last, channel, target, weight) of every span that something is known of."""
    cells = []
    for start, end, scheme, kind in s.spans:
        kind = GUM_MERGED.get(kind, kind)
        if (scheme, kind) in CHANNEL:
            cells.append((start, end, CHANNEL[scheme, kind], 1, 1.0))
        elif scheme == "names":                     # a name of another kind: no lesson for any channel
            cells += [(start, end, CHANNEL["names", t], 0, 0.0) for t in NAMES]
        if "re3d" not in s.schemes:
            cells += [(start, end, CHANNEL["re3d", t], v, HINT) for t, v in SAYS.get((scheme, kind), {}).items() if t in RE3D]
    return cells


def plan(items, size, rng):
    """Item numbers in batches of at most `size` padded pieces, sentences of a like length together, in random order."""
    order = sorted(range(len(items)), key=lambda i: len(items[i]["pieces"]) + rng.uniform(-1.5, 1.5))
    batches, current, longest = [], [], 0
    for i in order:
        longest = max(longest, len(items[i]["pieces"]))
        if current and longest * (len(current) + 1) > size:
            batches.append(current)
            current, longest = [], len(items[i]["pieces"])
        current.append(i)
    batches.append(current)
    rng.shuffle(batches)
    return batches


def pad(rows, value=0, dtype=torch.long):
    longest = max(len(r) for r in rows)
    return torch.tensor([list(r) + [value] * (longest - len(r)) for r in rows], dtype=dtype)


def collate(items):
    """One batch of tensors; heads that no sentence has targets for get None."""
    batch = {name: pad([i[name] for i in items]) for name in ("pieces", "first", "last", "shapes")}
    b, w = batch["first"].shape
    for name in ("upos", "features", "lemmas", "labels", "heads"):
        batch[name] = pad([i.get(name) or [IGNORE] * len(i["first"]) for i in items], IGNORE)
    target = torch.zeros(b, w, w, len(CHANNEL), dtype=torch.uint8)
    weight = torch.zeros(b, w, w, len(CHANNEL))
    for row, item in enumerate(items):
        if item["full"]:
            n = len(item["first"])
            weight[row, :n, :n, item["full"]] = torch.ones(n, n).triu().unsqueeze(2)
        for start, end, channel, value, strength in item["cells"]:
            target[row, start, end, channel] = value
            weight[row, start, end, channel] = strength
    batch["entity_target"], batch["entity_weight"] = target, weight
    rows = [r for r, i in enumerate(items) if "cues" in i or "soft_cues" in i]
    batch["cue_rows"] = torch.tensor(rows, dtype=torch.long)
    batch["cue_target"] = torch.zeros(len(rows), w, 2)
    links, stances, roles = [], [], []
    for at, row in enumerate(rows):
        if "cues" not in items[row]:
            soft = items[row]["soft_cues"]
            batch["cue_target"][at, : len(soft["cues"])] = torch.from_numpy(soft["cues"]).float()
            for head, stance, role in soft["links"]:
                links.append((row, head))
                stances.append(stance)
                roles.append(grown(role, w))
            continue
        batch["cue_target"][at, items[row]["elsewhere"], 1] = 1
        for head, stance, parts in items[row]["cues"]:
            batch["cue_target"][at, head, 0] = 1
            links.append((row, head))
            stances.append(stance)
            role = torch.zeros(w, 3)
            for channel, members in enumerate(parts):
                role[members, channel] = 1
            roles.append(role)
    batch["links"] = torch.tensor(links, dtype=torch.long).view(-1, 2)
    batch["stances"] = torch.tensor(stances, dtype=torch.long)
    batch["roles"] = torch.stack(roles) if roles else torch.zeros(0, w, 3)
    batch.update(collate_events(items, w))
    return batch


def collate_events(items, w):
    """The targets of the event heads, as probabilities: for each word of the rows that have events that it is no trigger, or one of a type;
    for each trigger its mode, sub-event type, status (all nought where not known) and roles. What a teacher read counts where nothing was annotated."""
    rows = [r for r, i in enumerate(items) if "events" in i or "soft_events" in i]
    triggers = torch.zeros(len(rows), w, 1 + len(EVENT_TYPES))
    places, classes, roles = [], [[], [], []], []
    for at, row in enumerate(rows):
        item = items[row]
        if "events" not in item:
            soft = item["soft_events"]
            triggers[at, : len(soft["triggers"])] = torch.from_numpy(soft["triggers"]).float()
            for head, told, role in soft["places"]:
                places.append((row, head))
                for kind, values in zip(classes, told):
                    kind.append(torch.from_numpy(values).float())
                roles.append(grown(role, w))
            continue
        triggers[at, : len(item["first"]), 0] = 1
        triggers[at, item["unsure"]] = 0
        for head, told, parts in item["events"]:
            triggers[at, head] = one_hot(1 + told[0], triggers.shape[2])
            places.append((row, head))
            for kind, number, size in zip(classes, told[1:], EVENT_SIZES):
                kind.append(one_hot(number, size))
            role = torch.zeros(w, len(parts))
            for channel, members in enumerate(parts):
                role[members, channel] = 1
            roles.append(role)
    return {"event_rows": torch.tensor(rows, dtype=torch.long), "triggers": triggers, "event_places": torch.tensor(places, dtype=torch.long).view(-1, 2),
            **{f"event_{name}": torch.stack(kind) if kind else torch.zeros(0, size) for name, kind, size in zip(("mode", "sub_event", "status"), classes, EVENT_SIZES)},
            "event_roles": torch.stack(roles) if roles else torch.zeros(0, w, len(EVENT_ROLES))}


EVENT_SIZES = (len(MODES), len(SUB_EVENTS), len(STATUSES))


def one_hot(number, size):
    """1 at a number, all nought where it is not known."""
    out = torch.zeros(size)
    if number >= 0:
        out[number] = 1
    return out


def grown(rows, length):
    """A teacher's numbers of the words of one sentence, with noughts up to `length` words."""
    out = torch.zeros(length, rows.shape[1])
    out[: len(rows)] = torch.from_numpy(rows).float()
    return out


def sample(items, count, rng: random.Random):
    return items if count >= len(items) else rng.sample(items, count)
