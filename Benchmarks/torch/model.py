"""The same encoder-decoder in PyTorch, written as a PyTorch user would write it for speed:
fused QKV where it applies, scaled_dot_product_attention, fused layer norm."""

import math

import torch
from torch import nn
from torch.nn import functional as F


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.q_proj = nn.Linear(width, width)
        self.k_proj = nn.Linear(width, width)
        self.v_proj = nn.Linear(width, width)
        self.out_proj = nn.Linear(width, width)

    def split(self, x):
        batch, time, width = x.shape
        return x.view(batch, time, self.heads, width // self.heads).transpose(1, 2)

    def forward(self, queries, memory, is_causal):
        q = self.split(self.q_proj(queries))
        k = self.split(self.k_proj(memory))
        v = self.split(self.v_proj(memory))
        mixed = F.scaled_dot_product_attention(q, k, v, is_causal=is_causal)
        return self.out_proj(mixed.transpose(1, 2).reshape(queries.shape))


class FeedForward(nn.Module):
    def __init__(self, width, inner):
        super().__init__()
        self.linear1 = nn.Linear(width, inner)
        self.linear2 = nn.Linear(inner, width)

    def forward(self, x):
        return self.linear2(F.relu(self.linear1(x)))


class EncoderLayer(nn.Module):
    def __init__(self, width, heads, inner):
        super().__init__()
        self.self_attn = Attention(width, heads)
        self.ffn = FeedForward(width, inner)
        self.norm1 = nn.LayerNorm(width)
        self.norm2 = nn.LayerNorm(width)

    def forward(self, x):
        x = self.norm1(x + self.self_attn(x, x, False))
        return self.norm2(x + self.ffn(x))


class DecoderLayer(nn.Module):
    def __init__(self, width, heads, inner):
        super().__init__()
        self.self_attn = Attention(width, heads)
        self.cross_attn = Attention(width, heads)
        self.ffn = FeedForward(width, inner)
        self.norm1 = nn.LayerNorm(width)
        self.norm2 = nn.LayerNorm(width)
        self.norm3 = nn.LayerNorm(width)

    def forward(self, x, memory):
        x = self.norm1(x + self.self_attn(x, x, True))
        x = self.norm2(x + self.cross_attn(x, memory, False))
        return self.norm3(x + self.ffn(x))


def positions(length, width):
    position = torch.arange(length, dtype=torch.float64)[:, None]
    rate = torch.exp(torch.arange(0, width, 2, dtype=torch.float64) * (-math.log(10000.0) / width))
    table = torch.zeros(length, width, dtype=torch.float64)
    table[:, 0::2] = torch.sin(position * rate)
    table[:, 1::2] = torch.cos(position * rate)
    return table.float()


class EncoderDecoder(nn.Module):
    def __init__(self, vocabulary, width, heads, inner, layers):
        super().__init__()
        self.scale = math.sqrt(width)
        self.embed = nn.Embedding(vocabulary, width)
        nn.init.normal_(self.embed.weight, std=width**-0.5)
        self.register_buffer("positions", positions(512, width))
        self.enc = nn.ModuleList(EncoderLayer(width, heads, inner) for _ in range(layers))
        self.dec = nn.ModuleList(DecoderLayer(width, heads, inner) for _ in range(layers))

    def embedded(self, ids):
        return self.embed(ids) * self.scale + self.positions[: ids.shape[1]]

    def encode(self, source):
        x = self.embedded(source)
        for layer in self.enc:
            x = layer(x)
        return x

    def decode(self, ids, memory):
        x = self.embedded(ids)
        for layer in self.dec:
            x = layer(x, memory)
        return F.linear(x, self.embed.weight)

    def forward(self, source, decoder_input):
        return self.decode(decoder_input, self.encode(source))
