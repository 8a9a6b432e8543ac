#!/usr/bin/env python3
"""Reads Hearwell's batches as a stranger would: from the contract alone, with other people's libraries.

usage: check_batch.py SCHEMA.json PUBLIC.pem BATCH.jsonl...
Prints one line a batch; ends with 1 at the first thing that does not hold.
"""
import base64
import hashlib
import json
import re
import sys

import jsonschema
from cryptography.hazmat.primitives.serialization import (
    Encoding, PublicFormat, load_pem_public_key)


def refuse(name, line, why):
    sys.exit(f"{name}: line {line}: {why}")


def members(pairs):
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError("a member stands there twice")
    return dict(pairs)


def integer(text):
    value = int(text)
    if abs(value) > 2**53 - 1:
        raise ValueError("a number is beyond 2^53")
    return value


def no_decimal(text):
    raise ValueError(f"{text} is no integer")


def depth(value):
    if isinstance(value, dict):
        return 1 + max(map(depth, value.values()), default=0)
    if isinstance(value, list):
        return 1 + max(map(depth, value), default=0)
    return 0


def read(name, number, line):
    if len(line) > 65536:
        refuse(name, number, "longer than 64 KiB")
    try:
        value = json.loads(
            line.decode("utf-8"), object_pairs_hook=members, parse_int=integer,
            parse_float=no_decimal, parse_constant=no_decimal)
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # no lone surrogate
    except ValueError as error:
        refuse(name, number, error)
    if depth(value) > 16:
        refuse(name, number, "deeper than 16")
    return value


def check(path, validator, key):
    name = path.rsplit("/", 1)[-1]
    data = open(path, "rb").read()
    if len(data) > 4 << 20 or not data.endswith(b"\n"):
        refuse(name, 0, "too large, or cut off")
    lines = data[:-1].split(b"\n")
    values = [read(name, number, line) for number, line in enumerate(lines, 1)]
    for number, value in enumerate(values, 1):
        for error in validator.iter_errors(value):
            refuse(name, number, error.message)
    header, signature = values[0], values[-1]

    raw = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    key_id = hashlib.sha256(raw).hexdigest()[:16]
    if not header["keyId"] == signature["keyId"] == key_id:
        refuse(name, len(lines), "another key")
    signed = data[: len(data) - len(lines[-1]) - 1]
    key.verify(base64.b64decode(signature["signature"], validate=True), signed)

    first, last, site, epoch = (header[key] for key in ("first", "last", "site", "epoch"))
    if not re.fullmatch(rf"{site}\.{epoch}\.{first:09}-{last:09}\.jsonl", name):
        refuse(name, 1, "the file is not named after what it holds")
    events = values[1 : 1 + header["events"]]
    privates = values[1 + header["events"] : -1]
    if len(events) != last - first + 1 or len(privates) != header["privates"]:
        refuse(name, 1, "the counts do not hold")

    chain = bytes.fromhex(header["previousHash"])
    if first == 1 and chain != bytes(32):
        refuse(name, 1, "the first event does not begin the chain")
    named = {}
    for offset, event in enumerate(events):
        sequence = first + offset
        if (event["sequence"], event["id"]) != (sequence, f"{site}.{epoch}.{sequence}"):
            refuse(name, 2 + offset, "out of sequence")
        if event["source"] != f"urn:hearwell:site:{site}":
            refuse(name, 2 + offset, "another source")
        if "subject" in event and int(event["subject"]) % 97 != 1:
            refuse(name, 2 + offset, "the subject's check digits are wrong")
        chain = hashlib.sha256(chain + lines[1 + offset]).digest()
        if "privatedigest" in event:
            named[event["id"]] = event["privatedigest"]
    if chain.hex() != header["lastHash"]:
        refuse(name, 1, "the events do not lead to lastHash")
    order = [int(private["private"].rsplit(".", 1)[1]) for private in privates]
    if order != sorted(set(order)):
        refuse(name, 1, "the privates are not in the order of their events")
    for offset, private in enumerate(privates):
        number = 2 + len(events) + offset
        digest = "sha256:" + hashlib.sha256(lines[number - 1]).hexdigest()
        if named.get(private["private"]) != digest:
            refuse(name, number, "its event names another digest")
        if len(base64.b64decode(private["salt"], validate=True)) != 16:
            refuse(name, number, "the salt is not 16 bytes")
    print(f"{name}: {len(events)} events, {len(privates)} privates, sound")
    return chain.hex()


def main():
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    key = load_pem_public_key(open(sys.argv[2], "rb").read())
    for path in sys.argv[3:]:
        check(path, validator, key)


if __name__ == "__main__":
    main()
