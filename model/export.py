"""Writes data/model/: the network as ONNX with int8 weights, vocabulary, labels. python -m model.export --run NAME"""
import argparse
import json
import shutil
import tempfile
import warnings
from pathlib import Path

import torch
from torch import nn

from . import corpora, labels, languages
from .network import Reader, reader_for
from .start import state_of

INPUTS = ["pieces", "first", "last", "shapes"]
AGREEMENT = 0.1     # weight of what the tree says of a part of speech; from 0.05 to 0.2 it hardly matters
OUTPUTS = ["upos", "features", "lemmas", "arcs", "labels", "entities", "cues", "elsewhere", "stances", "roles", "triggers", "types", "modes", "subEvents", "statuses", "eventRoles"]


class SmallEmbedding(nn.Module):
    """An embedding in 8 bits with one scale a row."""

    def __init__(self, weight):
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))

    def forward(self, numbers):
        return self.rows[numbers].to(torch.float32) * self.scale[numbers]


class Exported(nn.Module):
    """The reader as CONTRACT.md describes it: probabilities and chosen classes instead of raw scores."""

    def __init__(self, reader: Reader, small=True, agreement=None, root=0):
        """`agreement` [relations, parts of speech]: how likely each part of speech is under a relation, as logarithms."""
        super().__init__()
        self.reader, self.root = reader, root
        self.register_buffer("agreement", torch.zeros(reader.sizes["labels"], reader.sizes["upos"]) if agreement is None else agreement)
        for biaffine in (reader.arcs, reader.labels, reader.entities, reader.roles, reader.event_roles):
            fixed = biaffine.flat().detach().contiguous()
            del biaffine.fixed
            biaffine.register_buffer("fixed", fixed)
        if small:
            reader.pieces = SmallEmbedding(reader.pieces.weight.data)
            reader.shapes = SmallEmbedding(reader.shapes.weight.data)
            reader.case = SmallEmbedding(reader.case.weight.data)

    def forward(self, pieces, first, last, shapes):
        r = self.reader
        w = r.words(pieces, first, last, shapes)
        heads = r.heads(w)
        real = torch.cat([torch.ones_like(shapes[:, :1]), shapes], 1) != 0
        arcs = r.arcs(w, heads).squeeze(3).masked_fill(~real.unsqueeze(1), -1e4)
        best = lambda scores: scores.argmax(-1).to(torch.uint8)
        percent = lambda scores: (torch.sigmoid(scores) * 255).round().to(torch.uint8)
        cue = torch.sigmoid(r.cue(w))
        relations = r.labels(w, heads)
        return (best(self.parts_of_speech(w, arcs, relations)), best(r.features(w)), best(r.lemmas(w)), torch.log_softmax(arcs, -1), best(relations),
                percent(r.entities(w, w)), cue[..., 0], cue[..., 1], torch.softmax(r.stance(w), -1), percent(r.roles(w, w)),
                *self.events(w), percent(r.event_roles(w, w)))

    def events(self, w):
        """How likely each word is a trigger; if it is, of which type, mode, sub-event type and status."""
        r = self.reader
        seen = r.events(w)
        triggers = torch.softmax(r.trigger(seen), -1)
        types = triggers[..., 1:] / triggers[..., 1:].sum(-1, keepdim=True).clamp(min=1e-9)
        return 1 - triggers[..., 0], types, torch.softmax(r.mode(seen), -1), torch.softmax(r.sub_event(seen), -1), torch.softmax(r.status(seen), -1)

    def parts_of_speech(self, w, arcs, relations):
        """Scores of the parts of speech, with a little of what the likeliest head and its relation say of them."""
        head = arcs.argmax(-1)
        relation = torch.gather(relations, 2, head[:, :, None, None].expand(-1, -1, 1, relations.shape[3])).squeeze(2).argmax(-1)
        relation = torch.where(head == 0, torch.full_like(relation, self.root), relation)
        return torch.log_softmax(self.reader.upos(w), -1) + AGREEMENT * self.agreement[relation]


def agreement_of(sets, lists):
    """How likely each part of speech is under each relation, in the trees that train; logarithms."""
    count = torch.full((len(lists["labels"]), len(lists["upos"])), 0.05)
    for item in (item for name, items in sets.items() if not name.endswith("-dev") for item in items if "heads" in item):
        for part, relation in zip(item["upos"], item["labels"]):
            if part >= 0 and relation >= 0:
                count[relation, part] += 1
    return (count / count.sum(1, keepdim=True)).log()


def load(run, lists, vocabulary, average=True):
    state = torch.load(corpora.HERE / "build" / run / ("average.pt" if average else "checkpoint.pt"), map_location="cpu")
    state = state if average else state["reader"]
    reader = reader_for(state, len(vocabulary.pieces), labels.sizes(lists))
    reader.load_state_dict(state)
    return reader.eval()


def blend(reader, other, share):
    """Moves the reader's weights towards others by a share."""
    reader.load_state_dict({name: torch.lerp(value, other[name], share) for name, value in reader.state_dict().items()})


def to_onnx(reader, path, small=True, agreement=None, root=0):
    """Exports with free batch size, number of pieces and number of words; `root` is the number of that relation."""
    module = Exported(reader, small, agreement, root).eval()
    one = torch.tensor([[2, 5, 6, 7, 3, 0]] * 2, dtype=torch.int32)
    word = torch.tensor([[1, 2, 3]] * 2, dtype=torch.int32)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(module, (one, word, word, word), str(path), input_names=INPUTS, output_names=OUTPUTS, opset_version=17, dynamo=False,
                          dynamic_axes={"pieces": {0: "batch", 1: "pieces"}, **{n: {0: "batch", 1: "words"} for n in INPUTS[1:] + OUTPUTS}})


def quantise(source, target, kept=("upos",), narrow=True, per_channel=True):
    """Eight-bit weights for all matrix products but those whose names hold one of `kept` (the parts of speech's own is small).

    `narrow` uses seven of the eight bits, which keeps processors without VNNI instructions from overflowing: every
    processor then computes the same products.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    import onnx
    model = onnx.load(source)
    constants = {i.name for i in model.graph.initializer}
    chosen = [n.name for n in model.graph.node if n.op_type in ("MatMul", "Gemm") and any(i in constants for i in n.input) and not any(k in n.name for k in kept)]
    quantize_dynamic(source, target, op_types_to_quantize=["MatMul", "Gemm"], nodes_to_quantize=chosen, per_channel=per_channel,
                     reduce_range=narrow, weight_type=QuantType.QInt8, extra_options={"DefaultTensorType": 1, "MatMulConstBOnly": True})


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", default="run")
    parser.add_argument("--out", type=Path, help="data/model/ if not given, with --languages data/model/languages/")
    parser.add_argument("--languages", action="store_true", help="the reader of the other languages")
    parser.add_argument("--fp32", action="store_true", help="no quantisation, for comparison")
    parser.add_argument("--blend", type=Path, help="keep a share of the weights of another exported network, the one that the run started from (Wortsman and others 2022, Robust fine-tuning of zero-shot models)")
    parser.add_argument("--last", type=float, default=0, help="share of the run's last weights beside its averaged ones")
    parser.add_argument("--share", type=float, default=0.25, help="that share")
    parser.add_argument("--temperature", type=float, default=1.0, help="divides the scores of triggers and their types, so that a probability is how often they are right (Guo and others 2017); model.evaluate says which")
    args = parser.parse_args()
    of = languages if args.languages else corpora
    out = args.out or of.SHIPPED
    sets, lists, vocabulary = of.prepare()
    reader = load(args.run, lists, vocabulary)
    if args.last:
        blend(reader, load(args.run, lists, vocabulary, average=False).state_dict(), args.last)
    if args.blend:
        blend(reader, state_of(args.blend, reader), args.share)
    for value in (reader.trigger.weight, reader.trigger.bias):
        value.data /= args.temperature
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        to_onnx(reader, whole, not args.fp32, agreement_of(sets, lists), lists["labels"].index("root"))
        if args.fp32:
            shutil.copy(whole, out / "reader.onnx")
        else:
            quantise(whole, out / "reader.onnx")
    decoding = json.loads((corpora.HERE / ("decoding-languages.json" if args.languages else "decoding.json")).read_text())
    labels.write(lists | decoding, out / "labels.json")
    (out / "vocabulary.txt").write_text("\n".join(vocabulary.lines()) + "\n", encoding="utf8")
    for file in sorted(out.iterdir()):
        print(f"{file.stat().st_size:>10} {file.name}")


if __name__ == "__main__":
    main()
