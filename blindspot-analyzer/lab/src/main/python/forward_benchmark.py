"""Frames per second of EfficientNet-B3 and RegNetY-32GF with eight two-class heads in Python torch, and the files for the same in Java.

forward_benchmark.py FOLDER [DEVICE]   DEVICE: cuda (default) or cpu

Writes, of each network and precision, NAME-PRECISION.pt (TorchScript, random weights), NAME.input (float32, N x 3 x 256 x 256) and
NAME.expected (float32, N x 8 x 2: what the CPU answers in full precision), and prints "python NAME PRECISION BATCH FPS".
"""
import copy
import pathlib
import sys
import time

import torch
import torchvision

NETWORKS = {
    "efficientnet_b3": (torchvision.models.efficientnet_b3, 64),
    "regnet_y_32gf": (torchvision.models.regnet_y_32gf, 32),
}
SECONDS = 5.0
WARM_UP = 10


class Heads(torch.nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, frames):
        return self.network(frames).view(-1, 8, 2)


class Halved(torch.nn.Module):
    """A network as it is registered in half precision: numbers of 32 bits go in and come out, and what is between is its own affair."""

    def __init__(self, network):
        super().__init__()
        self.network = copy.deepcopy(network).half()

    def forward(self, frames):
        return self.network(frames.half()).float()


def frames_per_second(network, frames, device):
    with torch.inference_mode():
        for _ in range(WARM_UP):
            network(frames).cpu()
        began = time.perf_counter()
        batches = 0
        while time.perf_counter() - began < SECONDS:
            network(frames).cpu()
            batches += 1
        return batches * len(frames) / (time.perf_counter() - began)


def spread(network, frames):
    """Random weights let the activations of a deep network die out, and every answer would be the same: brings each layer to unit variance."""
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.reset_running_stats()
            module.momentum = None
    with torch.inference_mode():
        network.train()(frames)
    heads = [module for module in network.modules() if isinstance(module, torch.nn.Linear)][-1]
    with torch.inference_mode():
        answers = network.eval()(frames)
    heads.weight.data *= 2 / answers.std()


def main(folder, device):
    folder.mkdir(parents=True, exist_ok=True)
    for name, (build, batch) in NETWORKS.items():
        torch.manual_seed(1)
        network = Heads(build(weights=None, num_classes=16)).eval()
        frames = torch.rand(batch, 3, 256, 256)
        spread(network, frames)
        (folder / f"{name}.input").write_bytes(frames.numpy().tobytes())
        with torch.inference_mode():
            (folder / f"{name}.expected").write_bytes(network(frames).numpy().tobytes())
        for precision, registered in (("full", network), ("half", Halved(network))):
            placed = copy.deepcopy(registered).to(device)
            on_device = frames.to(device)
            with torch.inference_mode():
                torch.jit.save(torch.jit.trace(placed, on_device), str(folder / f"{name}-{precision}.pt"))
            print("python", name, precision, batch, f"{frames_per_second(placed, on_device, device):.0f}", flush=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "cuda")
