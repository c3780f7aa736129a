"""Readings at the QoS of your choice: python3 qos.py HOST PORT QOS"""
import json
import sys

import reader


def on_message(levels, text, message):
    # The lower one of what the node sent with and what was subscribed with.
    print(f"reading {json.loads(text)['seq']} came at QoS {message.qos}", flush=True)


reader.listen(reader.client(), sys.argv[1], sys.argv[2], ["home/+/reading"], on_message, qos=int(sys.argv[3]))
