"""Two register files to a match file (JSON lines), without any database."""

import json
import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import registers
from .bulk import Matcher, Ranked, ranked
from .reasons import explain_all

PLAUSIBLE = 1e-5
FEW_REASONS, MANY_REASONS, SHOWN = 3, 12, 0.01
BLOCK = 250


@dataclass
class Writer:
    """Turns ranked candidates into lines; forked workers share the columns."""

    matcher: Matcher
    missing: list
    found: list

    def lines(self, block: list[Ranked]) -> str:
        pairs = [
            (int(m), r.found, float(p)) for r in block for m, p in zip(r.missing, r.probability, strict=True)
        ]
        reasons = self._reasons(pairs)
        out, at = [], 0
        for result in block:
            candidates = []
            for m, p in zip(result.missing, result.probability, strict=True):
                candidates.append(
                    {
                        "missing_id": self.matcher.missing.ids[m],
                        "score": round(float(p), 8),
                        "reasons": reasons[at],
                    }
                )
                at += 1
            line = {"recovered_id": self.matcher.found.ids[result.found], "candidates": candidates}
            out.append(json.dumps(line, ensure_ascii=False))
        return "".join(f"{line}\n" for line in out)

    def _reasons(self, pairs: list[tuple[int, int, float]]) -> list[list[dict]]:
        why = explain_all(self.matcher, self.missing, self.found, [(m, f) for m, f, _p in pairs])
        return [
            [
                {"field": r.field, "effect": r.effect, "text": r.text}
                for r in reasons[: MANY_REASONS if p >= SHOWN else FEW_REASONS]
            ]
            for reasons, (_m, _f, p) in zip(why, pairs, strict=True)
        ]


_writer: Writer | None = None


def _write(block: list[Ranked]) -> str:
    return _writer.lines(block)


def match(
    missing_path: Path, recovered_path: Path, out_path: Path, top: int, say: Callable[[str], None] = print
) -> int:
    """Writes the match file; → number of recovered records."""
    global _writer
    missing = list(registers.read(missing_path, "M"))
    found = list(registers.read(recovered_path, "R"))
    say(f"{len(missing)} missing, {len(found)} recovered")
    matcher = Matcher(missing, found)
    results = [_plausible(result) for result in ranked(matcher, top)]
    _writer = Writer(matcher, missing, found)
    blocks = [results[at : at + BLOCK] for at in range(0, len(results), BLOCK)]
    with Path(out_path).open("w", encoding="utf-8") as file:
        if len(blocks) < 4:
            file.writelines(map(_write, blocks))
        else:
            with multiprocessing.get_context("fork").Pool(2) as pool:
                file.writelines(pool.imap(_write, blocks))
    _writer = None
    return len(found)


def _plausible(result: Ranked) -> Ranked:
    keep = result.probability >= PLAUSIBLE
    return Ranked(result.found, result.missing[keep], result.probability[keep], result.bits[keep])
