"""Scores a folder of JPEGs with a run's net, as a loop over PIL and PyTorch. Arguments: run, folder, CSV file to write."""
import csv
import os
import sys

import numpy
import torch
from PIL import Image

from net import memory_format, trained

BATCH = 64


def pixels(path, width, height):
    """Area averaging, as Kallos resizes; RGB / 127.5 - 1."""
    with Image.open(path) as photo:
        return numpy.asarray(photo.convert("RGB").resize((width, height), Image.BOX), dtype=numpy.float32) / 127.5 - 1


def score(run, folder):
    """Yields file and logit."""
    net, width, height = trained(run)
    files = sorted(name for name in os.listdir(folder) if name.endswith(".jpg"))
    with torch.no_grad():
        for start in range(0, len(files), BATCH):
            some = files[start:start + BATCH]
            faces = numpy.stack([pixels(os.path.join(folder, name), width, height) for name in some])
            batch = torch.from_numpy(faces).permute(0, 3, 1, 2).contiguous(memory_format=memory_format())
            yield from zip(some, net(batch).flatten().tolist())


if __name__ == "__main__":
    with open(sys.argv[3], "w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["photo", "logit"])
        table.writerows(score(sys.argv[1], sys.argv[2]))
