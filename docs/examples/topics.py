"""Every plain value of every node: python3 topics.py HOST PORT"""
import sys

import reader


def on_message(levels, text, message):
    root, place, quantity = levels
    print(f"{place}: {quantity} is {text}", flush=True)


# "+" stands for one level: any place, then only these quantities.
topics = ["home/+/temperature", "home/+/humidity"]
reader.listen(reader.client(), sys.argv[1], sys.argv[2], topics, on_message)
