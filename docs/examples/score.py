# apt-get install python3-torch python3-opencv; python3 score.py EXPORT PHOTO...
import json, struct, sys
import cv2, numpy, torch
from torch import nn

folder, *photos = sys.argv[1:]
model = json.load(open(folder + "/model.json"))
data = open(folder + "/model.safetensors", "rb").read()  # with the package: safetensors.torch.load_file
start = 8 + struct.unpack("<Q", data[:8])[0]
weights = {
    name: torch.from_numpy(numpy.frombuffer(data[start:], "<f4")[slice(*(x // 4 for x in t["data_offsets"]))].copy())
    .reshape(t["shape"])
    for name, t in json.loads(data[8:start]).items() if name != "__metadata__"}

pooling = {
    "max pooling": nn.MaxPool2d(2, ceil_mode=True), "global max": nn.AdaptiveMaxPool2d(1),
    "global mean": nn.AdaptiveAvgPool2d(1), "dropout": nn.Identity()}
net = nn.Sequential()
for name, kind in ((layer["name"], layer["kind"]) for layer in model["safetensors"]["layers"]):
    if kind in pooling:
        net.add_module(name, pooling[kind])
        continue
    outputs, inputs = weights[name + ".weight"].shape[:2]
    net.add_module(name + "-flat", nn.Identity() if kind == "convolution" else nn.Flatten())
    net.add_module(name, nn.Conv2d(inputs, outputs, 3, padding="same") if kind == "convolution" else nn.Linear(inputs, outputs))
    net.add_module(name + "-relu", nn.Identity() if kind == "logit" else nn.ReLU())
net.load_state_dict(weights)

steps = model["preprocessing"]
for photo in photos:
    rgb = cv2.cvtColor(cv2.imread(photo), cv2.COLOR_BGR2RGB)
    rgb = cv2.resize(rgb, (steps["width"], steps["height"]), interpolation=cv2.INTER_AREA)
    face = torch.from_numpy(rgb).permute(2, 0, 1)[None].float() / 127.5 - 1
    faces = face if steps["mirroring"] == "none" else torch.cat([face, face.flip(3)])
    with torch.no_grad():
        logit = net(faces)[:, 0].mean().item()  # the asked attribute's comes first
    print(photo, logit, 1 / (1 + numpy.exp(-logit)))
