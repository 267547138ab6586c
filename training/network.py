"""The reading model: a small BERT encoder whose word vectors feed all heads in one pass.

Encoder: all-MiniLM-L6-v2 (Wang et al. 2020, "MiniLM"; Apache-2.0), 6 layers, 384 wide, plus an embedding of letter
case, since its vocabulary is uncased. Heads read the first piece of each word. Word 0 is [CLS]: the root of the
parse, and "none" in every pointing. Arcs and relations are biaffine (Dozat and Manning 2017); the other pointings are
the same without bias.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.labels_of import ARGUMENTS, ATTRIBUTION, ENTITIES, FIRMNESS, STANCES, TRIGGERS, UPOS

WIDTH, LAYERS, ATTENTION_HEADS, INNER, PIECES, POSITIONS, LETTER_CASES = 384, 6, 12, 1536, 30522, 512, 5
DROPOUT = 0.1
FAR = -1e4  # a score that no softmax lets through, and that eight-bit export can hold


class Layer(nn.Module):
    """One transformer layer, normalised after each part as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.joined = nn.Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.norm_out = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        """[batch, pieces, width] to the same; `hidden` is added to the attention scores."""
        batch, length, _ = x.shape
        shape = (batch, length, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS)
        query, key, value = self.query_key_value(x).view(shape).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=hidden.to(query.dtype))
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm_attention(x + functional.dropout(self.joined(mixed), DROPOUT, self.training))
        return self.norm_out(
            x + functional.dropout(self.narrow(functional.gelu(self.widen(x))), DROPOUT, self.training)
        )


class Encoder(nn.Module):
    """Pieces to vectors."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.case = nn.Embedding(LETTER_CASES, WIDTH)
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor) -> Tensor:
        """ids, case and mask are [batch, pieces]; the result is [batch, pieces, width]."""
        x = self.pieces(ids) + self.positions.weight[: ids.shape[1]][None] + self.case(case)
        x = functional.dropout(self.norm(x), DROPOUT, self.training)
        hidden = (1 - mask[:, None, None, :].to(x.dtype)) * FAR
        for layer in self.layers:
            x = layer(x, hidden)
        return x

    def load_base(self, path: Path) -> None:
        """Take over the base encoder from its safetensors file."""
        from safetensors.torch import load_file

        base = load_file(path)
        self.pieces.weight.data.copy_(base["embeddings.word_embeddings.weight"])
        kind = base["embeddings.token_type_embeddings.weight"][0]
        self.positions.weight.data.copy_(base["embeddings.position_embeddings.weight"] + kind)
        for part in ("weight", "bias"):
            getattr(self.norm, part).data.copy_(base[f"embeddings.LayerNorm.{part}"])
            for number, layer in enumerate(self.layers):
                at = f"encoder.layer.{number}."
                triple = [base[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.query_key_value, part).data.copy_(torch.cat(triple))
                for own, theirs in _NAMES.items():
                    getattr(getattr(layer, own), part).data.copy_(base[f"{at}{theirs}.{part}"])


_NAMES = {
    "joined": "attention.output.dense",
    "norm_attention": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "norm_out": "output.LayerNorm",
}


class Pointer(nn.Module):
    """How strongly each word points at each other word."""

    def __init__(self, size: int, kinds: int = 1) -> None:
        super().__init__()
        self.size, self.kinds = size, kinds
        self.source = nn.Linear(WIDTH, size * kinds)
        self.target = nn.Linear(WIDTH, size * kinds)

    def forward(self, words: Tensor) -> Tensor:
        """[batch, words, width] to [batch, words, words], or [batch, kinds, words, words] for several kinds."""
        batch, length, _ = words.shape
        a = functional.gelu(self.source(words)).view(batch, length, self.kinds, self.size).transpose(1, 2)
        b = functional.gelu(self.target(words)).view(batch, length, self.kinds, self.size).permute(0, 2, 3, 1)
        scores = a @ b * (1 / math.sqrt(self.size))
        return scores[:, 0] if self.kinds == 1 else scores


@dataclass(frozen=True, slots=True)
class Scores:
    """The raw scores of one batch; W counts word 0. A pointing is [batch, from, to]."""

    attribution: Tensor  # [batch, W, 7]
    link: Tensor  # word of a source or content to the first word of its cue
    origin: Tensor  # first word of a cue to the first word of its source
    upos: Tensor
    arcs: Tensor  # word to its head
    entity: Tensor
    trigger: Tensor  # [batch, W, kinds + 1]
    stance: Tensor
    firmness: Tensor
    argument: Tensor  # [batch, labels, W, W]: word of an argument to its trigger; label 0 is none


class Model(nn.Module):
    """Encoder and heads."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.attribution = nn.Linear(WIDTH, len(ATTRIBUTION))
        self.link = Pointer(96)
        self.origin = Pointer(96)
        self.upos = nn.Linear(WIDTH, len(UPOS))
        self.arc_from = nn.Linear(WIDTH, 192)
        self.arc_to = nn.Linear(WIDTH, 193)
        self.relation_from = nn.Linear(WIDTH, 96)
        self.relation_to = nn.Linear(WIDTH, 96)
        self.relation_both = nn.Parameter(torch.randn(relations, 96, 96) * 0.02)
        self.relation_each = nn.Linear(192, relations)
        self.entity = nn.Linear(WIDTH, len(ENTITIES))
        self.trigger = nn.Linear(WIDTH, len(TRIGGERS))
        self.manner = nn.Linear(WIDTH, 192)
        self.stance = nn.Linear(192, len(STANCES))
        self.firmness = nn.Linear(192, len(FIRMNESS))
        self.argument = Pointer(48, len(ARGUMENTS))

    def words(self, ids: Tensor, case: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Vectors of words: [batch, W, width]. `first` is [batch, W], the place of each word's first piece."""
        x = self.encoder(ids, case, mask)
        return torch.gather(x, 1, first[:, :, None].expand(-1, -1, x.shape[-1]))

    def arcs(self, words: Tensor) -> Tensor:
        """How strongly each word takes each other as its head: [batch, W, W]."""
        a, h = functional.gelu(self.arc_from(words)), self.arc_to(words)
        return a @ functional.gelu(h[..., :-1]).transpose(1, 2) * (1 / math.sqrt(a.shape[-1])) + h[..., -1][:, None, :]

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """Scores of each word's relation to the head it has: [batch, W, relations]."""
        a = functional.gelu(self.relation_from(words))
        h = functional.gelu(self.relation_to(words))
        h = torch.gather(h, 1, heads[:, :, None].expand(-1, -1, h.shape[-1]))
        both = self.relation_both.permute(1, 0, 2).reshape(a.shape[-1], -1)
        crossed = torch.matmul(a, both).view(a.shape[0], a.shape[1], self.relation_both.shape[0], -1)
        return (crossed * h[:, :, None, :]).sum(-1) + self.relation_each(torch.cat([a, h], -1))

    def forward(self, words: Tensor) -> Scores:
        """All heads but the relations, which need the heads of words."""
        manner = functional.gelu(self.manner(words))
        return Scores(
            self.attribution(words),
            self.link(words),
            self.origin(words),
            self.upos(words),
            self.arcs(words),
            self.entity(words),
            self.trigger(words),
            self.stance(manner),
            self.firmness(manner),
            self.argument(words),
        )
