"""What the broker has kept, at once, and then what is new: python3 retained.py HOST PORT"""
import sys

import reader


def on_message(levels, text, message):
    print(f"{'kept' if message.retain else 'new '} {levels[1]} {levels[2]}: {text}", flush=True)


reader.listen(reader.client(), sys.argv[1], sys.argv[2], ["home/+/status", "home/+/temperature"], on_message)
