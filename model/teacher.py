"""A reader three times as deep that only teaches: python -m model.teacher --encoder FOLDER [--learn trees | events] [--passes 5]

All of MPNet's twelve layers (Song and others 2020; all-mpnet-base-v2, Apache-2.0). FOLDER holds config.json, model.safetensors
and vocab.txt. It learns the trees of EWT and GUM, reads the training texts that have none, and writes what it is sure of to
model/build/silver.pickle, for train --silver. With --learn events it learns events instead, reads them in training texts
that are not annotated for them, and writes how likely it finds each (Hinton and others 2015) to model/build/happenings.pickle,
for train --happenings, beside the cues that the network of --reader finds there.
"""
import argparse
import json
import pickle
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch

from . import corpora
from .batches import IGNORE, collate, plan
from .decode import tree
from .evaluate import scores, tree_figures
from .labels import sizes
from .losses import WEIGHTS, losses, tree_losses
from .network import WIDTH, Linear, Reader
from .start import reader_of
from .train import drop_words, share_of_rate

TAUGHT = ("gmb", "attribution", "events", "events-bare", "wikigold", "wnut", "btc", "re3d")      # the sets that get trees; none of those kept apart
# The sets in which events and cues are read, so many sentences of each; what is annotated in them stays.
READ = {"gmb": 6000, "attribution": 3500, "events": None, "wikigold": 600, "re3d": None}
BARE = 300                          # sentences without commas in a pass
LIKELY = 0.2                        # from here on a word is worth telling more of than that it may be a cue or a trigger
RATE_ENCODER, RATE_HEADS, WARM_UP, DROP, WORD_DROP = 8e-5, 1e-3, 0.1, 0.15, 0.02
# What the teacher is less sure of than this teaches nothing (as tri-training and self-training usually do).
SURE = {"upos": 0.7, "features": 0.7, "lemmas": 0.7, "heads": 0.5}
SPECIAL = {0: "<pad>", 1: "[UNK]", 2: "<s>", 3: "</s>"}                  # MPNet's names for our first four pieces


class BigReader(Reader):
    """The reader's heads over another encoder of MPNet's kind; `rows` gives its number for each of our pieces."""

    def __init__(self, encoder, rows, sizes):
        super().__init__(4, sizes, layers=0)
        self.encoder = encoder
        self.register_buffer("rows", torch.tensor(rows))
        self.join = Linear(2 * encoder.config.hidden_size, WIDTH)

    def words(self, pieces, first, last, shapes, drop=0.0):
        """One vector a word, as Reader.words."""
        x = self.encoder(input_ids=self.rows[pieces.long()], attention_mask=(pieces != 0).long()).last_hidden_state
        return self.joined(x, first, last, shapes, drop)


def big_reader(folder: Path, pieces, lists):
    """An untrained BigReader on the encoder in a folder."""
    from transformers import MPNetConfig, MPNetModel
    encoder = MPNetModel.from_pretrained(folder, config=MPNetConfig.from_pretrained(folder), add_pooling_layer=False)
    theirs = {piece: number for number, piece in enumerate((folder / "vocab.txt").read_text(encoding="utf8").split("\n"))}
    return BigReader(encoder, [theirs[SPECIAL.get(number, piece)] for number, piece in enumerate(pieces)], sizes(lists))


def train(reader, passes, size, bfloat16, losses_of, minutes=1e9, seed=1):
    """Learns what `losses_of` a batch says of the items of each pass; rates fall to nought over the passes, or over `minutes`."""
    encoder = [p for n, p in reader.named_parameters() if n.startswith("encoder")]
    rest = [p for n, p in reader.named_parameters() if not n.startswith("encoder")]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": RATE_ENCODER}, {"params": rest, "lr": RATE_HEADS}], betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    rates = [group["lr"] for group in optimiser.param_groups]
    batches = [[items[i] for i in batch] for number, items in enumerate(passes) for batch in plan(items, size, random.Random(f"{seed}-{number}"))]
    reader.train()
    began, sums = time.time(), Counter()
    for step, chosen in enumerate(batches):
        progress = max((step + 0.5) / len(batches), (time.time() - began) / 60 / minutes)
        if progress >= 1:
            break
        for group, rate in zip(optimiser.param_groups, rates):
            group["lr"] = rate * share_of_rate(progress, WARM_UP)
        torch.manual_seed(seed * 1000003 + step)
        batch = drop_words(collate(chosen), WORD_DROP)
        with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            parts = losses_of(reader, batch)
        sum(WEIGHTS[name] * value for name, value in parts.items()).backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 2.0, foreach=True)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        sums.update({name: value.item() for name, value in parts.items()})
        if (step + 1) % 20 == 0:
            print(f"step {step + 1} of {len(batches)} {time.time() - began:.0f} s", " ".join(f"{k} {v / 20:.3f}" for k, v in sums.items()), flush=True)
            sums.clear()


@torch.no_grad()
def read(reader, items, root, size, bfloat16):
    """For each item, in order: the most likely classes and trees, and how likely each word's are; a root's relation is `root`."""
    reader.eval()
    out = [None] * len(items)
    for chosen in plan(items, size, random.Random(0)):
        batch = collate([{**items[i], "cells": [], "full": []} for i in chosen])
        with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            w = reader.words(batch["pieces"], batch["first"], batch["last"], batch["shapes"])
            heads = reader.heads(w)
            arcs = reader.arcs(w, heads).squeeze(3).float()
            classes = {name: torch.softmax(getattr(reader, name)(w).float(), -1).max(-1) for name in ("upos", "features", "lemmas")}
            real = torch.cat([torch.ones_like(batch["shapes"][:, :1], dtype=torch.bool), batch["shapes"] != 0], 1)
            arcs = torch.log_softmax(arcs.masked_fill(~real.unsqueeze(1), -1e4), -1)
            for row, i in enumerate(chosen):
                n = len(items[i]["first"])
                found = tree(arcs[row, :n, : n + 1].numpy())
                at = torch.tensor([int(h) for h in found])
                labels = reader.labels.chosen(w[row, :n], heads[row, at]).float().argmax(-1)
                out[i] = {name: (best.indices[row, :n].tolist(), best.values[row, :n].tolist()) for name, best in classes.items()} | {
                    "heads": (at.tolist(), arcs[row, torch.arange(n), at].exp().tolist()), "labels": torch.where(at == 0, root, labels).tolist()}
    return out


def trees_only(reader, batch):
    w = reader.words(batch["pieces"], batch["first"], batch["last"], batch["shapes"], DROP)
    return tree_losses(reader, w, batch, DROP)


@torch.no_grad()
def happenings(reader, items, size, bfloat16):
    """For each item, in order: how likely each word is a cue or a trigger, and of the likely ones the rest; see batches.collate."""
    reader.eval()
    out = [None] * len(items)
    small = lambda values: values.float().numpy().astype(np.float16)
    for chosen in plan(items, size, random.Random(0)):
        batch = collate([{**{k: items[i][k] for k in ("pieces", "first", "last", "shapes")}, "cells": [], "full": []} for i in chosen])
        with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            w = reader.words(batch["pieces"], batch["first"], batch["last"], batch["shapes"])
            seen = reader.events(w)
            cues, stances = torch.sigmoid(reader.cue(w).float()), reader.stance(w).argmax(-1)
            triggers, *told = (torch.softmax(head(seen).float(), -1) for head in (reader.trigger, reader.mode, reader.sub_event, reader.status))
            for row, i in enumerate(chosen):
                n = len(items[i]["first"])
                heads = (cues[row, :n, 0] >= LIKELY).nonzero().squeeze(1)
                roles = torch.sigmoid(reader.roles(w[row : row + 1, heads], w[row : row + 1, :n]).float())[0]
                places = (triggers[row, :n, 0] <= 1 - LIKELY).nonzero().squeeze(1)
                parts = torch.sigmoid(reader.event_roles(w[row : row + 1, places], w[row : row + 1, :n]).float())[0]
                out[i] = {"soft_cues": {"cues": small(cues[row, :n]), "links": [(int(h), int(stances[row, h]), small(r)) for h, r in zip(heads, roles)]},
                          "soft_events": {"triggers": small(triggers[row, :n]), "places": [(int(h), [small(kind[row, h]) for kind in told], small(r)) for h, r in zip(places, parts)]}}
    return out


def best(reading):
    """The classes and tree of a reading, without how likely they are."""
    return {name: value if name == "labels" else value[0] for name, value in reading.items()}


def silver(reading):
    """What of a reading is taught: classes and heads that the teacher is sure of, the others as unknown."""
    taught = {name: [c if p >= SURE[name] else IGNORE for c, p in zip(*reading[name])] for name in ("upos", "features", "lemmas", "heads")}
    return taught | {"labels": [label if head >= 0 else IGNORE for label, head in zip(reading["labels"], taught["heads"])]}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, help="folder with MPNet's config.json, model.safetensors and vocab.txt")
    parser.add_argument("--reader", type=Path, help="an exported network that reads trees instead (with --learn events: cues), so that a further round keeps what it knows (Li and Hoiem 2016, Learning without forgetting)")
    parser.add_argument("--most", type=int, default=1000000, help="sentences of each set to read, the first ones")
    parser.add_argument("--learn", choices=("trees", "events"), default="trees")
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--minutes", type=float, default=1e9, help="finish training after this time even if passes are left")
    parser.add_argument("--batch", type=int, default=2400, help="pieces a batch")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--fp32", action="store_true", help="no bfloat16 (which is used where the processor has it)")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(1)
    sets, lists, vocabulary = corpora.prepare()
    if args.reader and args.learn == "trees":
        sets = {name: items[: args.most] for name, items in sets.items()}
        return write_trees(reader_of(args.reader, len(vocabulary.pieces), sizes(lists)), sets, lists, args)
    reader = big_reader(args.encoder, vocabulary.pieces, lists)
    if args.learn == "events":
        keeper = reader_of(args.reader, len(vocabulary.pieces), sizes(lists))
        return teach_events(reader, keeper, sets, args)
    train(reader, [sets["ewt"] + sets["gum"]] * args.passes, args.batch, not args.fp32, trees_only, args.minutes)
    torch.save(reader.state_dict(), corpora.HERE / "build" / "teacher.pt")
    write_trees(reader, sets, lists, args)


def write_trees(reader, sets, lists, args):
    """Reads trees into the sets that have none, and writes what the reader is sure of."""
    root = lists["labels"].index("root")
    readings = {name: read(reader, sets[name], root, args.batch, not args.fp32) for name in ("ewt-dev", "gum-dev", *TAUGHT)}
    for name in ("ewt-dev", "gum-dev"):
        print(name, json.dumps(tree_figures((best(reading), gold) for reading, gold in zip(readings[name], sets[name]))), flush=True)
    taught = {name: [silver(reading) for reading in readings[name]] for name in TAUGHT}
    with open(corpora.HERE / "build" / "silver.pickle", "wb") as file:
        pickle.dump(taught, file)
    print({name: len(trees) for name, trees in taught.items()})


def teach_events(reader, keeper, sets, args):
    """Learns events and writes what it reads in other sentences, with the cues that `keeper` reads there."""
    rng = random.Random(1)
    passes = [sets["events"] + rng.sample(sets["events-bare"], BARE) for _ in range(args.passes)]
    train(reader, passes, args.batch, not args.fp32, lambda reader, batch: losses(reader, batch, DROP), args.minutes)
    torch.save(reader.state_dict(), corpora.HERE / "build" / "teacher-events.pt")
    show_events(reader, sets["events-dev"], args)
    taught = {}
    for name, most in READ.items():
        events, cues = (happenings(of, sets[name][:most], args.batch, not args.fp32) for of in (reader, keeper))
        taught[name] = [{"soft_events": event["soft_events"], "soft_cues": cue["soft_cues"]} for event, cue in zip(events, cues)]
    with open(corpora.HERE / "build" / "happenings.pickle", "wb") as file:
        pickle.dump(taught, file)
    print({name: len(items) for name, items in taught.items()})


def show_events(reader, items, args):
    """Prints F1 of triggers, with and without their type."""
    count = Counter()
    for item, reading in zip(items, happenings(reader, items, args.batch, not args.fp32)):
        gold = {head: told[0] for head, told, _ in item["events"]}
        triggers = reading["soft_events"]["triggers"]
        found = {i: int(triggers[i, 1:].argmax()) for i in np.flatnonzero(triggers[:, 0] <= 0.5) if i not in item["unsure"]}
        count.update(gold=len(gold), found=len(found), right=len(gold.keys() & found), typed=sum(gold.get(i) == kind for i, kind in found.items()))
    print(json.dumps({"trigger": scores(count["right"], count["found"], count["gold"]), "with type": scores(count["typed"], count["found"], count["gold"])}), flush=True)


if __name__ == "__main__":
    main()
