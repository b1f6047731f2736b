"""The chart at the end of the tutorial, made from the same bulletins when the site is built; it follows the colours of the page."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import cstoparse

MARK = "<!-- quarters -->"
ARCHIVE = Path(__file__).resolve().parent.parent / "examples/archive"
WIDTH, HEIGHT, STEP, LEFT, FOOT = 860, 190, 66, 40, 36
TOP = 12


def _counts() -> Counter[str]:
    texts = (path.read_text("utf-8") for path in sorted(ARCHIVE.glob("*.txt")))
    starts = [m.when.start for b in cstoparse.parse_many(texts) for m in b.meetings if m.when is not None and m.when.start is not None]
    return Counter(f"{start[:4]} Q{(int(start[5:7]) + 2) // 3}" for start in starts)


def _chart() -> str:
    counts = _counts()
    years = sorted({name[:4] for name in counts})
    foot, grey = HEIGHT - FOOT, 'fill="var(--md-default-fg-color--light, #5c6770)"'
    out = [f'<svg class="cs-drawing" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="Meetings by quarter" font-size="12">']
    most = max(counts.values())
    unit = (foot - TOP) // most
    for y in range(most + 1):
        level = foot - y * unit
        out.append(f'<path d="M{LEFT} {level} H{WIDTH}" stroke="var(--cs-line, #8a979e)" stroke-opacity=".4"/>')
        out.append(f'<text x="{LEFT - 10}" y="{level + 4}" text-anchor="end" {grey}>{y}</text>')
    for i, name in enumerate(f"{year} Q{quarter}" for year in years for quarter in range(1, 5)):
        x, height = LEFT + 12 + i * STEP, counts[name] * unit
        out.append(f'<rect x="{x}" y="{foot - height}" width="{STEP - 20}" height="{height}" fill="#2a8a94"/>')
        out.append(f'<text x="{x + (STEP - 20) / 2}" y="{foot + 20}" text-anchor="middle" {grey}>{name}</text>')
    return "".join([*out, "</svg>"])


def on_page_markdown(markdown: str, **_: object) -> str:
    """Put the chart where the page names it."""
    return markdown.replace(MARK, _chart()) if MARK in markdown else markdown
