"""An invented article."""

from __future__ import annotations

PARAGRAPHS = [
    "The harbour of Eldermouth will stay closed until Friday, the council said after the storm.",
    "Waves of up to nine metres broke two of the three cranes and sank a dredger at its berth.",
    "“We have not seen anything like it since my grandfather’s days,” said the harbour master.",
    "Insurers put the damage at 40 million crowns, though divers have yet to look at the piles.",
    "A ferry with 212 people on board waited for eleven hours outside the breakwater.",
    "Schools in the lower town open again on Monday, and the tram runs as far as Mill Bridge.",
]
