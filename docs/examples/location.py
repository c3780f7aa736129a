"""How far each vehicle has gone: python3 location.py HOST PORT"""
import math
import sys

import reader

EARTH_RADIUS_M = 6371000
last = {}
gone = {}


def metres(one, other):
    """Haversine distance between two (latitude, longitude) in degrees."""
    lat1, lon1, lat2, lon2 = map(math.radians, one + other)
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(half))


def on_message(levels, text, message):
    if not text:
        return  # cleared: the node has left this place

    place = levels[1]
    here = tuple(float(part) for part in text.split(","))
    gone[place] = gone.get(place, 0) + (metres(last[place], here) if place in last else 0)
    last[place] = here
    print(f"{place}: {here[0]:.5f}, {here[1]:.5f}, {gone[place]:.0f} m so far", flush=True)


reader.listen(reader.client(), sys.argv[1], sys.argv[2], ["home/+/position"], on_message)
