"""Makes a trained reader narrower: takes the units that matter least out of its feed-forward layers and relation head.

Units go one by one, each time the one whose loss the others can best make up for, and their weights are set so that
they do (Hassibi and Stork 1993, Optimal Brain Surgeon; for whole units Kurtić and others 2023, ZipLM). What the units
say is taken from training sentences. A short training afterwards mends what is left.
"""
import torch

from .batches import collate
from .network import Reader

CALIBRATION_BATCHES, DAMPING = 12, 1e-4


def keep_units(values, weight, keep, fixed=0):
    """Which units to keep and what the next layer's weights are then.

    values [N, units]: what the units said; weight [out, units]: what is made of them. The last `fixed` units stay.
    Returns (numbers of the units kept, ascending; new weight [out, kept]).
    """
    values, weight = values.double(), weight.double().clone()
    gram = values.T @ values / len(values)
    inverse = torch.linalg.inv(gram + DAMPING * gram.diagonal().mean() * torch.eye(len(gram), dtype=gram.dtype))
    there = torch.ones(len(gram), dtype=torch.bool)
    may_go = there.clone()
    may_go[len(gram) - fixed:] = False
    while there.sum() > keep:
        loss = weight.square().sum(0) / inverse.diagonal().clamp(min=1e-30)
        unit = int(loss.masked_fill(~(there & may_go), torch.inf).argmin())
        share = inverse[unit] / inverse[unit, unit]
        weight -= weight[:, unit, None] * share
        inverse = inverse - inverse[:, unit, None] * share
        there[unit] = False
    return there.nonzero().squeeze(1), weight[:, there].float()


@torch.no_grad()
def narrow(reader, batches, inner, label):
    """A copy of `reader` with `inner` units in each feed-forward layer and `label` in the relation head; `batches` of items calibrate."""
    batches = [collate(items) for items in batches[:CALIBRATION_BATCHES]]
    state = {name: value.clone() for name, value in reader.state_dict().items()}
    for number, layer in enumerate(reader.layers):
        seen = []
        hook = layer.down.register_forward_pre_hook(lambda _, inputs: seen.append(inputs[0]))
        for batch in batches:
            start = len(seen)
            reader.words(batch["pieces"], batch["first"], batch["last"], batch["shapes"])
            seen[start] = seen[start][batch["pieces"] != 0]
        hook.remove()
        kept, weight = keep_units(torch.cat(seen), layer.down.weight, inner)
        at = f"layers.{number}."
        state.update({at + "up.weight": layer.up.weight[kept], at + "up.bias": layer.up.bias[kept], at + "down.weight": weight})
    _narrow_labels(reader, state, batches, label)
    smaller = Reader(len(reader.pieces.weight), reader.sizes, len(reader.layers), inner, label)
    smaller.load_state_dict(state)
    return smaller.train(reader.training)


def _narrow_labels(reader, state, batches, label):
    """Words and their heads in training sentences say which units of either side of the relation head stay."""
    head = reader.labels
    sides = {"left": [], "right": []}
    for batch in batches:
        w = reader.words(batch["pieces"], batch["first"], batch["last"], batch["shapes"])
        row, word = (batch["heads"] >= 0).nonzero(as_tuple=True)
        sides["left"].append(head.project(w[row, word], head.left, 0))
        sides["right"].append(head.project(reader.heads(w)[row, batch["heads"][row, word]], head.right, 0))
    weight = head.weight                                            # [channels, left, right]
    for side in ("left", "right"):
        turned = weight if side == "right" else weight.transpose(1, 2)
        kept, new = keep_units(torch.cat(sides[side]), turned.reshape(-1, turned.shape[2]), label + 1, fixed=1)
        turned = new.view(turned.shape[0], turned.shape[1], label + 1)
        weight = turned if side == "right" else turned.transpose(1, 2)
        units = kept[:-1]
        linear = getattr(head, side)
        state.update({f"labels.{side}.weight": linear.weight[units], f"labels.{side}.bias": linear.bias[units]})
    state["labels.weight"] = weight.contiguous()
