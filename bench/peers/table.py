"""Makes the table of peers of rounds, and puts it between its marks in a page. Arguments: rounds (JSON lines), page if any."""
import json
import statistics
import sys

BEGIN, END = "<!-- peers: written by bench/peers.sh -->", "<!-- end of peers -->"
NAMES = {
    "kallos": "Kallos",
    "pytorch-plain": "PyTorch, as installed",
    "pytorch-tuned": "PyTorch, channels last, allocator tuned",
    "pytorch-openblas": "PyTorch, tuned, OpenBLAS",
    "djl": "DJL",
    "dl4j": "Deeplearning4j",
    "kallos-score": "`kallos score`",
    "pytorch-plain-score": "PIL + PyTorch loop, as installed",
    "pytorch-tuned-score": "PIL + PyTorch loop, channels last, allocator tuned",
    "pytorch-openblas-score": "PIL + PyTorch loop, tuned, OpenBLAS",
}


def digits(value):
    return f"{value:.0f}" if value >= 99.5 else f"{value:.1f}"


def cells(rounds, name, what, base):
    """The median rate, and how many times as fast Kallos was in the same round: median, least and most."""
    rounds = [one for one in rounds if name in one and base in one]
    rates = [one[name][what] for one in rounds]
    if name == base:
        return f"{digits(statistics.median(rates))} ({digits(min(rates))}–{digits(max(rates))}) | 1"
    ratios = [one[base][what] / one[name][what] for one in rounds]
    return (f"{digits(statistics.median(rates))} ({digits(min(rates))}–{digits(max(rates))}) | "
            f"**{digits(statistics.median(ratios))}×** ({digits(min(ratios))}–{digits(max(ratios))})")


def memory(rounds, name):
    return f"{statistics.median(one[name]['memory'] for one in rounds if name in one):.0f} MB"


def table(rounds):
    lines = ["| | training, images/s | Kallos's rate over it | inference, images/s | Kallos's rate over it | peak memory |",
             "|---|---|---|---|---|---|"]
    lines += [f"| {NAMES[name]} | {cells(rounds, name, 'training', 'kallos')} | "
              f"{cells(rounds, name, 'inference', 'kallos')} | {memory(rounds, name)} |"
              for name in NAMES if any("training" in one.get(name, {}) for one in rounds)]
    lines += ["", "| | scoring, JPEGs/s | `kallos score`'s rate over it | peak memory |", "|---|---|---|---|"]
    lines += [f"| {NAMES[name]} | {cells(rounds, name, 'scoring', 'kallos-score')} | {memory(rounds, name)} |"
              for name in NAMES if any("scoring" in one.get(name, {}) for one in rounds)]
    versions = sorted({one[name]["version"] for one in rounds for name in one if "version" in one[name]})
    lines += ["", f"Medians of {len(rounds)} rounds, least and most in brackets; {', '.join(versions)}; the peers in fp32."]
    return "\n".join(lines)


def main():
    with open(sys.argv[1]) as file:
        rounds = [json.loads(line) for line in file]
    text = table(rounds)
    print(text)
    if len(sys.argv) > 2:
        with open(sys.argv[2], encoding="utf-8") as file:
            page = file.read()
        if BEGIN not in page or END not in page:
            raise SystemExit(f"{sys.argv[2]} lacks the marks {BEGIN} and {END}; put them where the table belongs.")
        head, rest = page.split(BEGIN, 1)
        tail = rest.split(END, 1)[1]
        with open(sys.argv[2], "w", encoding="utf-8") as file:
            file.write(head + BEGIN + "\n" + text + "\n" + END + tail)


main()
