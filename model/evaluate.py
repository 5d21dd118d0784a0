"""Measures an exported network on what was kept apart: python -m model.evaluate [--model data/model/reader.onnx]

Gold words throughout: UPOS, features, lemma, UAS, LAS on EWT and GUM dev; mentions on the re3d documents kept apart;
names on Universal NER and the newswire kept apart, by type; cues, stance and roles on the attribution passages kept apart.
"""
import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
import onnxruntime

from . import corpora, languages
from .decode import tree
from .export import OUTPUTS
from .labels import CHANNEL, CHANNELS, EVENT_ROLES, NAMES, RE3D


class Network:
    """An exported network; `read` gives the outputs of each sentence, cut to its length, in the order given."""

    def __init__(self, path, threads=2):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        there = {o.name for o in self.session.get_outputs()}
        self.outputs = [name for name in OUTPUTS if name in there]

    def run(self, items):
        fill = lambda name, n: np.array([list(i[name]) + [0] * (n - len(i[name])) for i in items], dtype=np.int32)
        p, w = max(len(i["pieces"]) for i in items), max(len(i["first"]) for i in items)
        return dict(zip(self.outputs, self.session.run(self.outputs, {"pieces": fill("pieces", p), "first": fill("first", w), "last": fill("last", w), "shapes": fill("shapes", w)})))

    def read(self, items, size=1600):
        order = sorted(range(len(items)), key=lambda i: len(items[i]["pieces"]))
        batch = []
        for i in order + [None]:
            if batch and (i is None or len(items[i]["pieces"]) * (len(batch) + 1) > size):
                out = self.run([items[k] for k in batch])
                for row, k in enumerate(batch):
                    n = len(items[k]["first"])
                    yield k, {name: cut(value[row], name, n) for name, value in out.items()}
                batch = []
            batch.append(i)


def cut(value, name, n):
    """One sentence's part of an output: the rows and columns of real words."""
    if name in ("arcs", "labels"):
        return value[:n, : n + 1]
    return value[:n, :n] if name in ("entities", "roles", "eventRoles") else value[:n]


def trees(network, items, lists):
    """Accuracy of an exported network on sentences that have trees."""
    root = lists["labels"].index("root")
    def reading(out):
        heads = tree(out["arcs"])
        labels = [root if head == 0 else out["labels"][i, head] for i, head in enumerate(heads)]
        return {name: out[name] for name in ("upos", "features", "lemmas")} | {"heads": heads, "labels": labels}
    return tree_figures((reading(out), items[k]) for k, out in network.read(items))


def tree_figures(pairs):
    """Accuracy in per cent over pairs of what was read of a sentence and its gold, both lists by name, an entry a word."""
    hit = Counter()
    for read, gold in pairs:
        for i, head in enumerate(read["heads"]):
            hit["words"] += 1
            for name in ("upos", "features", "lemmas"):
                hit[name] += read[name][i] == gold[name][i]
            hit["uas"] += head == gold["heads"][i]
            hit["las"] += head == gold["heads"][i] and read["labels"][i] == gold["labels"][i]
    return {name: round(100 * hit[name] / hit["words"], 2) for name in ("upos", "features", "lemmas", "uas", "las")}


def scores(right, found, gold):
    p, r = right / max(found, 1), right / max(gold, 1)
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / max(p + r, 1e-9), 3)}


def spans(network, items, scheme, types, at_least=0.5):
    """F1 of exact and of overlapping spans for each type of a scheme."""
    count = {kind: Counter() for kind in types}
    for k, out in network.read(items):
        n = len(items[k]["first"])
        upper = np.triu(np.ones((n, n), dtype=bool))
        for kind in types:
            channel, c = CHANNEL[scheme, kind], count[kind]
            have = {tuple(x) for x in np.argwhere((out["entities"][..., channel] >= 255 * at_least) & upper)}
            want = {(a, b) for a, b, ch, value, strength in items[k]["cells"] if ch == channel and value and strength == 1}
            skip = {(a, b) for a, b, ch, value, strength in items[k]["cells"] if ch == channel and not strength}
            have -= skip
            touch = lambda x, others: any(x[0] <= y[1] and y[0] <= x[1] for y in others)
            c["found"] += len(have)
            c["gold"] += len(want)
            c["exact"] += len(have & want)
            c["loose gold"] += sum(touch(x, have) for x in want)
            c["loose found"] += sum(touch(x, want) for x in have)
    out = {}
    for kind, c in list(count.items()) + [("core", sum((count[k] for k in types if k in ("person", "organisation", "location")), Counter()))]:
        p, r = c["loose found"] / max(c["found"], 1), c["loose gold"] / max(c["gold"], 1)
        out[kind] = {"gold": c["gold"], "exact": scores(c["exact"], c["found"], c["gold"]), "overlap f1": round(2 * p * r / max(p + r, 1e-9), 3)}
    return out


def attribution(network, items, at_least=0.5):
    c, parts = Counter(), {name: Counter() for name in ("cue", "source", "content")}
    other = Counter()
    for k, out in network.read(items):
        want = {head: (stance, roles) for head, stance, roles in items[k]["cues"]}
        have = {i for i, p in enumerate(out["cues"]) if p >= at_least}
        c.update(gold=len(want), found=len(have), right=len(have & set(want)))
        away, gone = {i for i, p in enumerate(out["elsewhere"]) if p >= at_least}, set(items[k]["elsewhere"])
        other.update(gold=len(gone), found=len(away), right=len(away & gone))
        for head in have & set(want):
            stance, roles = want[head]
            c["stance"] += out["stances"][head].argmax() == stance
            for channel, name in enumerate(parts):
                got = set(np.flatnonzero(out["roles"][head, :, channel] >= 127.5))
                parts[name].update(gold=len(roles[channel]), found=len(got), right=len(got & set(roles[channel])))
    f = lambda x: scores(x["right"], x["found"], x["gold"])
    return {"cue": f(c), "stance of right cues": round(c["stance"] / max(c["right"], 1), 3), **{f"{n} words of right cues": f(x) for n, x in parts.items()}, "elsewhere words": f(other)}


def events(network, items, at_least=0.5):
    """Triggers, types and roles on sentences that have events, and how far a trigger's probability is to be believed."""
    c, parts, bins = Counter(), {name: Counter() for name in EVENT_ROLES}, [Counter() for _ in range(10)]
    for k, out in network.read(items):
        want = {head: (told, roles) for head, told, roles in items[k]["events"]}
        for i, p in enumerate(out["triggers"]):
            if p >= 0.05 and i not in items[k]["unsure"]:
                bins[min(9, int(p * 10))].update(n=1, p=float(p), right=i in want)
        have = {i for i, p in enumerate(out["triggers"]) if p >= at_least and (i in want or i not in items[k]["unsure"])}
        c.update(gold=len(want), found=len(have), right=len(have & set(want)))
        for head in have & set(want):
            told, roles = want[head]
            for kind, number in zip(("types", "modes", "subEvents", "statuses"), told):
                c[kind] += int(out[kind][head].argmax()) == number
            c["sub gold"] += told[2] > 0
            c["sub found"] += int(out["subEvents"][head].argmax()) > 0
            c["sub right"] += told[2] > 0 and int(out["subEvents"][head].argmax()) == told[2]
            for channel, name in enumerate(EVENT_ROLES):
                got = set(np.flatnonzero(out["eventRoles"][head, :, channel] >= 127.5))
                parts[name].update(gold=len(roles[channel]), found=len(got), right=len(got & set(roles[channel])))
    f = lambda x: scores(x["right"], x["found"], x["gold"])
    n = sum(b["n"] for b in bins)
    return {"trigger": f(c), "trigger and type": scores(c["types"], c["found"], c["gold"]), "mode of right triggers": round(c["modes"] / max(c["right"], 1), 3),
            "status of right triggers": round(c["statuses"] / max(c["right"], 1), 3), "sub-event": scores(c["sub right"], c["sub found"], c["sub gold"]),
            **{f"{name} words": f(x) for name, x in parts.items()}, "calibration error from 0.05 on": round(sum(abs(b["p"] - b["right"]) for b in bins) / max(n, 1), 3)}


def temperature(network, items):
    """What the scores of triggers and their types are to be divided by so that the right ones are likeliest; 1 is as they are."""
    logs, gold = [], []
    for k, out in network.read(items):
        trigger = np.clip(out["triggers"], 1e-6, 1 - 1e-6)[:, None]
        scores_of = np.log(np.concatenate([1 - trigger, trigger * np.clip(out["types"], 1e-6, 1)], 1))
        want = {head: 1 + told[0] for head, told, _ in items[k]["events"]}
        for i in sorted(set(range(len(scores_of))) - set(items[k]["unsure"])):
            logs.append(scores_of[i])
            gold.append(want.get(i, 0))
    logs, gold = np.array(logs), np.array(gold)
    def loss(heat):
        scaled = logs / heat
        return (np.log(np.exp(scaled).sum(1)) - scaled[np.arange(len(gold)), gold]).mean()
    return min((round(0.5 + 0.05 * n, 2) for n in range(60)), key=loss)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="data/model/reader.onnx if not given, with --languages that of data/model/languages/")
    parser.add_argument("--languages", action="store_true", help="the reader of the other languages, on the treebanks of ../shared/bench/languages/ud in written words")
    parser.add_argument("--only", default="ewt,gum,re3d,uner,gmb,attribution,events")
    args = parser.parse_args()
    show = lambda name, value: print(name, json.dumps(value, default=float), flush=True)
    if args.languages:
        network, lists = Network(args.model or languages.SHIPPED / "reader.onnx"), json.loads((languages.SHIPPED / "labels.json").read_text(encoding="utf8"))
        encode = languages.Encoder(languages.shipped_vocabulary(), lists).encode
        for path in sorted((corpora.SHARED / "bench" / "languages" / "ud").glob("*.conllu")):
            show(path.stem, trees(network, [item for item in map(encode, languages.trees(path, path.stem[:2])) if item], lists))
        return
    sets, lists, _ = corpora.prepare()
    network, only = Network(args.model or corpora.SHIPPED / "reader.onnx"), args.only.split(",")
    for name in ("ewt", "gum"):
        if name in only:
            show(name + "-dev", trees(network, sets[name + "-dev"], lists))
    for name, scheme, types in (("re3d", "re3d", RE3D), ("uner", "names", NAMES[:3]), ("gmb", "names", NAMES)):
        if name in only:
            for kind, value in spans(network, sets[name + "-dev"], scheme, types).items():
                show(f"{name}-dev {kind}", value)
    if "attribution" in only:
        show("attribution-dev", attribution(network, sets["attribution-dev"]))
    if "events" in only and "triggers" in network.outputs:
        show("events-dev", events(network, sets["events-dev"]))
        show("events-dev best temperature", temperature(network, sets["events-dev"]))


if __name__ == "__main__":
    main()
