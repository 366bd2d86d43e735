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
            raise RuntimeError(f"{' '.join(command)} failed.")
        out.seek(0)
        return out.read(), seconds, round(usage.ru_maxrss / 1024)


def peer(command, parameters):
    out, _, memory = run(command)
    figures = json.loads(out.splitlines()[-1])
    if figures["parameters"] != parameters:
        raise RuntimeError(f"{figures['name']} has {figures['parameters']} parameters, Kallos's {parameters}: not the same net.")
    if min(figures["losses"][1:]) >= figures["losses"][0]:
        raise RuntimeError(f"{figures['name']} does not learn: its losses are {figures['losses']}.")
    return {**figures, "memory": memory}


def scoring(command, photos):
    """Photos a second by the wall clock, the start of the process included."""
    _, seconds, memory = run(command)
    return {"scoring": photos / seconds, "memory": memory}


def one_round(root, repetitions, parameters, trained, photos):
    """What each measured, by name; who fails is left out."""
    peers = os.path.join(root, "bench", "peers")
    python = os.path.join(peers, "python", "run.sh")
    count = len(os.listdir(photos))
    score = [trained, photos]
    table = os.path.join(os.path.dirname(photos), "scores.csv")
    measured = {
        "kallos": lambda: peer([os.path.join(peers, "kallos", "run.sh"), repetitions], parameters),
        "kallos-score": lambda: scoring([os.path.join(root, "kallos"), "score", *score, "--csv", table], count)}
    for way in ("plain", "tuned", "openblas"):
        measured[f"pytorch-{way}"] = lambda way=way: peer([python, way, "bench.py", repetitions], parameters)
        measured[f"pytorch-{way}-score"] = lambda way=way: scoring([python, way, "score.py", *score, table], count)
    for name in ("djl", "dl4j"):
        measured[name] = lambda name=name: peer([os.path.join(peers, name, "run.sh"), repetitions], parameters)
    results = {}
    for name, measure in measured.items():
        try:
            results[name] = measure()
        except RuntimeError as problem:
            print(problem, file=sys.stderr, flush=True)
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
