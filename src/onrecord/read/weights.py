"""The shipped model: its manifest, the digest check, and one lazily loaded session per process."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


class DamagedWeightsError(Exception):
    """A file of the model is missing or is not the one that the manifest names."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the model's output columns mean and which files it consists of."""

    name: str
    version: str
    files: dict[str, str]
    attribution: tuple[str, ...]
    upos: tuple[str, ...]
    relations: tuple[str, ...]
    longest: int  # word pieces in one passage


@dataclass(frozen=True, slots=True)
class Output:
    """Raw scores for a passage of W words; row and column 0 are the root, before the first word.

    attribution [W + 1, 7], link [W + 1, W + 1] (word to the first word of its cue, 0 = none), upos [W + 1, 17],
    head [W + 1] (word index, 0 = root), relation [W + 1, 44].
    """

    attribution: Floats
    link: Floats
    upos: Floats
    head: Ints
    relation: Floats


def _file(name: str) -> bytes:
    try:
        return (files("onrecord.read") / "weights" / name).read_bytes()
    except OSError as error:
        raise DamagedWeightsError(f"the model file {name} cannot be read ({error}); install onrecord again") from error


@lru_cache(maxsize=1)
def manifest() -> Manifest:
    """The manifest of the shipped weights."""
    raw = json.loads(_file("manifest.json"))
    return Manifest(
        name=raw["name"],
        version=raw["version"],
        files=raw["files"],
        attribution=tuple(raw["attribution"]),
        upos=tuple(raw["upos"]),
        relations=tuple(raw["relations"]),
        longest=raw["longest"],
    )


def checked(name: str) -> bytes:
    """The bytes of a model file, if their SHA-256 is the one of the manifest; else DamagedWeightsError."""
    data = _file(name)
    if hashlib.sha256(data).hexdigest() != manifest().files[name]:
        raise DamagedWeightsError(f"the model file {name} does not match its manifest; install onrecord again")
    return data


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    from tokenizers import Tokenizer  # heavy: only reading needs it

    tokenizer = Tokenizer.from_buffer(checked("tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@lru_cache(maxsize=65536)
def pieces(word: str) -> tuple[int, ...]:
    """Word-piece ids of one word; an unknown sign becomes [UNK]."""
    whole = word.encode("utf-8", "replace").decode("utf-8")  # half of a cut pair of surrogates is no character
    return tuple(_tokenizer().encode(whole, add_special_tokens=False).ids) or (100,)


@lru_cache(maxsize=4)
def _session(threads: int) -> Any:
    import onnxruntime as ort  # heavy: only reading needs it

    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return ort.InferenceSession(checked("joint6.int8.onnx"), options, providers=["CPUExecutionProvider"])


def letter_case(word: str) -> int:
    """The five letter-case classes that the encoder was trained with (its vocabulary is uncased)."""
    if not any(c.isalpha() for c in word):
        return 4
    if word.islower():
        return 0
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 1
    return 2 if word.isupper() else 3


def run(words: Sequence[str], *, threads: int = 1) -> Output:
    """The model's scores for one passage of W words."""
    ids, case, first = encode(words)
    feed = {"ids": ids, "case": case, "mask": [1] * len(ids), "widx": first, "wmask": [1] * len(first)}
    batch = {name: np.array([row], dtype=np.int64) for name, row in feed.items()}
    return Output(*(scores[0] for scores in _session(threads).run(["attr", "link", "upos", "head", "rel"], batch)))


def encode(words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
    """Piece ids, letter-case classes and the place of each word's first piece, between [CLS] and [SEP]."""
    ids, case, first = [101], [4], [0]
    for word in words:
        found = pieces(word)
        first.append(len(ids))
        ids += found
        case += [letter_case(word)] * len(found)
    return [*ids, 102], [*case, 4], first
