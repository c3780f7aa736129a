"""What is said in a room of ./station chat, and who comes and goes: python3 chat.py HOST PORT ROOM"""
import json
import sys

import reader


def on_message(levels, text, message):
    if levels[-1] == "message":
        said = json.loads(text)
        print(f"{said['from']}: {said['text']}", flush=True)
    elif text:
        print(f"* {levels[-1]} is {text}", flush=True)


room = f"home/chat/{sys.argv[3]}"
reader.listen(reader.client(), sys.argv[1], sys.argv[2], [f"{room}/message", f"{room}/who/+"], on_message)
