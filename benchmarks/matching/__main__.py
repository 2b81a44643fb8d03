"""Draws the test registers, matches them and prints the verdict: `python -m benchmarks.matching
[--harsh]`.
"""

import argparse
import resource
import time

from matching.bulk import Matcher, ranked

from .data import TEST_SEED, labelled
from .judge import judge, print_verdict


def run(n_missing: int, n_found: int, *, seed: int = TEST_SEED, harsh: bool = False):
    """Matches a labelled set; → (verdict, seconds)."""
    data = labelled(n_missing, n_found, seed, harsh=harsh)
    began = time.perf_counter()
    matcher = Matcher(data.missing, data.found)
    results = [
        (
            matcher.found.ids[r.found],
            [(matcher.missing.ids[m], float(p)) for m, p in zip(r.missing, r.probability, strict=True)],
        )
        for r in ranked(matcher)
    ]
    return judge(results, data.truth), time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missing", type=int, default=20_000)
    parser.add_argument("--found", type=int, default=11_600)
    parser.add_argument("--seed", type=int, default=TEST_SEED)
    parser.add_argument("--harsh", action="store_true")
    options = parser.parse_args()
    verdict, seconds = run(options.missing, options.found, seed=options.seed, harsh=options.harsh)
    print_verdict("harsh" if options.harsh else "test", verdict)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {seconds:.1f} s, {peak:.0f} MiB")


if __name__ == "__main__":
    main()
