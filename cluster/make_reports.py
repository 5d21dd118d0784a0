"""Makes reports by rule, of invented words: JSON Lines on standard output.

    python3 cluster/make_reports.py 2000 > made.jsonl

The same number gives the same bytes. Some are copies of a wire story, some tell the same happening in their own words,
a quarter tell of the capital on one busy day, some end with what their outlet puts under everything, a few share an
id, and one in two hundred is no report.
"""

import json
import random
import sys
from datetime import date, timedelta

SYLLABLES = "ba ke lo mi ru sha tor ven zu dil mar hos pel nur gan tir".split()
OUTLETS = ["Orchard Post", "Mill Gazette", "Nile Relay", "Harbour Wire", "Upland Courier", "Radio Velmora"]
FURNITURE = "The {outlet} is read in every town of the valley and prints what its readers send to it by letter."
KINDS = ["a fire", "a flood", "a train crash", "a landslide", "a building collapse", "a bus crash"]
BUSY = date(2024, 3, 5)


def made(count, seed=20):
    dice = random.Random(seed)
    word = lambda: "".join(dice.choices(SYLLABLES, k=dice.choice([2, 2, 3])))
    name = lambda: word().capitalize()
    happenings = []
    for _ in range(max(1, count // 4)):
        busy = dice.random() < 0.25
        office = f"{name()} {name()} {dice.choice(['Observatory', 'Commission', 'Union', 'Authority'])}"
        person = f"{name()} {name()}"
        happenings.append(
            {
                "day": BUSY if busy else BUSY + timedelta(days=dice.randrange(90)),
                "place": "Velmora" if busy or dice.random() < 0.3 else name(),
                "kind": dice.choice(KINDS),
                "toll": dice.randrange(2, 90),
                "voices": [
                    f"the {office} ({''.join(part[0] for part in office.split())}) said",
                    f"{person}, a spokesman for the {office}, said",
                    f"the {office.split()[2]} said",
                    "residents told reporters",
                ],
                "streets": [f"{name()} Street", f"{name()} Bridge", f"the {name()} quarter"],
            }
        )
    wires = {}
    for i in range(count):
        at = dice.randrange(len(happenings))
        happening = happenings[at]
        outlet = dice.choice(OUTLETS)
        day = happening["day"] + timedelta(days=dice.choice([0, 0, 0, 1]))
        toll = happening["toll"] + dice.choice([0, 0, 0, 1, 3])
        voice = dice.choice(happening["voices"])
        body = [
            f"{happening['kind'].capitalize()} in {happening['place']} killed {toll} people on {happening['day']:%A}, {voice}.",
            f"It began near {dice.choice(happening['streets'])} before dawn, where {name()} {name()} keeps a shop for {word()} and {word()}.",
            f"Neighbours carried {dice.randrange(2, 40)} of the wounded to the hospital of {name()}, whose doctors asked for {word()}.",
            f"“We heard the {word()} and ran,” {name()} {name()}, a {dice.choice(['baker', 'driver', 'teacher', 'nurse'])}, said.",
        ]
        if dice.random() < 0.4:
            body = wires.setdefault(at, body)[: dice.choice([3, 4, 4])]
        if dice.random() < 0.4:
            body = [*body, FURNITURE.format(outlet=outlet)]
        yield {
            "id": f"made-{i % 97}" if dice.random() < 0.01 else f"made-{i}",
            "title": f"{happening['kind'].capitalize()} in {happening['place']}",
            "outlet": outlet,
            "published": day.isoformat(),
            "text": " ".join(body),
        }


def main():
    dice = random.Random(7)
    for record in made(int(sys.argv[1])):
        if dice.random() < 0.005:
            print(dice.choice(["{", "no record at all", '{"id": "empty", "text": ""}']))
        print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main()
