"""What the examples share: a client of paho-mqtt (1.6 or 2) that subscribes and prints "listening" once the broker has said yes."""
import paho.mqtt.client as mqtt


def client(client_id="", keep_session=False):
    """A client. With keep_session the broker keeps its subscriptions and what it misses at QoS 1 and 2."""
    versions = getattr(mqtt, "CallbackAPIVersion", None)
    return mqtt.Client(*([versions.VERSION2] if versions else []), client_id=client_id, clean_session=not keep_session)


def listen(mqtt_client, host, port, topics, on_message, qos=1):
    """Subscribes to topics and hands each message to on_message(topic levels, text, message). Goes on until Ctrl-C, over reconnects too."""
    def connected(client, userdata, flags, reason, properties=None):
        client.subscribe([(topic, qos) for topic in topics])

    def subscribed(client, userdata, mid, granted, properties=None):
        print("listening", flush=True)

    def received(client, userdata, message):
        on_message(message.topic.split("/"), message.payload.decode("utf-8", "replace"), message)

    mqtt_client.on_connect = connected
    mqtt_client.on_subscribe = subscribed
    mqtt_client.on_message = received
    mqtt_client.connect(host, int(port), keepalive=30)
    try:
        mqtt_client.loop_forever()
    except KeyboardInterrupt:
        mqtt_client.disconnect()
