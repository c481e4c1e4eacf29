"""Writes safetensors files with the standard library alone, as a check of those that Gradapt reads and writes."""
import json
import struct
import sys

FORMATS = {"F64": "d", "F32": "f", "F16": "e"}


def write(path, tensors, metadata):
    header = {"__metadata__": metadata}
    data = b""
    for name, (dtype, shape, values) in tensors.items():
        if dtype == "BF16":
            # The upper halves of floats that have nothing in the lower.
            encoded = b"".join(struct.pack("<f", value)[2:] for value in values)
        else:
            encoded = struct.pack("<%d%s" % (len(values), FORMATS[dtype]), *values)
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [len(data), len(data) + len(encoded)]}
        data += encoded
    text = json.dumps(header).encode("utf-8")
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


folder = sys.argv[1]
write(folder + "/types.safetensors", {
    "odd": ("F16", [3], [1.5, -0.0, 65504.0]),
    "brain": ("BF16", [1, 2], [-2.5, 3.0]),
    "single": ("F32", [2, 3], [0.0, 0.5, -1.25, 1e-40, 3.5, 16777216.0]),
    "double": ("F64", [], [0.1]),
    "empty": ("F32", [0, 4], []),
}, {"written by": "Python, \u00fcber \"json\""})
write(folder + "/linear.safetensors", {
    "a.weight": ("F32", [2, 3], [1.0, 2.0, 3.0, -4.0, -5.0, -6.0]),
    "a.bias": ("F32", [2], [0.25, -0.75]),
}, {})
write(folder + "/state_dict.safetensors", {
    "0.bias": ("F32", [3], [0.5, 1.5, 2.5]),
    "0.weight": ("F32", [3, 2], [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]),
    "2.weight": ("F32", [1, 3], [-1.0, -2.0, -3.0]),
    "2.bias": ("F32", [1], [0.125]),
}, {"format": "pt"})
