"""Invented stories that share passages, for the tests of ``clean overlap``."""

from __future__ import annotations

import json

FERRY = (
    "The harbour ferry is back after nine weeks in the yard, and the welders were pleased with it."
)
NINE = (
    "It sails at nine, the harbour office said on Monday, and carries forty cars each time it goes."
)
QUOTE = (
    "“Nobody believed us,” said Ana Sørli, who has steered it for eleven years – ‘nobody at all’."
)
CAKES = (
    "A café is to open on the pier in spring, with cakes that the sister of the pilot will bake."
)
RAIN = "Rain fell on the town for nine days, and the river took two bridges and a mill with it."

STORIES = {
    "pier/ferry.txt": f"{FERRY}\n\n{NINE}\n\n{QUOTE}\n",
    "quay/ferry.txt": f"{CAKES}\n\n{QUOTE}\n",
    "mole/ferry.txt": f"{FERRY}\n\n{NINE}\n",
    "mole/rain.txt": f"{RAIN}\n",
}
ROWS = [
    {"id": "p", "outlet": "pier", "date": "2020-01-07", "text": f"{FERRY}\n\n{NINE}\n\n{QUOTE}"},
    {"id": "q", "outlet": "quay", "date": "2020-01-06", "text": f"{CAKES}\n\n{QUOTE}"},
    {"id": "m", "outlet": "mole", "date": "2020-01-08", "text": f"{FERRY}\n\n{NINE}"},
    {"id": "r", "outlet": "mole", "date": None, "text": RAIN, "extra": [1.50, {"é": "\u2028"}]},
]


def write_stories(folder):
    for name, text in STORIES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def write_rows(path, rows=None):
    lines = [json.dumps(row, ensure_ascii=False) for row in rows or ROWS]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
