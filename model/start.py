"""Reads weights back from an exported network, so that training can go on from what is shipped (--start).

Eight bits lose little: the figures on EWT and GUM dev move by less than 0.1 points either way.
"""
import numpy as np
import onnx
import torch
from onnx import numpy_helper

from .network import EVENT_HEADS, reader_for

PREFIX = "reader."


def reader_of(path, pieces, sizes):
    """The reader that the exported network at `path` holds, of the shape that it has there."""
    state = weights_of(path)
    reader = reader_for(state, pieces, sizes)
    reader.load_state_dict(fitting(state, reader, path))
    return reader


def state_of(path, reader):
    """The state dictionary of `reader` (which gives names and shapes) as the exported network at `path` holds it."""
    return fitting(weights_of(path), reader, path)


def weights_of(path):
    """The weights in an exported network, by the names that the reader gives them."""
    graph = onnx.load(path).graph
    have = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    state = {name[len(PREFIX):]: value for name, value in have.items() if name.startswith(PREFIX)}
    state.update({f"{name}.weight": rows(have, name) for name in ("pieces", "shapes", "case") if f"{PREFIX}{name}.rows" in have})
    for node in graph.node:
        if node.op_type not in ("MatMulInteger", "MatMul") or node.input[1] not in have:
            continue
        weight = matrix(have, node.input[1]) if node.op_type == "MatMulInteger" else have[node.input[1]]
        module = node.name.split("/MatMul")[0].strip("/").replace("/", ".")
        if module in ("arcs", "labels", "entities", "roles", "event_roles"):
            state[module + ".weight"] = unfold(weight)
        else:
            state[module + ".weight"] = weight.T
    # The root's vector was folded into a constant of its own: the only one of its width that has no name of ours.
    state["root"] = next(v for n, v in have.items() if not n.startswith(PREFIX) and v.shape == (384,) and v.dtype == np.float32 and n.startswith("onnx::Expand"))
    return state


def fitting(state, reader, path):
    """The weights as tensors, in the shapes of `reader`; ValueError where they are another network's."""
    state = {"case.weight": np.zeros(reader.case.weight.shape, np.float32), **state}    # networks before it had none
    wanted = reader.state_dict()
    if not any(n.startswith(EVENT_HEADS) for n in state):                               # nor did networks before these heads were there
        state.update({n: value.numpy() for n, value in wanted.items() if n.startswith(EVENT_HEADS)})
    lacking = [n for n in wanted if n not in state or tuple(state[n].shape) != tuple(wanted[n].shape)]
    if lacking:
        raise ValueError(f"{path} holds another network than this one: {', '.join(lacking[:5])} do not fit. Give --layers and --start that belong together.")
    return {name: torch.tensor(np.ascontiguousarray(state[name])) for name in wanted}


def rows(have, name):
    return have[f"{PREFIX}{name}.rows"].astype(np.float32) * have[f"{PREFIX}{name}.scale"]


def matrix(have, quantised):
    """An eight-bit matrix [in, out] in 32 bits: its scale is one number for each output."""
    stem = quantised.removesuffix("_quantized")
    zero = have[stem + "_zero_point"].astype(np.float32)
    return (have[quantised].astype(np.float32) - zero) * have[stem + "_scale"]


def unfold(flat):
    """Undoes Biaffine.flat: [size + 1, channels × (size + 1)] → [channels, size + 1, size + 1]."""
    size = flat.shape[0]
    return flat.reshape(size, -1, size).transpose(1, 2, 0)
