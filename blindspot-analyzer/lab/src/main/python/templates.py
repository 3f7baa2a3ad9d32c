#!/usr/bin/python3
"""Writes the tiny templates that ship, with their manifests (Debian: python3-torch).

A template is a TorchScript module with a method features(frames) -> [N, D] and linear heads on it: forward is [N, heads, 2].
The trunk of the tiny one is that of the starter network, which learned from simulated clips alone; its heads know nothing.
"""
import hashlib
import io
import pathlib
import sys
import zipfile

import torch
from torch import nn

from starter_template import stage

ATTRIBUTES = ["phone", "finger", "moire", "artifacts", "glare", "mirror", "hidden", "spoof"]


class Tiny(nn.Module):
    """[N, 3, height, width] of any size; average and maximum pooling, since cues may fill the view or be one spot."""

    def __init__(self, heads: int) -> None:
        super().__init__()
        self.trunk = nn.Sequential(
            stage(3, 12, 2), stage(12, 24, 2), stage(24, 32, 2), stage(32, 40, 2), stage(40, 40, 1)
        )
        self.heads = nn.Linear(80, heads * 2)
        self.count = heads

    @torch.jit.export
    def features(self, frames: torch.Tensor) -> torch.Tensor:
        maps = self.trunk(frames)
        return torch.cat([maps.mean(dim=[2, 3]), maps.amax(dim=[2, 3])], dim=1)

    def forward(self, frames: torch.Tensor) -> torch.Tensor:
        return self.heads(self.features(frames)).view(-1, self.count, 2)


def save(module: torch.jit.ScriptModule, file: pathlib.Path) -> str:
    whole = io.BytesIO()
    torch.jit.save(module, whole)
    stripped = io.BytesIO()
    # The debug tables name source paths of the machine at hand; without them the file depends on the weights and this script alone.
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(stripped, "w", zipfile.ZIP_STORED) as target:
        for entry in source.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                target.writestr(zipfile.ZipInfo(entry.filename), source.read(entry))
    file.write_bytes(stripped.getvalue())
    return hashlib.sha256(stripped.getvalue()).hexdigest()


def manifest(preset: str, attributes: list, digest: str) -> str:
    return f"""# Written by make templates; not to be edited by hand.
name: tiny-{preset}
iteration: 1
demonstration: true
network:
  file: {preset}.pt
  format: torchscript
  sha256: {digest}
input:
  width: 128
  height: 128
  channels: rgb
  scale: 0.00392156862745098
  mean: [0.5, 0.5, 0.5]
  std: [0.25, 0.25, 0.25]
crop:
  around: face
  context: 3.0
output:
  heads: [{", ".join(attributes)}]
  decides: spoof
threshold:
  value: 0.5
  from: nothing; the heads are untrained
aggregation: mean
lineage:
  trainedOn: simulated clips, as far as the trunk goes, which is that of the starter network; the heads are untrained
  participants: none
"""


if __name__ == "__main__":
    starter, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    trunk = {
        name[len("trunk."):]: value
        for name, value in torch.jit.load(str(starter)).state_dict().items()
        if name.startswith("trunk.")
    }
    for preset, attributes in [("entry-v2", ATTRIBUTES), ("entry-v1", ["spoof"])]:
        tiny = Tiny(len(attributes))
        tiny.trunk.load_state_dict(trunk)
        nn.init.zeros_(tiny.heads.weight)
        nn.init.zeros_(tiny.heads.bias)
        digest = save(torch.jit.script(tiny.eval()), folder / f"{preset}.pt")
        (folder / f"{preset}.yaml").write_text(manifest(preset, attributes, digest))
