"""Runs Kallos and each peer once, and prints what they measured as one line of JSON.

Arguments: Kallos's folder, repetitions, how many parameters the net has, a run, a folder of photos.
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


def main():
    root, repetitions, parameters, trained, photos = sys.argv[1:]
    peers = os.path.join(root, "bench", "peers")
    python = os.path.join(peers, "python", "run.sh")
    count = len(os.listdir(photos))
    results = {}
    for way in ("plain", "tuned", "openblas"):
        results["pytorch-" + way] = peer([python, way, "bench.py", repetitions], int(parameters))
    for name in ("kallos", "djl", "dl4j"):
        results[name] = peer([os.path.join(peers, name, "run.sh"), repetitions], int(parameters))
    with tempfile.TemporaryDirectory() as folder:
        table = os.path.join(folder, "scores.csv")
        results["kallos-score"] = scoring(
            [os.path.join(root, "kallos"), "score", trained, photos, "--csv", table], count)
        for way in ("plain", "tuned", "openblas"):
            results[f"pytorch-{way}-score"] = scoring([python, way, "score.py", trained, photos, table], count)
    print(json.dumps(results))


main()
