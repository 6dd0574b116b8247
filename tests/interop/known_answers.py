#!/usr/bin/env python3
"""Makes the known-answer vectors from the specification alone: neither Family Hub's code nor AWS's SDK.

    known_answers.py functions/vault/tests/vectors/family_hub.json

Prints the file's vectors with the message that each must give, byte for byte. To add one, write its `name`,
`context` and `text`: whatever else it needs (keys, message id, initialisation vector) is drawn at random where it is
missing, and kept. A body sealed once must open for ever, so what is in the file never changes.

It needs the package `cryptography`, which `aws-encryption-sdk` brings. Section names are those of
https://github.com/awslabs/aws-encryption-sdk-specification.
"""

import json
import secrets
import sys

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NAMESPACE = b"family-hub"
FRAME_LENGTH = 400 * 1024
SUITE = bytes.fromhex("0478")
ENDFRAME = b"\xff" * 4
FRESH = {"key": 32, "key_name": 16, "message_id": 32, "message_key": 32, "wrapping_iv": 12}


def number(value, length):
    return value.to_bytes(length, "big")


def counted(value):
    return number(len(value), 2) + value


def serialised(context):
    """framework/structures.md, "Serialization": pairs sorted by their names' bytes."""
    pairs = sorted((name.encode(), value.encode()) for name, value in context.items())
    return number(len(pairs), 2) + b"".join(counted(name) + counted(value) for name, value in pairs)


def derived(message_key, message_id, info, length):
    """framework/algorithm-suites.md, "Algorithm Suites Encryption Key Derivation Settings"."""
    return HKDF(SHA512(), length, salt=message_id, info=info).derive(message_key)


def message(vector):
    key, message_id, message_key, iv = (
        bytes.fromhex(vector[field]) for field in ("key", "message_id", "message_key", "wrapping_iv")
    )
    context = serialised(vector["context"])
    text = vector["text"].encode()

    # framework/raw-aes-keyring.md, "OnEncrypt".
    wrapped = AESGCM(key).encrypt(iv, message_key, context)
    provider_info = vector["key_name"].encode() + number(128, 4) + number(12, 4) + iv
    data_key = counted(NAMESPACE) + counted(provider_info) + counted(wrapped)

    # data-format/message-header.md, "Header Body Version 2.0": no stored context, one data key, framed.
    commitment = derived(message_key, message_id, b"COMMITKEY", 32)
    header = b"\x02" + SUITE + message_id + number(0, 2) + number(1, 2) + data_key
    header += b"\x02" + number(FRAME_LENGTH, 4) + commitment
    encryption_key = AESGCM(derived(message_key, message_id, SUITE + b"DERIVEKEY", 32))
    header_tag = encryption_key.encrypt(number(0, 12), b"", header + context)

    # data-format/message-body.md, "Final Frame"; data-format/message-body-aad.md.
    sequence = number(1, 4)
    about = message_id + b"AWSKMSEncryptionClient Final Frame" + sequence + number(len(text), 8)
    frame_iv = number(1, 12)
    frame = ENDFRAME + sequence + frame_iv + number(len(text), 4)
    return header + header_tag + frame + encryption_key.encrypt(frame_iv, text, about)


def answered(vector):
    fresh = {field: vector.get(field) or secrets.token_hex(length) for field, length in FRESH.items()}
    given = {field: vector[field] for field in ("name", "context", "text")}
    whole = {**given, **fresh}
    return {**whole, "message": message(whole).hex()}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        vectors = json.load(file)
    order = ("name", "key", "key_name", "context", "text", "message_id", "message_key", "wrapping_iv", "message")
    made = [{field: vector[field] for field in order} for vector in map(answered, vectors)]
    print(json.dumps(made, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
