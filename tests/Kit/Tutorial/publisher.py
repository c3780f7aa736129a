"""Publishes one message: python3 publisher.py HOST PORT TOPIC PAYLOAD"""
import sys

import paho.mqtt.client as mqtt

client = mqtt.Client()
client.connect(sys.argv[1], int(sys.argv[2]), 60)
client.loop_start()
message = client.publish(sys.argv[3], sys.argv[4], qos=1)
message.wait_for_publish()
client.disconnect()
client.loop_stop()
