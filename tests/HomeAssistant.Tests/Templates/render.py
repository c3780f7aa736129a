"""Renders [[template, payload], ...] and prints a JSON line for each, null for an error: python3 render.py CASES"""
import json
import sys

from jinja2 import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment


def refuse(constant):
    """JSON has no NaN: this parser would take it, the one of Home Assistant does not."""
    raise ValueError(constant)


def render(template, payload):
    variables = {"value": payload}
    try:
        variables["value_json"] = json.loads(payload, parse_constant=refuse)
    except ValueError:
        pass
    try:
        return ImmutableSandboxedEnvironment().from_string(template).render(variables).strip()
    except TemplateError:
        return None


for case in json.loads(sys.argv[1]):
    print(json.dumps(render(*case)))
