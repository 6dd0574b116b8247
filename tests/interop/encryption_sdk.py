#!/usr/bin/env python3
"""Opens what Family Hub seals, and seals what Family Hub opens, with AWS's own Encryption SDK for Python.

    python3 -m venv .venv && .venv/bin/pip install 'aws-encryption-sdk[MPL]==4.0.7'
    .venv/bin/python tests/interop/encryption_sdk.py open functions/vault/tests/vectors/family_hub.json
    .venv/bin/python tests/interop/encryption_sdk.py seal functions/vault/tests/vectors/family_hub.json
    .venv/bin/python tests/interop/encryption_sdk.py refuse functions/vault/tests/vectors/family_hub.json

A vector is a JSON object: `name`, `key` (hex), `key_name`, `context`, `text` and, once sealed, `message` (hex); a
file holds a list of them. `open` fails unless every message opens to its text, and opens neither in another place
nor under another key. `seal` prints the same vectors sealed by the SDK, and is how
`functions/vault/tests/vectors/python.json` was made. `refuse` prints messages that the SDK makes but that have
another shape than a sealed body (`refused.json`). `cargo test` reads the files and needs no Python; with
ENCRYPTION_SDK_PYTHON naming an interpreter that has the SDK, `cargo test -p vault` runs both ways anew.
"""

import json
import logging
import sys

from aws_cryptographic_material_providers.mpl import AwsCryptographicMaterialProviders
from aws_cryptographic_material_providers.mpl.config import MaterialProvidersConfig
from aws_cryptographic_material_providers.mpl.models import (
    AesWrappingAlg,
    CreateDefaultCryptographicMaterialsManagerInput,
    CreateRawAesKeyringInput,
    CreateRequiredEncryptionContextCMMInput,
)
from aws_encryption_sdk import CommitmentPolicy, EncryptionSDKClient
from aws_encryption_sdk.exceptions import AWSEncryptionSDKClientError
from aws_encryption_sdk.identifiers import Algorithm

KEY_NAMESPACE = "family-hub"
FRAME_LENGTH = 400 * 1024
SUITE = Algorithm.AES_256_GCM_HKDF_SHA512_COMMIT_KEY

# The SDK logs a stack trace for each message that does not open, and most of those here must not.
logging.getLogger("aws_encryption_sdk").setLevel(logging.CRITICAL)

CLIENT = EncryptionSDKClient(
    commitment_policy=CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT,
    max_encrypted_data_keys=1,
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


def sealed(vector, required=True, frame_length=FRAME_LENGTH, suite=SUITE, **changes):
    message, _ = CLIENT.encrypt(
        source=vector["text"].encode(),
        materials_manager=materials(vector, required),
        encryption_context=vector["context"],
        algorithm=suite,
        frame_length=frame_length,
    )
    kept = {field: vector[field] for field in ("name", "key", "key_name", "context", "text")}
    return {**kept, "message": message.hex(), **changes}


def opened(vector):
    text, header = CLIENT.decrypt(
        source=bytes.fromhex(vector["message"]),
        materials_manager=materials(vector),
        encryption_context=vector["context"],
    )
    assert header.algorithm is SUITE, f"{vector['name']}: suite {header.algorithm}"
    return text.decode()


def must_not_open(vector, what):
    try:
        opened(vector)
    except AWSEncryptionSDKClientError:
        return
    sys.exit(f"{vector['name']}: opened with another {what}")


def open_all(vectors):
    for vector in vectors:
        if opened(vector) != vector["text"]:
            sys.exit(f"{vector['name']}: opened to another text")
        for pair in vector["context"]:
            elsewhere = {**vector["context"], pair: vector["context"][pair] + "x"}
            must_not_open({**vector, "context": elsewhere}, pair)
        other_key = bytes(byte ^ 1 for byte in bytes.fromhex(vector["key"])).hex()
        must_not_open({**vector, "key": other_key}, "key")
    print(f"{len(vectors)} messages open, and none elsewhere or under another key")


def refused(vectors):
    vector = vectors[0]
    yield sealed(vector, required=False, name="the context is stored in the message")
    # The SDK's frames are a multiple of 128 bytes long.
    longer = {**vector, "text": vector["text"].ljust(300)}
    yield sealed(longer, frame_length=128, name="several frames")
    yield sealed(
        vector,
        suite=Algorithm.AES_256_GCM_HKDF_SHA512_COMMIT_KEY_ECDSA_P384,
        name="a suite with a signature",
    )


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in ("open", "seal", "refuse"):
        sys.exit(__doc__)
    with open(sys.argv[2], encoding="utf-8") as file:
        vectors = json.load(file)
    if sys.argv[1] == "open":
        open_all(vectors)
        return
    made = refused(vectors) if sys.argv[1] == "refuse" else map(sealed, vectors)
    print(json.dumps(list(made), indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
