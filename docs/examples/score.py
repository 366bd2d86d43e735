# apt-get install python3-torch python3-opencv; python3 score.py EXPORT PHOTO...   (nets article and baseline)
import json, struct, sys
import cv2, numpy, torch
from torch import nn

folder, *photos = sys.argv[1:]
data = open(folder + "/model.safetensors", "rb").read()  # with the package: safetensors.torch.load_file
start = 8 + struct.unpack("<Q", data[:8])[0]
weights = {
    name: torch.from_numpy(numpy.frombuffer(data[start:], "<f4")[slice(*(x // 4 for x in t["data_offsets"]))].copy())
    .reshape(t["shape"])
    for name, t in json.loads(data[8:start]).items() if name != "__metadata__"}

net = nn.Sequential()
for name in dict.fromkeys(key.split(".")[0] for key in weights):
    outputs, inputs = weights[name + ".weight"].shape[:2]
    if name.startswith("conv"):
        net.add_module(name, nn.Conv2d(inputs, outputs, 3, padding="same"))
        net.add_module(name + "-pool", nn.Sequential(nn.ReLU(), nn.MaxPool2d(2, ceil_mode=True)))
    else:
        net.add_module(name + "-flat", nn.Flatten())
        net.add_module(name, nn.Linear(inputs, outputs))
        net.add_module(name + "-relu", nn.Identity() if name == "logit" else nn.ReLU())
net.load_state_dict(weights)

size = json.load(open(folder + "/model.json"))["preprocessing"]
for photo in photos:
    rgb = cv2.cvtColor(cv2.imread(photo), cv2.COLOR_BGR2RGB)
    rgb = cv2.resize(rgb, (size["width"], size["height"]), interpolation=cv2.INTER_AREA)
    with torch.no_grad():
        logit = net(torch.from_numpy(rgb).permute(2, 0, 1)[None].float() / 127.5 - 1).item()
    print(photo, logit, 1 / (1 + numpy.exp(-logit)))
