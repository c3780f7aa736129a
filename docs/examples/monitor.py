"""Lowest, mean and highest temperature of each place so far: python3 monitor.py HOST PORT"""
import json
import sys

import reader

values = {}
seen = set()


def on_message(levels, text, message):
    place, reading = levels[1], json.loads(text)
    key = (place, reading["session"], reading["seq"])
    # At QoS 1 a reading may come twice. A value that could not be measured is null.
    if key in seen or reading.get("temperature") is None:
        return

    seen.add(key)
    mine = values.setdefault(place, [])
    mine.append(reading["temperature"])
    print(f"{place}: {min(mine):.1f} / {sum(mine) / len(mine):.1f} / {max(mine):.1f} °C of {len(mine)}", flush=True)


reader.listen(reader.client(), sys.argv[1], sys.argv[2], ["home/+/reading", "home/+/history"], on_message)
