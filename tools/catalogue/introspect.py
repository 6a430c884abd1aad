#!/usr/bin/env python3
"""What the installed Flyte SDK knows of accelerators, caches and keywords, as one JSON object: the data of a release.

Usage: introspect.py   (in an environment with the release installed; run with `python -B`)
Reads the SDK's own tables and asks its helpers; nothing is typed in by hand.
"""
import dataclasses
import importlib.metadata
import inspect
import json
from typing import get_args

import flyte
import flyte._resources as R
from flyte._internal.runtime import resources_serde as S

CLASSES = ["GPU", "TPU", "NEURON", "AMD_GPU", "HABANA_GAUDI", "APPLE_SILICON"]


def literals(name):
    return list(get_args(getattr(R, name, None)))


def device_class(name):
    devbox = getattr(R, "_DEVBOX_DEVICE_CLASSES", {})
    if name in devbox:
        return devbox[name]
    return next(label for kind, label in R._DeviceClassType.items() if name in get_args(kind))


def accelerators():
    rows = {}
    for text in literals("Accelerators"):
        name, colon, count = text.partition(":")
        row = rows.setdefault(name, {"id": name, "deviceClass": device_class(name), "counts": []})
        if colon:
            row["counts"].append(int(count))
        else:
            row["countOptional"] = True
    return list(rows.values())


def takes(helper, *arguments):
    try:
        helper(*arguments)
        return True
    except Exception:  # noqa: BLE001
        return False


def partitions():
    """By device what its helper takes; a device whose helper takes any text is left out."""
    lists = [literals(name) for name in dir(R) if name.endswith("Parts")]
    known = list(dict.fromkeys(p for parts in lists for p in parts))
    tables = {}
    for device in literals("GPUType"):
        if not takes(flyte.GPU, device, 1, "no such partition"):
            taken = [p for p in known if takes(flyte.GPU, device, 1, p)]
            if taken:
                # In the order of the SDK's own list.
                tables[device] = next((parts for parts in lists if set(parts) == set(taken)), taken)
    for device in literals("TPUType"):
        tables[device] = [p for p in literals(f"{device}Parts") if takes(flyte.TPU, device, p)]
    return tables


def wire_classes():
    names = {value.number: value.name for value in S.tasks_pb2.GPUAccelerator.DeviceClass.DESCRIPTOR.values}
    numbers = {str(getattr(key, "value", key)): int(value) for key, value in S._DeviceClassToProto.items()}
    rows = [{"name": name, "number": number, **({"wireName": names[number]} if number in names else {})} for name, number in numbers.items()]
    return sorted(rows, key=lambda row: row["number"])


def fields(owner):
    if dataclasses.is_dataclass(owner):
        return [field.name for field in dataclasses.fields(owner)]
    return [name for name in inspect.signature(owner).parameters if name not in ("self", "_func")]


def cache_aliases():
    for module in ("flyte._cache.cache", "flyte._cache"):
        found = vars(__import__(module, fromlist=["x"]))
        for name, value in found.items():
            if "ALIAS" in name.upper() and isinstance(value, dict):
                return dict(sorted(value.items()))
    return {}


def main():
    release = importlib.metadata.version("flyte")
    from flyte._task import TaskTemplate

    owners = {
        "Resources": R.Resources, "Device": R.Device, "TaskEnvironment": flyte.TaskEnvironment,
        "TaskEnvironment.clone_with": flyte.TaskEnvironment.clone_with, "TaskEnvironment.task": flyte.TaskEnvironment.task,
        "TaskTemplate.override": TaskTemplate.override, "ReusePolicy": flyte.ReusePolicy, "RetryStrategy": flyte.RetryStrategy,
        "Timeout": flyte.Timeout, "Cache": flyte.Cache,
    }
    print(json.dumps({
        "id": f"sdk-{release}",
        "release": release,
        "source": f"flyte {release} from PyPI: flyte/_resources.py, flyte/_internal/runtime/resources_serde.py",
        "idlRelease": importlib.metadata.version("flyteidl2"),
        "requiresPython": importlib.metadata.metadata("flyte")["Requires-Python"],
        "accelerators": accelerators(),
        "partitions": partitions(),
        "sharedDevices": literals("SharedGPUType"),
        "nodeLabelValues": dict(sorted(S.ACCELERATOR_DEVICE_MAP.items())),
        "aliases": dict(getattr(R, "_DEPRECATED_GPU_ALIASES", {})),
        "deprecatedNotations": sorted(getattr(S, "DEPRECATED_ACCELERATOR_NOTATIONS", [])),
        "deviceClasses": wire_classes(),
        "helperDevices": {"GPU": literals("GPUType"), "TPU": literals("TPUType"), "Neuron": literals("NeuronType"),
                          "AMD_GPU": literals("AMD_GPUType"), "HABANA_GAUDI": literals("HABANA_GAUDIType")},
        "cacheWords": ["auto", "override", "disable"],
        "cacheAliases": cache_aliases(),
        "fields": {name: fields(owner) for name, owner in owners.items()},
    }))


if __name__ == "__main__":
    main()
