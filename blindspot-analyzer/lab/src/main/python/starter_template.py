#!/usr/bin/python3
"""Writes the untrained TorchScript that StarterTraining starts from (Debian: python3-torch).

DJL can train and save a TorchScript module but cannot export a block built in Java, so the shape of the network
comes from here and every weight that is used comes from Java.
"""
import io
import sys
import zipfile

import torch
from torch import nn

HEADS = 8


def stage(inputs: int, outputs: int, stride: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


class Starter(nn.Module):
    """[N, 3, 128, 128] -> logits [N, 8, 2]; average and maximum pooling, since cues may fill the view or be one spot."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = nn.Sequential(
            stage(3, 12, 2), stage(12, 24, 2), stage(24, 32, 2), stage(32, 40, 2), stage(40, 40, 1)
        )
        self.heads = nn.Linear(80, HEADS * 2)

    def forward(self, frames: torch.Tensor) -> torch.Tensor:
        maps = self.trunk(frames)
        pooled = torch.cat([maps.mean(dim=[2, 3]), maps.amax(dim=[2, 3])], dim=1)
        return self.heads(pooled).view(-1, 8, 2)


if __name__ == "__main__":
    torch.manual_seed(20261123)
    module = torch.jit.script(Starter().train())
    whole = io.BytesIO()
    torch.jit.save(module, whole)
    # The debug tables name source paths of the machine at hand; without them the file depends on this script alone.
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_STORED) as target:
        for entry in source.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                target.writestr(zipfile.ZipInfo(entry.filename), source.read(entry))
