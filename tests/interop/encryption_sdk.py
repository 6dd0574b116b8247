#!/usr/bin/env python3
"""Opens what Family Hub seals, and seals what Family Hub opens, with AWS's own Encryption SDK for Python.

    encryption_sdk.py open VECTORS       opens every message, and prints the vectors with the texts found
    encryption_sdk.py seal VECTORS       prints the vectors, sealed by the SDK (so python.json was made)
    encryption_sdk.py refuse VECTORS     fails if any message opens that was changed, or in another context
    encryption_sdk.py otherwise VECTORS  prints messages that no body is: other suites, versions, shapes
                                         and contexts (so refused.json was made)

A vector is a JSON object: `name`, `key` (hex), `key_name`, `context`, `text` and, once sealed, `message` (hex); a
file holds a list of them, such as `functions/vault/tests/vectors/family_hub.json`. `cargo test` reads the stored
files and needs no Python; with FAMILY_HUB_PYTHON naming an interpreter that has `aws-encryption-sdk[MPL]`, which
`tests/run` installs, it runs all of this anew with new messages.
"""

import json
import logging
import sys
from collections import Counter

from aws_cryptographic_material_providers.mpl import AwsCryptographicMaterialProviders
from aws_cryptographic_material_providers.mpl.config import MaterialProvidersConfig
from aws_cryptographic_material_providers.mpl.models import (
    AesWrappingAlg,
    CreateDefaultCryptographicMaterialsManagerInput,
    CreateRawAesKeyringInput,
    CreateRequiredEncryptionContextCMMInput,
)
from aws_encryption_sdk import CommitmentPolicy, EncryptionSDKClient
from aws_encryption_sdk.identifiers import Algorithm

KEY_NAMESPACE = "family-hub"
FRAME_LENGTH = 400 * 1024
SUITE = Algorithm.AES_256_GCM_HKDF_SHA512_COMMIT_KEY
SIGNED = Algorithm.AES_256_GCM_HKDF_SHA512_COMMIT_KEY_ECDSA_P384
# Message format version 1: suites without key commitment.
UNCOMMITTED = (
    Algorithm.AES_256_GCM_IV12_TAG16_HKDF_SHA256,
    Algorithm.AES_128_GCM_IV12_TAG16,
)
# Where a message's encrypted data keys begin: after version, suite, message id and an empty context.
DATA_KEYS = 1 + 2 + 32 + 2

# The SDK logs a stack trace for each message that does not open, and most of those here must not.
logging.getLogger("aws_encryption_sdk").setLevel(logging.CRITICAL)

CLIENT = EncryptionSDKClient(
    commitment_policy=CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT,
    max_encrypted_data_keys=1,
)
# Seals what the other one refuses to.
LAX_CLIENT = EncryptionSDKClient(
    commitment_policy=CommitmentPolicy.FORBID_ENCRYPT_ALLOW_DECRYPT
)
PROVIDERS = AwsCryptographicMaterialProviders(config=MaterialProvidersConfig())


def materials(vector, required=True):
    """The materials manager that a body needs: the record's key, and every pair of the context required."""
    keyring = PROVIDERS.create_raw_aes_keyring(
        CreateRawAesKeyringInput(
            key_namespace=KEY_NAMESPACE,
            key_name=vector["key_name"],
            wrapping_key=bytes.fromhex(vector["key"]),
            wrapping_alg=AesWrappingAlg.ALG_AES256_GCM_IV12_TAG16,
        )
    )
    manager = PROVIDERS.create_default_cryptographic_materials_manager(
        CreateDefaultCryptographicMaterialsManagerInput(keyring=keyring)
    )
    if not required:
        return manager
    return PROVIDERS.create_required_encryption_context_cmm(
        CreateRequiredEncryptionContextCMMInput(
            underlying_cmm=manager,
            required_encryption_context_keys=sorted(vector["context"]),
        )
    )


def sealed(vector, client=CLIENT, context=None, required=True, frame_length=FRAME_LENGTH, suite=SUITE, **changes):
    """The vector with a message sealed by the SDK, in `context` where that is not the vector's own."""
    place = {**vector, "context": context or vector["context"]}
    message, _ = client.encrypt(
        source=vector["text"].encode(),
        materials_manager=materials(place, required),
        encryption_context=place["context"],
        algorithm=suite,
        frame_length=frame_length,
    )
    kept = {field: vector[field] for field in ("name", "key", "key_name", "context", "text")}
    return {**kept, "message": message.hex(), **changes}


def opened(vector, message=None, context=None, manager=None):
    """The text of a vector's message, or of another in its place, or of its own in another place."""
    place = {**vector, "context": vector["context"] if context is None else context}
    text, header = CLIENT.decrypt(
        source=bytes.fromhex(vector["message"]) if message is None else message,
        materials_manager=manager or materials(place),
        encryption_context=place["context"],
    )
    assert header.algorithm is SUITE, f"{vector['name']}: suite {header.algorithm}"
    return text.decode()


def changed_messages(vector, others):
    """What was changed, and the message so changed."""
    message = bytes.fromhex(vector["message"])
    for place in range(len(message)):
        flipped = bytearray(message)
        flipped[place] ^= 1 << place % 8
        yield "flipped bytes", bytes(flipped)
    for length in range(len(message)):
        yield "truncations", message[:length]
    end = data_keys_end(message)
    for other in others:
        swapped = bytes.fromhex(other["message"])
        swapped = swapped[DATA_KEYS : data_keys_end(swapped)]
        yield "swapped data keys", message[:DATA_KEYS] + swapped + message[end:]
    for suite in (SIGNED, *UNCOMMITTED):
        yield "other suites", message[:1] + suite.algorithm_id.to_bytes(2, "big") + message[3:]
    yield "other suites", b"\x01" + message[1:]


def data_keys_end(message):
    """Where the one encrypted data key ends: two bytes of count, then three counted fields."""
    end = DATA_KEYS + 2
    for _ in range(3):
        end += 2 + int.from_bytes(message[end : end + 2], "big")
    return end


def other_contexts(context):
    for name in context:
        yield "changed pairs", {**context, name: context[name] + "x"}
        yield "missing pairs", {kept: context[kept] for kept in context if kept != name}
    yield "additional pairs", {**context, "more": "x"}


def refuse(vectors):
    """Fails if a changed message opens; says how many did not."""
    refused = Counter()

    def must_not_open(what, vector, **changed):
        try:
            opened(vector, **changed)
        except Exception:  # Whatever the SDK raises: what counts is that no text comes out.
            refused[what] += 1
        else:
            sys.exit(f"{vector['name']}: opened in spite of {what}")

    for vector in vectors:
        manager = materials(vector)
        assert opened(vector, manager=manager) == vector["text"], vector["name"]
        # The SDK (4.0.7) reads no further than the last frame: what it opens is what was sealed. Ours refuses.
        lengthened = bytes.fromhex(vector["message"]) + b"\0"
        assert opened(vector, message=lengthened, manager=manager) == vector["text"], vector["name"]
        others = [other for other in vectors if other is not vector]
        for what, message in changed_messages(vector, others):
            must_not_open(what, vector, message=message, manager=manager)
        for what, context in other_contexts(vector["context"]):
            must_not_open(what, vector, context=context)
            # Somebody who does not know that a pair is required, or thinks that another one is.
            must_not_open(what, vector, context=context, manager=manager)
        other_key = bytes(byte ^ 1 for byte in bytes.fromhex(vector["key"])).hex()
        must_not_open("other keys", {**vector, "key": other_key})
        must_not_open("other key names", {**vector, "key_name": vector["key_name"] + "x"})
    counted = ", ".join(f"{count:,} {what}" for what, count in refused.items())
    print(f"Python refused {counted} in {len(vectors)} messages")


def otherwise(vectors):
    """Messages by the SDK, under the right key, that are no body."""
    vector = vectors[0]
    context = vector["context"]
    yield sealed(vector, required=False, name="the context is stored in the message")
    # The SDK's frames are a multiple of 128 bytes long.
    longer = {**vector, "text": vector["text"].ljust(300)}
    yield sealed(longer, frame_length=128, name="several frames")
    yield sealed(vector, frame_length=0, name="no frame")
    yield sealed(vector, suite=SIGNED, name="a suite with a signature")
    for suite in UNCOMMITTED:
        name = f"version 1, suite {suite.algorithm_id:#06x}"
        yield sealed(vector, client=LAX_CLIENT, suite=suite, name=name)
        yield sealed(vector, client=LAX_CLIENT, suite=suite, required=False, name=f"{name}, the context stored")
    for what, other in other_contexts(context):
        (pair, _), *_ = context.items() ^ other.items()
        yield sealed(vector, context=other, name=f"{what}: {pair}")


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in ("open", "seal", "refuse", "otherwise"):
        sys.exit(__doc__)
    with open(sys.argv[2], encoding="utf-8") as file:
        vectors = json.load(file)
    if sys.argv[1] == "refuse":
        refuse(vectors)
        return
    made = {
        "open": lambda: [{**vector, "text": opened(vector)} for vector in vectors],
        "seal": lambda: [sealed(vector) for vector in vectors],
        "otherwise": lambda: list(otherwise(vectors)),
    }[sys.argv[1]]()
    print(json.dumps(made, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
