"""The peer of make bench-scoring: EfficientNet-B3 with eight two-class heads at 256 px.

scoring_benchmark.py export FOLDER       writes network.pt (TorchScript, random weights) and model.yaml
scoring_benchmark.py score FOLDER CLIPS  decodes, detects, crops and scores 16 frames of each clip as a plain script would, and prints
                                         "python FRAMES SECONDS": OpenCV decodes and finds faces (Haar cascade), torch runs the network
"""
import hashlib
import pathlib
import sys
import time

import torch
import torchvision

SIDE, FRAMES, CONTEXT = 256, 16, 3.0
CASCADE = "/usr/share/opencv4/haarcascades/haarcascade_frontalface_default.xml"
MANIFEST = """name: efficientnet-b3-random
iteration: 1
network: {{file: network.pt, format: torchscript, sha256: {sha256}}}
input: {{width: 256, height: 256, channels: rgb, scale: 0.00392156862745098, mean: [0, 0, 0], std: [1, 1, 1]}}
crop: {{around: face, context: 3}}
output: {{heads: [phone, finger, moire, artifacts, glare, mirror, hidden, spoof], decides: spoof}}
threshold: {{value: 0.5, from: nothing; its weights are random}}
aggregation: mean
lineage: {{trainedOn: nothing, participants: none}}
"""


class Heads(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.network = torchvision.models.efficientnet_b3(weights=None, num_classes=16)

    def forward(self, frames):
        return self.network(frames).view(-1, 8, 2)


def export(folder):
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    traced = torch.jit.freeze(torch.jit.trace(Heads().eval(), torch.rand(FRAMES, 3, SIDE, SIDE)))
    traced.save(str(folder / "network.pt"))
    sha256 = hashlib.sha256((folder / "network.pt").read_bytes()).hexdigest()
    (folder / "model.yaml").write_text(MANIFEST.format(sha256=sha256))


def faces(clip, detector, cv2):
    video = cv2.VideoCapture(str(clip))
    decoded = []
    while True:
        there, frame = video.read()
        if not there:
            break
        decoded.append(frame)
    for i in range(FRAMES):
        frame = decoded[(2 * i + 1) * len(decoded) // (2 * FRAMES)]
        found = detector.detectMultiScale(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY), 1.1, 4, minSize=(60, 60))
        height, width = frame.shape[:2]
        x, y, w, h = max(found, key=lambda box: box[2]) if len(found) else (width // 4, height // 4, width // 2, height // 2)
        side = int(min(CONTEXT * max(w, h), width, height))
        left = int(min(max(x + w / 2 - side / 2, 0), width - side))
        top = int(min(max(y + h / 2 - side / 2, 0), height - side))
        crop = cv2.resize(frame[top:top + side, left:left + side], (SIDE, SIDE), interpolation=cv2.INTER_AREA)
        yield torch.from_numpy(crop[:, :, ::-1].copy()).permute(2, 0, 1).float() / 255


def score(folder, clips):
    import cv2

    torch.set_num_threads(2)
    network = torch.jit.load(str(folder / "network.pt"))
    detector = cv2.CascadeClassifier(CASCADE)
    paths = sorted(clips.glob("*.webm")) + sorted(clips.glob("*.mp4"))
    with torch.inference_mode():
        for _ in range(3):
            network(torch.rand(FRAMES, 3, SIDE, SIDE))
        began = time.perf_counter()
        for clip in paths:
            network(torch.stack(list(faces(clip, detector, cv2)))).softmax(-1)[:, :, 1].mean(0)
        print("python", FRAMES * len(paths), f"{time.perf_counter() - began:.2f}")


if __name__ == "__main__":
    if sys.argv[1] == "export":
        export(pathlib.Path(sys.argv[2]))
    else:
        score(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
