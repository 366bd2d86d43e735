"""Times the article's net in PyTorch, and prints one line of JSON. Argument: how many timed repetitions."""
import json
import os
import statistics
import sys
import time

import torch

from net import article, memory_format, parameters

SIDE, BATCH, WARM_UP_SECONDS, LEAST_SECONDS = 128, 64, 2, 4


def seconds(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def rate(repetitions, work):
    """Images a second in the median repetition, of so many at least and for some seconds at least, after some to warm up."""
    spent = 0
    while spent < WARM_UP_SECONDS:
        spent += seconds(work)
    times = []
    while len(times) < repetitions or sum(times) < LEAST_SECONDS:
        times.append(seconds(work))
    return BATCH / statistics.median(times)


def main():
    repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    torch.manual_seed(1)
    labels = (torch.arange(BATCH) % 2).float().reshape(BATCH, 1)
    faces = torch.rand(BATCH, 3, SIDE, SIDE) - 0.5 + 0.2 * (labels.reshape(BATCH, 1, 1, 1) - 0.5)
    faces = faces.contiguous(memory_format=memory_format())
    net = article(SIDE, SIDE)
    loss = torch.nn.BCEWithLogitsLoss()
    adam = torch.optim.Adam(net.parameters(), lr=3e-5)
    losses = []

    def step():
        adam.zero_grad()
        error = loss(net(faces), labels)
        error.backward()
        adam.step()
        losses.append(error.item())

    training = rate(repetitions, step)
    net.eval()
    with torch.no_grad():
        inference = rate(repetitions, lambda: net(faces).tolist())
    print(json.dumps({"name": "pytorch-" + os.environ.get("KALLOS_PEER_WAY", "plain"), "training": round(training, 2),
                      "inference": round(inference, 2), "parameters": parameters(net), "losses": losses,
                      "version": "PyTorch " + torch.__version__}))


main()
