"""`engage review --trend` as one JSON document."""

from __future__ import annotations

from typing import Any

from engage.usecase.trend import TrendView


def document(view: TrendView) -> dict[str, Any]:
    """Weeks oldest first; the colour of a promise that was not live in a week is `null`."""
    return {
        "schema": "engage/trend/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "weeks": [
            {
                "on": on.isoformat(),
                "source": source,
                "red": view.counts("red")[at],
                "orange": view.counts("orange")[at],
                "green": view.counts("green")[at],
                "unknown": view.counts("unknown")[at],
            }
            for at, (on, source) in enumerate(zip(view.days, view.sources, strict=True))
        ],
        "commitments": [
            {
                "id": row.id,
                "title": row.title,
                "client": row.client,
                "importance": row.importance,
                "weeks": [{"status": cell.status, "lifecycle": cell.lifecycle} for cell in row.cells],
            }
            for row in view.rows
        ],
    }
