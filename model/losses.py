"""What training minimises: one sum over all heads, each averaged over the words it is known for."""
import torch
from torch.nn import functional as F

WEIGHTS = {"upos": 2.0, "features": 0.6, "lemmas": 0.5, "arcs": 1.2, "labels": 1.0, "entities": 1.0, "cue": 1.0, "stance": 0.4, "roles": 1.0,
           "trigger": 4.0, "mode": 0.2, "sub_event": 0.2, "status": 0.4, "event_roles": 1.0}
SMOOTHING = 0.03


def losses(reader, batch, drop, taught=None):
    """Every head's loss on one batch; absent heads are left out. `taught`: a teacher's vectors of the words [B, W, 384]."""
    w = reader.words(batch["pieces"], batch["first"], batch["last"], batch["shapes"], drop)
    out = {}
    if taught is not None:
        real = batch["shapes"] != 0
        out["taught"] = (w[real].float() - taught[real]).square().mean()
    trees = (batch["heads"] >= 0).any(1).nonzero().squeeze(1)
    if len(trees):
        out.update(tree_losses(reader, w[trees], {k: batch[k][trees] for k in ("shapes", "upos", "features", "lemmas", "labels", "heads")}, drop))
    known = (batch["entity_weight"] > 0).flatten(1).any(1).nonzero().squeeze(1)
    if len(known):
        scores = reader.entities(w[known], w[known], drop).float()
        weight = batch["entity_weight"][known]
        raw = F.binary_cross_entropy_with_logits(scores, batch["entity_target"][known].float(), weight, reduction="sum")
        out["entities"] = raw / (batch["shapes"][known] != 0).sum()
    if len(batch["cue_rows"]):
        rows = batch["cue_rows"]
        real = (batch["shapes"][rows] != 0).float().unsqueeze(2)
        raw = F.binary_cross_entropy_with_logits(reader.cue(w[rows]).float(), batch["cue_target"], real.expand(-1, -1, 2), reduction="sum")
        out["cue"] = 4 * raw / real.sum()
    if len(batch["links"]):
        row, head = batch["links"].T
        out["stance"] = F.cross_entropy(reader.stance(w[row, head]).float(), batch["stances"], label_smoothing=SMOOTHING)
        scores = reader.roles(w[row, head].unsqueeze(1), w[row], drop).squeeze(1).float()
        real = (batch["shapes"][row] != 0).float().unsqueeze(2).expand(-1, -1, 3)
        raw = F.binary_cross_entropy_with_logits(scores, batch["roles"], real, reduction="sum")
        out["roles"] = 2 * raw / real[..., 0].sum()
    if len(batch["event_rows"]):
        out.update(event_losses(reader, w, batch, drop))
    return out


def event_losses(reader, w, batch, drop):
    """The losses of the event heads, on word vectors `w` of the whole batch."""
    out = {"trigger": against(reader.trigger(reader.events(w[batch["event_rows"]], drop)), batch["triggers"])}
    if len(batch["event_places"]):
        row, head = batch["event_places"].T
        seen = reader.events(w[row, head], drop)
        for name, linear in (("mode", reader.mode), ("sub_event", reader.sub_event), ("status", reader.status)):
            out[name] = against(linear(seen), batch["event_" + name])
        roles = reader.event_roles(w[row, head].unsqueeze(1), w[row], drop).squeeze(1).float()
        real = (batch["shapes"][row] != 0).float().unsqueeze(2).expand_as(roles)
        out["event_roles"] = 2 * F.binary_cross_entropy_with_logits(roles, batch["event_roles"], real, reduction="sum") / real[..., 0].sum()
    return out


def against(scores, target):
    """Cross-entropy of scores against probabilities, over the rows that have any."""
    return -(torch.log_softmax(scores.float(), -1) * target).sum() / target.sum().clamp(min=1)


def tree_losses(reader, w, batch, drop):
    """The losses of the heads that trees teach, on word vectors `w` of sentences that have trees."""
    out = {}
    for head, linear in (("upos", reader.upos), ("features", reader.features), ("lemmas", reader.lemmas)):
        out[head] = F.cross_entropy(linear(w).float().flatten(0, 1), batch[head].flatten(), ignore_index=-100, label_smoothing=SMOOTHING)
    heads = reader.heads(w)
    scores = reader.arcs(w, heads, drop).squeeze(3).float()
    real = torch.cat([torch.ones_like(batch["shapes"][:, :1], dtype=torch.bool), batch["shapes"] != 0], 1)
    scores = scores.masked_fill(~real.unsqueeze(1), -1e4)
    out["arcs"] = F.cross_entropy(scores.flatten(0, 1), batch["heads"].flatten(), ignore_index=-100)
    row, dep = (batch["heads"] >= 0).nonzero(as_tuple=True)
    labels = reader.labels.chosen(w[row, dep], heads[row, batch["heads"][row, dep]], drop).float()
    out["labels"] = F.cross_entropy(labels, batch["labels"][row, dep], ignore_index=-100, label_smoothing=SMOOTHING)
    return out


def total(parts, teach=0.0):
    """The sum that training minimises; `teach` is the weight of what a teacher says."""
    return sum((WEIGHTS | {"taught": teach})[name] * value for name, value in parts.items())
