"""Readings, also those that came while this program was not running: python3 session.py HOST PORT NAME"""
import json
import sys

import reader


def on_message(levels, text, message):
    reading = json.loads(text)
    print(f"{levels[1]} reading {reading['seq']}: {reading['temperature']}", flush=True)


# The broker knows the session by the client id, so it must be the same each time.
session = reader.client(client_id=f"example-{sys.argv[3]}", keep_session=True)
reader.listen(session, sys.argv[1], sys.argv[2], ["home/+/reading", "home/+/history"], on_message)
