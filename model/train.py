"""Trains the reader: python -m model.train --run NAME [--passes 12] [--minutes 80]. Run again to go on where it stopped.

With --start FILE it goes on from an exported network's weights, for a second round at lower rates: python -m model.train
--run NAME --start data/model/reader.onnx --rate 0.4 --late 0 --passes 6. With --inner and --label it is made narrower
before that, and with --teach it learns the vectors of the network as it was, too. With --silver FILE it also learns the trees that
model.teacher wrote for sentences that have none of their own. With --languages it trains the reader of the other languages.
"""
import argparse
import copy
import json
import pickle
import random
import time
from pathlib import Path

import torch
from torch.nn import functional as F

from . import corpora, languages
from .batches import collate, plan, sample
from .labels import sizes
from .losses import losses, total
from .narrow import narrow
from .network import EVENT_HEADS, INNER, LABEL, Linear, Reader, load_minilm
from .start import reader_of

# Sentences of each set in a pass: None is all of them; re3d's few and the events come twice.
A_PASS = {"ewt": None, "gum": None, "attribution": None, "re3d": None, "gmb": 3500, "wikigold": 600, "wnut": 500, "btc": 600, "events": None, "events-bare": 600}
# The same in the second half, when what these sets teach is learned and the trees still gain.
A_LATE_PASS = A_PASS | {"attribution": 3000, "gmb": 2500, "wikigold": 400, "wnut": 300, "btc": 300}
# The same when a teacher has read them: all that has a tree is worth reading, and newswire most of all.
A_SILVER_PASS = A_PASS | {"gmb": 7000, "attribution": 4500, "wnut": 300, "btc": 300}
# A fourth round, for events: its trees are those that the network knew before.
AN_EVENT_PASS = A_PASS | {"ewt": 7000, "gum": 3000, "attribution": 3500, "gmb": 2000, "wikigold": 300, "wnut": 150, "btc": 150, "events-bare": 500}
# The same when a teacher has read cues and events in them.
A_HAPPENINGS_PASS = AN_EVENT_PASS | {"gmb": 6000, "wikigold": 400, "events-bare": 400}
TWICE = ("re3d", "events")
RATE_ENCODER, RATE_HEADS, WARM_UP, DROP, WORD_DROP, DECAY = 3e-4, 1.5e-3, 0.05, 0.15, 0.03, 0.999
SAVE = 100              # steps from one checkpoint to the next


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", default="run", help="name of the folder under model/build/ that holds the checkpoints")
    parser.add_argument("--passes", type=float, default=12)
    parser.add_argument("--minutes", type=float, default=1e9, help="finish, with the rate at nought, after this time even if passes are left")
    parser.add_argument("--layers", help="which of the encoder's layers to start from; 0,1,2,3 if not given, six with --languages")
    parser.add_argument("--start", type=Path, help="an exported network to go on from")
    parser.add_argument("--inner", type=int, default=INNER, help="units to keep in the feed-forward part of each layer of --start")
    parser.add_argument("--label", type=int, default=LABEL, help="units to keep on each side of its relation head")
    parser.add_argument("--teach", type=float, default=0.0, help="weight of the squared difference from the vectors that --start, as it was, has for each word")
    parser.add_argument("--silver", type=Path, help="the trees that model.teacher wrote (model/build/silver.pickle), to learn from as well")
    parser.add_argument("--only-events", action="store_true", help="train the event heads alone, on the event passages; all other weights stay as they are")
    parser.add_argument("--happenings", type=Path, help="the cues and events that model.teacher --learn events wrote (model/build/happenings.pickle), to learn from as well")
    parser.add_argument("--event-round", action="store_true", help="passes with more events and less of the rest")
    parser.add_argument("--rate", type=float, default=1.0, help="the learning rates, times this")
    parser.add_argument("--late", type=float, default=0.5, help="share of the training after which passes are late ones")
    parser.add_argument("--rounding", type=float, help="share of the training after which layers train with the errors of 8 bits; as --late if not given")
    parser.add_argument("--batch", type=int, default=2400, help="pieces a batch")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--languages", action="store_true", help="train the reader of the other languages (see languages.py), from six layers of its own encoder")
    parser.add_argument("--fp32", action="store_true", help="no bfloat16 (which is used where the processor has it)")
    return parser.parse_args()


def new_reader(layers, lists, start=None, encoder=corpora.minilm):
    state, rows, pieces = encoder()
    if start:
        return reader_of(start, len(pieces), sizes(lists))
    reader = Reader(len(pieces), sizes(lists), len(layers))
    load_minilm(reader, state, rows, layers)
    return reader


class Teacher:
    """Another reader's vectors of the words of sentences, each worked out once."""

    def __init__(self, reader, device):
        self.reader, self.device, self.known = copy.deepcopy(reader).eval().to(device), device, {}

    @torch.no_grad()
    def vectors(self, items, words):
        """[B, words, 384], 0 where no word is; the sentences are read as they are, no word dropped."""
        new = [item for item in items if id(item) not in self.known]
        if new:
            batch = {k: v.to(self.device) for k, v in collate(new).items()}
            for item, vectors in zip(new, self.reader.words(batch["pieces"], batch["first"], batch["last"], batch["shapes"])):
                self.known[id(item)] = vectors[: len(item["first"])].to(torch.bfloat16).clone()
        return torch.stack([F.pad(self.known[id(item)], (0, 0, 0, words - len(item["first"]))) for item in items]).float()


def with_silver(sets, trees):
    """The sets with a teacher's trees for the sentences that have none, cut to those that it read; `trees` as model.teacher writes them."""
    if any(len(trees[name]) > len(sets[name]) for name in trees):
        raise ValueError("these trees are other sentences'")
    return sets | {name: [item | ({} if "heads" in item else tree) for item, tree in zip(sets[name], trees[name])] for name in trees}


def with_happenings(sets, readings):
    """The sets with a teacher's cues and events for the sentences that it read, the first ones of each set; of gmb only those stay."""
    read = {name: [item | reading for item, reading in zip(sets[name], readings[name])] for name in readings}
    return sets | {name: items if name == "gmb" else items + sets[name][len(items):] for name, items in read.items()}


def batches_of_pass(sets, number, seed, size, counts=A_PASS, twice=TWICE):
    """The batches of one pass, the same ones whenever asked; `counts`: sentences of each set, None for all; `twice`: the sets that come twice."""
    rng = random.Random(f"{seed}-{number}")
    items = [item for name, count in counts.items() for item in sample(sets[name], len(sets[name]) if count is None else count, rng) * (2 if name in twice else 1)]
    return [[items[i] for i in batch] for batch in plan(items, size, rng)]


def share_of_rate(progress, warm_up):
    """The share of the full learning rate at this share of the training: it rises to 1 over `warm_up`, then falls to nought."""
    return min(1, progress / warm_up, (1 - progress) / (1 - warm_up))


def drop_words(batch, share, cased_pieces=False):
    """Replaces some pieces by the unknown one, so that the network leans on context, and writes some sentences in other
    case: headlines (all capitalised), capitals, or lower case throughout (unless the pieces tell case too)."""
    hit = (torch.rand(batch["pieces"].shape) < share) & (batch["pieces"] > 3)
    batch["pieces"] = batch["pieces"].masked_fill(hit, 1)
    if cased_pieces:
        return batch
    shapes = batch["shapes"]
    case = (shapes - 1).clamp(min=0) // 28                       # as words.shape() counts
    cased = (shapes > 0) & (case > 0)
    luck = torch.rand(len(shapes), 1).expand_as(shapes)
    for low, high, wanted, among in ((0.0, 0.02, 4, case == 1), (0.02, 0.03, 3, cased), (0.03, 0.045, 1, cased)):
        change = cased & among & (luck >= low) & (luck < high)
        shapes = torch.where(change, shapes + (wanted - case) * 28, shapes)
    batch["shapes"] = shapes
    return batch


def main():
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    folder = corpora.HERE / "build" / args.run
    folder.mkdir(parents=True, exist_ok=True)
    of = languages if args.languages else corpora
    sets, lists, _ = of.prepare()
    early, late, twice = (languages.A_PASS, languages.A_LATE_PASS, languages.TWICE) if args.languages else (A_PASS, A_LATE_PASS, TWICE)
    if args.silver:
        with open(args.silver, "rb") as file:
            sets, early, late = with_silver(sets, pickle.load(file)), A_SILVER_PASS, A_SILVER_PASS
    if args.happenings:
        with open(args.happenings, "rb") as file:
            sets = with_happenings(sets, pickle.load(file))
        early = late = A_HAPPENINGS_PASS
    if args.only_events:
        early = late = {name: early[name] for name in ("events", "events-bare")}
    if args.event_round:
        early = late = AN_EVENT_PASS
    layers = [int(n) for n in (args.layers or (languages.LAYERS if args.languages else "0,1,2,3")).split(",")]
    reader = new_reader(layers, lists, args.start, of.encoder)
    teacher = Teacher(reader, device) if args.teach else None
    if (args.inner, args.label) != (len(reader.layers[0].up.weight), len(reader.labels.left.weight)):
        reader = narrow(reader.eval(), batches_of_pass({name: sets[name] if name in ("ewt", "gum") else [] for name in A_PASS}, 0, args.seed, args.batch), args.inner, args.label)
    reader = reader.to(device).train()
    if args.only_events:
        for name, value in reader.named_parameters():
            value.requires_grad_(name.startswith(EVENT_HEADS))
    average = copy.deepcopy(reader).eval()
    encoder = [p for n, p in reader.named_parameters() if n.startswith(("pieces", "positions", "norm.", "layers"))]
    rest = [p for n, p in reader.named_parameters() if not n.startswith(("pieces", "positions", "norm.", "layers"))]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": RATE_ENCODER * args.rate}, {"params": rest, "lr": RATE_HEADS * args.rate}], betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    rates = [g["lr"] for g in optimiser.param_groups]
    a_pass = len(batches_of_pass(sets, 0, args.seed, args.batch, early, twice))
    steps, step, spent = int(args.passes * a_pass), 0, 0.0
    checkpoint = folder / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=device)
        reader.load_state_dict(saved["reader"]), average.load_state_dict(saved["average"]), optimiser.load_state_dict(saved["optimiser"])
        step, spent = saved["step"], saved["spent"]
    print(f"{a_pass} batches a pass, {steps} steps, from step {step}", flush=True)
    began, shown, sums, pieces = time.time(), time.time(), {}, 0
    progress = max(step / steps, spent / 60 / args.minutes)
    while progress < 1:
        Linear.rounding = progress >= (args.late if args.rounding is None else args.rounding)
        batches = batches_of_pass(sets, step // a_pass, args.seed, args.batch, late if progress >= args.late else early, twice)
        for items in batches[step % a_pass % len(batches):]:
            elapsed = spent + time.time() - began
            progress = max(step / steps, elapsed / 60 / args.minutes)
            if progress >= 1:
                break
            for group, rate in zip(optimiser.param_groups, rates):
                group["lr"] = rate * share_of_rate(progress, WARM_UP)
            torch.manual_seed(args.seed * 1000003 + step)
            batch = drop_words({k: v.to(device) for k, v in collate(items).items()}, WORD_DROP, args.languages)
            with torch.autocast(device, torch.bfloat16, enabled=not args.fp32):
                parts = losses(reader, batch, DROP, teacher and teacher.vectors(items, batch["shapes"].shape[1]))
            total(parts, args.teach).backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 2.0, foreach=True)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            pieces += int((batch["pieces"] != 0).sum())
            if step % 4 == 0:
                blend(average, reader, min(DECAY ** 4, step / (step + 40)))
            for name, value in parts.items():
                sums.setdefault(name, []).append(value.item())
            if step % 25 == 0:
                line = " ".join(f"{k} {sum(v) / len(v):.3f}" for k, v in sums.items())
                print(f"step {step} progress {progress:.3f} {pieces / (time.time() - shown):.0f} pieces/s {line}", flush=True)
                shown, sums, pieces = time.time(), {}, 0
            if step % SAVE == 0:
                save(folder, reader, average, optimiser, step, spent + time.time() - began)
    save(folder, reader, average, optimiser, step, spent + time.time() - began)
    (folder / "run.json").write_text(json.dumps({k: str(v) if isinstance(v, Path) else v for k, v in vars(args).items()} | {"steps": step, "minutes_taken": round((spent + time.time() - began) / 60, 1)}) + "\n")


@torch.no_grad()
def blend(average, reader, keep):
    """Moves the averaged weights towards the present ones."""
    torch._foreach_lerp_(list(average.parameters()), list(reader.parameters()), 1 - keep)


def save(folder: Path, reader, average, optimiser, step, spent):
    """Writes the checkpoint so that a stop in between leaves the old one whole."""
    part = folder / "checkpoint.part"
    torch.save({"reader": reader.state_dict(), "average": average.state_dict(), "optimiser": optimiser.state_dict(), "step": step, "spent": spent}, part)
    part.replace(folder / "checkpoint.pt")
    torch.save(average.state_dict(), folder / "average.part")
    (folder / "average.part").replace(folder / "average.pt")


if __name__ == "__main__":
    main()
