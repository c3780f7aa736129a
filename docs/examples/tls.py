"""Status over TLS, with a user: python3 tls.py HOST PORT CA_FILE USER PASSWORD_FILE"""
import sys

import reader


def on_message(levels, text, message):
    print(f"{levels[1]} is {text}", flush=True)


host, port, ca_file, user, password_file = sys.argv[1:6]
with open(password_file, encoding="utf-8") as file:
    password = file.readline().strip()

client = reader.client()
client.tls_set(ca_certs=ca_file)  # verifies the certificate and the name of the broker
client.username_pw_set(user, password)
reader.listen(client, host, port, ["home/+/status"], on_message)
