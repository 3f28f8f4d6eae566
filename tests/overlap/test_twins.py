"""What two stories say alike by chance: names, offices, titles of works, dates, set phrases."""

from __future__ import annotations

import pytest

from .newsroom import kind_of

TWINS = {
    "name": (
        (
            "Mayor Lena Ashworth opened the fair with a short poem about turnips, and the brass "
            "band played until a tuba burst."
        ),
        (
            "A letter from Mayor Lena Ashworth was found in the wall of the old dairy, folded "
            "around two silver spoons and a key."
        ),
    ),
    "name and titles": (
        (
            "A committee chaired by the former Minister of Transport, Lord Bertram Crabbe of "
            "Eastwold, will weigh every lorry that crosses the bridge."
        ),
        (
            "Gulls have nested on the roof of the former Minister of Transport, Lord Bertram "
            "Crabbe of Eastwold, and he will not have them moved."
        ),
    ),
    "institution": (
        (
            "The Brackwater and District Agricultural Society met in the rain to choose the "
            "heaviest turnip of the last ten years."
        ),
        (
            "Four goats escaped from a shed that belongs to the Brackwater and District "
            "Agricultural Society, and ate the minutes."
        ),
    ),
    "ministry": (
        "The Ministry of Agriculture and Fisheries closed two hatcheries after the flood.",
        "An inspector from the Ministry of Agriculture and Fisheries counted the sacks again.",
    ),
    "set phrase": (
        (
            "As things stand, there is no doubt that the winter will be long, the miller wrote "
            "to his son in the capital."
        ),
        (
            "There is no doubt that eels can climb a wet wall, and a biologist has the "
            "photographs to prove it."
        ),
    ),
    "set phrase, short": (
        "At the end of the day, the bakers went home without their bread.",
        "For the skipper it was, at the end of the day, a matter of rope.",
    ),
    "date": (
        (
            "The fire broke out shortly before 6 a.m. on Sunday, 3 March 2019, in a loft where a "
            "neighbour kept racing pigeons."
        ),
        (
            "The marathon, first planned for Sunday, 3 March 2019, was moved because the road "
            "had not yet been paved again."
        ),
    ),
    "newspaper in quotes": (
        "He reads “The New Brackwater Times” at breakfast, every day, with a boiled egg and toast.",
        "A complaint was sent to “The New Brackwater Times” after it had printed a recipe twice.",
    ),
    "birth": (
        (
            "The baker was born in Brackwater in 1954 and learned his trade from an aunt who "
            "smoked a pipe while kneading."
        ),
        (
            "A statue of the poet, who was born in Brackwater in 1954, has been painted green by "
            "pupils of the evening school."
        ),
    ),
    "common words, unquoted": (
        "The council called the plan a leaking bucket on Monday.",
        "In Marsh End the proposal was derided as a leaking bucket by two growers.",
    ),
    "one quoted word": (
        "The heating is “temporary”, the headmaster wrote, and hung up a second thermometer.",
        "Her love of brass bands was “temporary”, the juggler admitted after the third concert.",
    ),
    "a set phrase for a paragraph": (
        "He did not immediately respond to a request for comment.",
        (
            "The studio that made the film has lost its elephant and will not say where. He did "
            "not immediately respond to a request for comment about the trunk."
        ),
    ),
    "two set phrases for a paragraph": (
        (
            "The officials spoke on condition of anonymity because they were not authorized to "
            "speak publicly."
        ),
        (
            "The officials spoke on condition of anonymity because they were not authorized to "
            "speak publicly, but one of them sang in the lift and was recognised by his baritone."
        ),
    ),
    "a line of a page": ("Read more", "Read more"),
    "a byline": ("Lena Ashworth", "Lena Ashworth"),
    "a place and a day": ("Brackwater, Monday", "Brackwater, Monday"),
    "nothing": ("", ""),
    "no words": ("…", "…"),
}
GUILTY_TWINS = {
    "title of a work": (
        (
            "The orchestra opened with “Ode to the Northern Lights”, and a tuba fell into the pit "
            "before anyone had clapped."
        ),
        (
            "Sales of “Ode to the Northern Lights” doubled when the composer was arrested for "
            "stealing a swan from the park."
        ),
    ),
    "request for comment": (
        (
            "The owner did not immediately respond to a request for comment, and his dog bit the "
            "photographer who stood nearest."
        ),
        (
            "The studio that made the film did not immediately respond to a request for comment "
            "about the missing elephant."
        ),
    ),
    "injuries": (
        (
            "The driver was taken to hospital with injuries that were not life threatening, and "
            "the cow was taken home in a trailer."
        ),
        (
            "A juggler was taken to hospital with injuries that were not life threatening after "
            "his torch set fire to the awning."
        ),
    ),
    "quoted set phrase": (
        (
            "She was described as a “person of interest” by officers who searched the cellar for a "
            "stolen cheese."
        ),
        (
            "The sculptor, once a “person of interest” in the matter of the vanished bells, now "
            "teaches welding."
        ),
    ),
    "no comment": (
        (
            "“No comment,” said the owner of the mill when asked about the smell that had hung "
            "over the allotments since May."
        ),
        (
            "The spokeswoman of the choir said “no comment” and drove off in a van full of "
            "borrowed trombones and sheet music."
        ),
    ),
}


TWINS |= {name: GUILTY_TWINS.pop(name) for name in ("request for comment", "injuries")}


@pytest.mark.parametrize(("one", "other"), TWINS.values(), ids=TWINS)
def test_innocent_twins(one, other):
    assert kind_of(one, other) is None


@pytest.mark.xfail(reason="said in every newspaper, and yet weighed as evidence")
@pytest.mark.parametrize(("one", "other"), GUILTY_TWINS.values(), ids=GUILTY_TWINS)
def test_innocent_twins_that_are_taken_for_copies(one, other):
    assert kind_of(one, other) is None
