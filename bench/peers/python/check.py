"""Compares the logits of a run's scores.csv with those of PyTorch on the same weights and photos. Argument: run.

Kallos computes in bf16 where it can and decodes with another library, so the logits agree closely, not exactly.
"""
import csv
import json
import os
import sys

import numpy
import torch

from PIL import Image

from net import trained

MOST, CLOSE = 1000, 0.03


def overlaps(side, smaller):
    """How much of each of the smaller side's pixels each of the side's pixels fills: one row for each smaller one."""
    begin = numpy.arange(smaller)[:, None] * side / smaller
    at = numpy.arange(side)[None, :]
    share = numpy.minimum(at + 1, begin + side / smaller) - numpy.maximum(at, begin)
    return numpy.clip(share, 0, None) * smaller / side


def pixels(path, width, height):
    """Averages areas exactly, as OpenCV does and PIL's box filter does not."""
    with Image.open(path) as photo:
        full = numpy.asarray(photo.convert("RGB"), dtype=numpy.float64)
    rows, columns = overlaps(full.shape[0], height), overlaps(full.shape[1], width)
    small = numpy.einsum("yr,rcx,wc->ywx", rows, full, columns, optimize=True)
    return (numpy.rint(small) / 127.5 - 1).astype(numpy.float32)


def folder_of(data):
    for inside in ("Img/img_align_celeba", "img_align_celeba"):
        if os.path.isdir(os.path.join(data, inside)):
            return os.path.join(data, inside)
    raise SystemExit(f"There are no photos in {data}; give a run on data in CelebA's official layout.")


def main():
    run = sys.argv[1]
    with open(os.path.join(run, "config.json")) as file:
        photos = folder_of(json.load(file)["data"]["path"])
    with open(os.path.join(run, "scores.csv")) as file:
        rows = list(csv.DictReader(file))[:MOST]
    net, width, height = trained(run)
    faces = numpy.stack([pixels(os.path.join(photos, row["file"]), width, height) for row in rows])
    with torch.no_grad():
        there = numpy.concatenate(
            [net(part).flatten().numpy() for part in torch.from_numpy(faces).permute(0, 3, 1, 2).split(64)])
    here = numpy.array([float(row["logit"]) for row in rows])
    difference = numpy.abs(here - there)
    same = numpy.mean((here > 0) == (there > 0))
    print(f"{len(rows)} faces: logits differ by {difference.mean():.4f} on average, {difference.max():.4f} at most, where "
          f"their standard deviation is {here.std():.2f}; correlation {numpy.corrcoef(here, there)[0, 1]:.6f}; "
          f"{100 * same:.1f} % answered alike")
    if difference.mean() > CLOSE * here.std():
        raise SystemExit("The two disagree: the net or its input is not the same.")


main()
