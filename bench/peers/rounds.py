"""Runs Kallos and each peer in turn, for some rounds, and appends what they measured to a file, a line of JSON a round.

Arguments: Kallos's folder, repetitions, how many parameters the net has, a run, a folder of photos, rounds, file.
"""
import json
import os
import subprocess
import sys
import tempfile
import time


def run(command):
    """Standard output, seconds and peak memory in MB of a process and those it started."""
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        if status != 0:
            raise SystemExit(f"{' '.join(command)} failed.")
        out.seek(0)
        return out.read(), seconds, round(usage.ru_maxrss / 1024)


def peer(command, parameters):
    out, _, memory = run(command)
    figures = json.loads(out.splitlines()[-1])
    if figures["parameters"] != parameters:
        raise SystemExit(f"{figures['name']} has {figures['parameters']} parameters, Kallos's {parameters}: not the same net.")
    if min(figures["losses"][1:]) >= figures["losses"][0]:
        raise SystemExit(f"{figures['name']} does not learn: its losses are {figures['losses']}.")
    return {**figures, "memory": memory}


def scoring(command, photos):
    """Photos a second by the wall clock, the start of the process included."""
    _, seconds, memory = run(command)
    return {"scoring": photos / seconds, "memory": memory}


def one_round(root, repetitions, parameters, trained, photos):
    peers = os.path.join(root, "bench", "peers")
    python = os.path.join(peers, "python", "run.sh")
    results = {}
    for name in ("kallos", "djl", "dl4j"):
        results[name] = peer([os.path.join(peers, name, "run.sh"), repetitions], parameters)
    for way in ("plain", "tuned", "openblas"):
        results["pytorch-" + way] = peer([python, way, "bench.py", repetitions], parameters)
    count = len(os.listdir(photos))
    with tempfile.TemporaryDirectory() as folder:
        table = os.path.join(folder, "scores.csv")
        results["kallos-score"] = scoring(
            [os.path.join(root, "kallos"), "score", trained, photos, "--csv", table], count)
        for way in ("plain", "tuned", "openblas"):
            results[f"pytorch-{way}-score"] = scoring([python, way, "score.py", trained, photos, table], count)
    return results


def main():
    root, repetitions, parameters, trained, photos, rounds, out = sys.argv[1:]
    for i in range(int(rounds)):
        began = time.perf_counter()
        results = one_round(root, repetitions, int(parameters), trained, photos)
        with open(out, "a") as file:
            file.write(json.dumps(results) + "\n")
        print(f"Round {i + 1} of {rounds} took {time.perf_counter() - began:.0f} s.", file=sys.stderr, flush=True)


main()
