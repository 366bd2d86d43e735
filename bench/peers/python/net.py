"""The article's net in PyTorch, layer for layer as Kallos's design `article`, and its weights."""
import json
import os
import struct

import torch
from torch import nn

CHANNELS = [3, 32, 64, 64, 128, 256]
# Debian's build starts with one thread.
torch.set_num_threads(2)


def memory_format():
    plain = os.environ.get("KALLOS_PEER_WAY", "plain") == "plain"
    return torch.contiguous_format if plain else torch.channels_last


def article(width, height):
    """Five 3x3 convolutions "same" with ReLU and pooling that rounds up, a dense layer of 512, dropout .3, one logit."""
    layers = []
    for channels, filters in zip(CHANNELS, CHANNELS[1:]):
        layers += [nn.Conv2d(channels, filters, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2, ceil_mode=True)]
        width, height = (width + 1) // 2, (height + 1) // 2
    dense = nn.Linear(CHANNELS[-1] * width * height, 512)
    net = nn.Sequential(*layers, nn.Flatten(), dense, nn.ReLU(), nn.Dropout(0.3), nn.Linear(512, 1))
    return net.to(memory_format=memory_format())


def parameters(net):
    return sum(p.numel() for p in net.parameters())


def trained(run):
    """The net of a run of Kallos's with its weights, for inference, and its input's width and height."""
    with open(os.path.join(run, "weights.safetensors"), "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        values = bytearray(file.read())
    metadata = header.pop("__metadata__")
    if metadata["network"] != "article":
        raise SystemExit(f"{run} is a run of the network {metadata['network']}; give one of article.")
    width, height = map(int, metadata["size"].split("x"))
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        tensors[name] = torch.frombuffer(values[begin:end], dtype=torch.float32).reshape(entry["shape"])
    net = article(width, height)
    layers = [layer for layer in net if isinstance(layer, (nn.Conv2d, nn.Linear))]
    names = [f"conv{i}" for i in range(1, 6)] + ["dense1", "logit"]
    with torch.no_grad():
        for name, layer in zip(names, layers):
            weight = tensors[name + ".weight"]
            if name == "dense1":
                weight = channels_first(weight, layer.in_features)
            layer.weight.copy_(weight.reshape(layer.weight.shape))
            layer.bias.copy_(tensors[name + ".bias"])
    return net.eval(), width, height


def channels_first(weight, inputs):
    """Kallos's dense inputs are in the order row, column, channel; PyTorch's are channel, row, column."""
    channels = CHANNELS[-1]
    return weight.reshape(512, inputs // channels, channels).transpose(1, 2).reshape(512, inputs)
