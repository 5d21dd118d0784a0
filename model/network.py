"""The network: layers of MiniLM, one vector a word, a convolution over the words, and the heads."""
import torch
from torch import nn
from torch.nn import functional as F

from .words import SHAPES

WIDTH, ATTENTION_HEADS, MAX_POSITIONS = 384, 12, 256
INNER = 4 * WIDTH                   # units in a layer's feed-forward part, as MiniLM has them
ARC, LABEL, SPAN, ROLE, EVENT = 256, 96, 64, 64, 256


def thin(x, share):
    """Dropout from a pool of masks drawn once: drawing anew each time took a tenth of the training time on a CPU."""
    if not share:
        return x
    key = (share, x.device)
    if key not in POOLS:
        drawn = torch.rand(1 << 24, generator=torch.Generator().manual_seed(1)) >= share
        POOLS[key] = (drawn.to(torch.bfloat16) / (1 - share)).to(x.device)
    start = int(torch.randint(len(POOLS[key]) - x.numel(), ()))
    return x * POOLS[key][start:start + x.numel()].view(x.shape)


POOLS = {}


class Linear(nn.Linear):
    """A linear layer that, while `rounding` is set, trains with the errors that 8-bit export will bring.

    Inputs are rounded as dynamic quantisation does (one range for the whole batch, 256 steps), weights per output
    (seven bits, as export.py); gradients pass through unchanged.
    """
    rounding = False

    def forward(self, x):
        if not (Linear.rounding and self.training):
            return F.linear(x, self.weight, self.bias)
        with torch.no_grad():
            low, high = x.min().float().clamp(max=0), x.max().float().clamp(min=0)
            step = (high - low) / 255 + 1e-12
            x_error = (x / step).round_().mul_(step) - x
            step = self.weight.abs().amax(1, keepdim=True) / 64 + 1e-12
            w_error = (self.weight / step).round_().mul_(step) - self.weight
        return F.linear(x + x_error, self.weight + w_error, self.bias)


class Layer(nn.Module):
    """One transformer layer as in BERT (norm after), with queries, keys and values in one matrix."""

    def __init__(self, inner):
        super().__init__()
        self.qkv, self.out = Linear(WIDTH, 3 * WIDTH), Linear(WIDTH, WIDTH)
        self.up, self.down = Linear(WIDTH, inner), Linear(inner, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, x, bias, drop):
        """x [B, P, 384]; bias [B, 1, 1, P], 0 where a piece stands and very low where padding does."""
        b, p, _ = x.shape
        q, k, v = self.qkv(x).view(b, p, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4)
        a = torch.softmax(q @ k.transpose(2, 3) * (q.shape[-1] ** -0.5) + bias.to(q.dtype), -1) @ v
        x = self.norm1(x + thin(self.out(a.transpose(1, 2).reshape(b, p, WIDTH)), drop if self.training else 0.0))
        return self.norm2(x + thin(self.down(F.gelu(self.up(x))), drop if self.training else 0.0))


class Biaffine(nn.Module):
    """Scores of pairs: for every channel, x' U y' where x' and y' are projected and end in a 1."""

    def __init__(self, size, channels, bias=0.0):
        super().__init__()
        self.left, self.right = Linear(WIDTH, size), Linear(WIDTH, size)
        self.weight = nn.Parameter(torch.zeros(channels, size + 1, size + 1))
        nn.init.xavier_uniform_(self.weight[:, :size, :size], gain=0.5)
        self.weight.data[:, size, size] = bias
        self.channels = channels
        self.fixed = None                      # the weight as one matrix, set for export so that it can be rounded to 8 bits

    def flat(self):
        """The weight as [size + 1, channels × (size + 1)]."""
        return self.weight.permute(2, 0, 1).reshape(self.weight.shape[2], -1) if self.fixed is None else self.fixed

    def project(self, x, linear, drop):
        return with_one(thin(F.leaky_relu(linear(x), 0.1), drop if self.training else 0.0))

    def forward(self, x, y, drop=0.0):
        """x [B, N, 384], y [B, M, 384] → [B, N, M, channels]."""
        left, right = self.project(x, self.left, drop), self.project(y, self.right, drop)
        b, n, d = left.shape
        m = right.shape[1]
        mixed = (right @ self.flat()).view(b, m * self.channels, d)
        return (left @ mixed.transpose(1, 2)).view(b, n, m, self.channels)

    def chosen(self, x, y, drop=0.0):
        """The same for given pairs only: x, y [K, 384] → [K, channels]."""
        left, right = self.project(x, self.left, drop), self.project(y, self.right, drop)
        mixed = (right @ self.flat()).view(len(x), self.channels, -1)
        return (mixed @ left.unsqueeze(2)).squeeze(2)


def with_one(x):
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Reader(nn.Module):
    """Pieces and shapes of sentences in, scores of every head out. `sizes` is how many classes each head has.

    `inner` and `label`: units in each layer's feed-forward part and on each side of the relation head.
    """

    def __init__(self, pieces, sizes, layers=3, inner=INNER, label=LABEL):
        super().__init__()
        self.sizes = dict(sizes)
        self.pieces = nn.Embedding(pieces, WIDTH, padding_idx=0)
        self.positions = nn.Parameter(torch.zeros(MAX_POSITIONS, WIDTH))
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer(inner) for _ in range(layers))
        self.shapes = nn.Embedding(SHAPES, WIDTH, padding_idx=0)
        self.case = nn.Embedding(SHAPES, WIDTH, padding_idx=0)      # the same shapes, for the encoder: its pieces know no case
        self.join = Linear(2 * WIDTH, WIDTH)
        self.word_norm = nn.LayerNorm(WIDTH)
        self.near = Linear(3 * WIDTH, WIDTH)
        self.near_norm = nn.LayerNorm(WIDTH)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.upos = Linear(WIDTH, sizes["upos"])
        self.features = Linear(WIDTH, sizes["features"])
        self.lemmas = Linear(WIDTH, sizes["lemmas"])
        self.arcs = Biaffine(ARC, 1)
        self.labels = Biaffine(label, sizes["labels"])
        self.entities = Biaffine(SPAN, sizes["entities"], bias=-4.0)
        self.cue = Linear(WIDTH, 2)          # a cue's head word; a word of a content whose cue stands elsewhere
        self.stance = Linear(WIDTH, sizes["stances"])
        self.roles = Biaffine(ROLE, sizes["roles"], bias=-1.0)
        self.event = Linear(WIDTH, EVENT)    # what all event heads but the roles see of a word
        self.trigger = Linear(EVENT, 1 + sizes["types"])
        self.mode = Linear(EVENT, sizes["modes"])
        self.sub_event = Linear(EVENT, sizes["subEvents"])
        self.status = Linear(EVENT, sizes["statuses"])
        self.event_roles = Biaffine(ROLE, sizes["eventRoles"], bias=-1.0)
        nn.init.normal_(self.shapes.weight, std=0.02)
        nn.init.zeros_(self.case.weight)                            # so that training starts from MiniLM as it is

    def words(self, pieces, first, last, shapes, drop=0.0):
        """One vector a word: pieces [B, P]; first, last, shapes [B, W] → [B, W, 384]."""
        bias = (pieces == 0).to(torch.float32)[:, None, None, :] * -10000.0
        x = self.pieces(pieces.long()) + self.place(pieces) + self.spread(self.case(shapes.long()), first, last, pieces.shape[1])
        x = thin(self.norm(x), drop if self.training else 0.0)
        for layer in self.layers:
            x = layer(x, bias, drop)
        return self.joined(x, first, last, shapes, drop)

    def joined(self, x, first, last, shapes, drop=0.0):
        """One vector a word from those of the pieces [B, P, any width]: first and last piece, shape, neighbours."""
        pick = lambda at: torch.gather(x, 1, at.long().unsqueeze(2).expand(-1, -1, x.shape[2]))
        w = self.join(torch.cat([pick(first), pick(last)], 2)) + self.shapes(shapes.long())
        w = thin(self.word_norm(w), drop if self.training else 0.0) * (shapes != 0).to(w.dtype).unsqueeze(2)
        edge = torch.zeros_like(w[:, :1])
        near = torch.cat([torch.cat([edge, w[:, :-1]], 1), w, torch.cat([w[:, 1:], edge], 1)], 2)
        return thin(self.near_norm(w + F.gelu(self.near(near))), drop if self.training else 0.0)

    def spread(self, values, first, last, length):
        """What each word has [B, W, 384], given to all of its pieces [B, P, 384]; 0 where no word is."""
        at = torch.arange(length, device=values.device).view(1, -1, 1)
        inside = (at >= first.unsqueeze(1)) & (at <= last.unsqueeze(1))
        return inside.to(values.dtype) @ values

    def place(self, pieces):
        """The vectors of the positions of pieces [B, P] → [P, 384]."""
        return self.positions[: pieces.shape[1]]

    def events(self, w, drop=0.0):
        """What the event heads go by: word vectors [..., 384] → [..., 256]."""
        return thin(F.leaky_relu(self.event(w), 0.1), drop if self.training else 0.0)

    def heads(self, w):
        """Possible heads of each word: the root, then the words."""
        return torch.cat([self.root.to(w.dtype).expand(w.shape[0], 1, -1), w], 1)


# The heads that read events: they may be missing in an exported network, and can be trained alone.
EVENT_HEADS = ("event.", "trigger.", "mode.", "sub_event.", "status.", "event_roles.")


def reader_for(state, pieces, sizes):
    """An untrained reader of the shape that a state dictionary's weights have."""
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    return Reader(pieces, sizes, layers, len(state["layers.0.up.weight"]), len(state["labels.left.weight"]))


def load_minilm(reader, state, piece_rows, layers):
    """Copies MiniLM's weights: `piece_rows` says which rows of its embedding are kept, `layers` which layers."""
    get = lambda name: state[name]
    reader.pieces.weight.data.copy_(get("embeddings.word_embeddings.weight")[piece_rows])
    reader.positions.data.copy_(get("embeddings.position_embeddings.weight")[:MAX_POSITIONS] + get("embeddings.token_type_embeddings.weight")[0])
    copy = lambda module, name: (module.weight.data.copy_(get(name + ".weight")), module.bias.data.copy_(get(name + ".bias")))
    copy(reader.norm, "embeddings.LayerNorm")
    for layer, number in zip(reader.layers, layers):
        at = f"encoder.layer.{number}."
        parts = [at + "attention.self." + part for part in ("query", "key", "value")]
        layer.qkv.weight.data.copy_(torch.cat([get(part + ".weight") for part in parts]))
        layer.qkv.bias.data.copy_(torch.cat([get(part + ".bias") for part in parts]))
        copy(layer.out, at + "attention.output.dense")
        copy(layer.norm1, at + "attention.output.LayerNorm")
        copy(layer.up, at + "intermediate.dense")
        copy(layer.down, at + "output.dense")
        copy(layer.norm2, at + "output.LayerNorm")
