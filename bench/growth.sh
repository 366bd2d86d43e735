#!/usr/bin/env bash
# Repeats the pictures of the data set given until there are 12,662, 50,650 and 202,599 faces (as many as CelebA has), and prints
# for each how long packing, training and scoring take a face, and the most memory each process held; then the memory and time of
# twenty epochs; then, with --epoch, a whole epoch of article at 89x109 on the most faces.
# Usage: bench/growth.sh DATASET OUT [--epoch]
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
data=$1
out=$2
mkdir -p "$out"
export KALLOS_CACHE=$out/cache
[ -d "$out/base" ] || "$here/kallos" data convert "$data" "$out/base"
python3 - "$here/kallos" "$out" "${3:-}" <<'PY'
import csv, os, sys, time
kallos, out, epoch = sys.argv[1:]
base = os.path.join(out, "base")

def find(name):
    return next(os.path.join(folder, name) for folder, _, files in os.walk(base) if name in files)

def lines(name):
    return open(find(name)).read().splitlines()

def repeat(faces):
    """The base's pictures and tables, repeated; parts in the shares that CelebA's own have. A round's people are its own."""
    folder = os.path.join(out, f"faces-{faces}")
    if os.path.isdir(folder):
        return folder
    attributes, names = lines("list_attr_celeba.txt")[2:], lines("list_attr_celeba.txt")[1]
    identities = [row.split()[1] for row in lines("identity_CelebA.txt")]
    pictures = os.path.dirname(find(attributes[0].split()[0]))
    for part in ("Anno", "Eval", "Img/img_align_celeba"):
        os.makedirs(os.path.join(folder, part))
    with open(f"{folder}/Anno/list_attr_celeba.txt", "w") as attr, open(f"{folder}/Anno/identity_CelebA.txt", "w") as who, \
            open(f"{folder}/Eval/list_eval_partition.txt", "w") as parts:
        attr.write(f"{faces}\n{names}\n")
        for i in range(faces):
            row, name = i % len(attributes), f"{i + 1:06d}.jpg"
            cells = attributes[row].split()
            os.link(os.path.join(pictures, cells[0]), f"{folder}/Img/img_align_celeba/{name}")
            attr.write(" ".join([name] + cells[1:]) + "\n")
            who.write(f"{name} {identities[row]}-{i // len(attributes)}\n")
            share = i * 202599 // faces
            parts.write(f"{name} {0 if share < 162770 else 1 if share < 182637 else 2}\n")
    return folder

def run(*arguments):
    """Seconds and the most memory, in MiB, of a command."""
    began = time.time()
    child = os.posix_spawn(kallos, [kallos, *arguments], os.environ,
                           file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    status, usage = os.wait4(child, 0)[1:]
    if status:
        sys.exit(f"kallos {' '.join(arguments)} failed")
    return time.time() - began, usage.ru_maxrss / 1024

def prepare(faces, name, *options):
    folder = os.path.join(out, name)
    return folder, run("run", repeat(faces), "--split", "official", "--out", folder, "--stop-after", "prepare", *options)

def history(folder):
    return list(csv.DictReader(open(os.path.join(folder, "history.csv"))))

print("| faces | packing, ms a face | memory | training, ms a face | memory | scoring, ms a face | memory |")
print("|---|---|---|---|---|---|---|")
for faces in (12662, 50650, 202599):
    folder, (packing, packed) = prepare(faces, f"run-{faces}", "--size", "64x80", "--epochs", "1")
    trained = run("train", folder)[1]
    seconds, scored = run("evaluate", folder)
    rate = float(history(folder)[0]["images_per_second"])
    print(f"| {faces:,} | {1e3 * packing / faces:.3f} | {packed:,.0f} MiB | {1e3 / rate:.3f} | {trained:,.0f} MiB "
          f"| {1e3 * seconds / (0.1966 * faces):.3f} | {scored:,.0f} MiB |", flush=True)

folder, _ = prepare(12662, "run-epochs", "--size", "32x40", "--epochs", "20", "--patience", "20")
memory = run("train", folder)[1]
times = [float(row["seconds"]) for row in history(folder)]
print(f"\n20 epochs of {12662:,} faces at 32x40: the first five took {sum(times[:5]) / 5:.2f} s each, the last five "
      f"{sum(times[-5:]) / 5:.2f} s; at most {memory:,.0f} MiB")
if epoch:
    folder, _ = prepare(202599, "run-epoch", "--size", "89x109", "--epochs", "1")
    memory = run("train", folder)[1]
    row = history(folder)[0]
    print(f"An epoch of article at 89x109 on 162,770 faces: {float(row['seconds']):.0f} s with the validation on 19,867, "
          f"{float(row['images_per_second']):.0f} faces a second; at most {memory:,.0f} MiB")
PY
