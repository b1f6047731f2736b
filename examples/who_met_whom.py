"""Draw who met whom: persons are dots, a line joins two who took part in the same meeting.

You learn: participants of a meeting, capacities and countries; that one person is known by the full name as written, since the
library does not know who is who beyond one page; how to hand records to networkx and matplotlib.

Run it as `python examples/who_met_whom.py [FOLDER]`; it writes `who_met_whom.svg`.  `make examples` installs what it needs.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

import matplotlib.pyplot as plt
import networkx as nx

import cstoparse

COLOURS = {"AM": "#d1495b", "BY": "#2e8b57", "KG": "#d98e04", "KZ": "#2a9fd6", "TJ": "#7b5ea7"}
OTHER = "#5c6770"  # whoever speaks for no single country


def network(bulletins: list[cstoparse.Bulletin]) -> nx.Graph[str]:
    """Persons with their country, joined with the number of meetings that they share."""
    graph: nx.Graph[str] = nx.Graph()
    shared: Counter[tuple[str, str]] = Counter()
    for meeting in (meeting for bulletin in bulletins for meeting in bulletin.meetings):
        persons = {p.name.full: p.country for p in meeting.participants if isinstance(p.name, cstoparse.PersonName)}
        for name, country in persons.items():
            graph.add_node(name, country=country)
        shared.update(combinations(sorted(persons), 2))
    graph.add_edges_from((a, b, {"weight": count}) for (a, b), count in shared.items())
    return graph


def main(folder: Path, picture: Path) -> None:
    graph = network(list(cstoparse.parse_many(path.read_text("utf-8") for path in sorted(folder.glob("*.txt")))))
    places = nx.spring_layout(graph, k=1.6, seed=5, weight=None, iterations=300)
    _, axes = plt.subplots(figsize=(9, 6), layout="constrained")
    nx.draw_networkx_edges(graph, places, ax=axes, edge_color="#9aa3ab", width=[d["weight"] for _, _, d in graph.edges(data=True)])
    colours = [COLOURS.get(country or "", OTHER) for _, country in graph.nodes(data="country")]
    nx.draw_networkx_nodes(graph, places, ax=axes, node_color=colours, node_size=[120 + 60 * graph.degree(n) for n in graph])
    for name, (x, y) in places.items():
        country = graph.nodes[name]["country"]
        told = f"{name} ({country})" if country else name
        label = axes.annotate(told, (x, y), (0, 14), textcoords="offset points", ha="center", fontsize=9)
        label.set_bbox({"facecolor": "white", "edgecolor": "none", "alpha": 0.75, "pad": 1})
    axes.margins(0.15)
    axes.set_axis_off()
    plt.savefig(picture)
    print(f"{len(graph)} persons, {graph.number_of_edges()} pairs: {picture.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "archive", Path("who_met_whom.svg"))
