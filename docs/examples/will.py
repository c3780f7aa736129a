"""Who is online, who leaves, and who dies: python3 will.py HOST PORT"""
import sys

import reader


def on_message(levels, text, message):
    # Nobody has to ask: the broker publishes the will of a node that died.
    print(f"{levels[1]} is {text}", flush=True)


reader.listen(reader.client(), sys.argv[1], sys.argv[2], ["home/+/status"], on_message)
