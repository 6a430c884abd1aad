# Copied unchanged, but for these lines, from the project's shared oracle scripts (2026-11-24), which recorded conformance/sdk.
"""Shared conversions between the product's JSON documents and real Flyte SDK values.

JSON -> SDK:
  [a, b, ...]                                  -> tuple
  {"$list": [...]}                             -> list (to show that the SDK refuses lists)
  {"$py": "float('nan')"}                      -> a value JSON cannot spell (tiny whitelist below)
  {"$timedelta": seconds}                      -> datetime.timedelta
  gpu: {"device","quantity","device_class","partition"} -> flyte.Device(**obj)
  gpu: {"helper": "GPU"|"TPU"|"Neuron"|"AMD_GPU"|"HABANA_GAUDI"|"APPLE_SILICON", **kwargs} -> helper(**kwargs)
"""
from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import logging
import math
import pathlib
import warnings as _w

import flyte
import flyte._resources as R
from flyte._internal.runtime import resources_serde as S
from google.protobuf.json_format import MessageToDict

PY = {
    "float('nan')": float("nan"), "float('inf')": float("inf"), "float('-inf')": float("-inf"),
    "-0.0": -0.0, "1j": 1j, "b'1Gi'": b"1Gi", "object()": object, "set()": set(), "{}": {},
}


def val(x):
    """generic JSON -> Python"""
    if isinstance(x, list):
        return tuple(val(i) for i in x)
    if isinstance(x, dict):
        if set(x) == {"$list"}:
            return [val(i) for i in x["$list"]]
        if set(x) == {"$py"}:
            return PY[x["$py"]]
        if set(x) == {"$timedelta"}:
            return dt.timedelta(seconds=x["$timedelta"])
        return {k: val(v) for k, v in x.items()}
    return x


HELPERS = {n: getattr(flyte, n) for n in ("GPU", "TPU", "Neuron", "AMD_GPU", "HABANA_GAUDI", "APPLE_SILICON")}


def gpu_value(g):
    if isinstance(g, dict) and not set(g) & {"$list", "$py"}:
        if "helper" in g:
            kw = {k: val(v) for k, v in g.items() if k != "helper"}
            return HELPERS[g["helper"]](**kw)
        return flyte.Device(**{k: val(v) for k, v in g.items()})
    return val(g)


def resources_value(doc):
    if doc is None:
        return None
    if not isinstance(doc, dict):
        return val(doc)
    if set(doc) == {"$py"} or set(doc) == {"$list"}:
        return val(doc)
    return flyte.Resources(**{k: (gpu_value(v) if k == "gpu" else val(v)) for k, v in doc.items()})


def jsonable(v):
    """Python -> JSON, tuples as lists; what JSON cannot spell as {"$py": repr}"""
    if isinstance(v, bool) or v is None or isinstance(v, str):
        return v
    if isinstance(v, int):
        return v
    if isinstance(v, float):
        if math.isnan(v) or math.isinf(v):
            return {"$py": repr(v)}
        return v
    if isinstance(v, dt.timedelta):
        return {"$timedelta": v.total_seconds() if v.total_seconds() % 1 else int(v.total_seconds())}
    if isinstance(v, tuple):
        return [jsonable(i) for i in v]
    if isinstance(v, list):
        return {"$list": [jsonable(i) for i in v]}
    if isinstance(v, dict):
        return {str(k): jsonable(i) for k, i in v.items()}
    if isinstance(v, R.Device):
        return {k: jsonable(getattr(v, k)) for k in ("device", "quantity", "device_class", "partition")}
    if isinstance(v, pathlib.Path):
        return str(v)
    return {"$py": repr(v)}


def resources_doc(r):
    """SDK Resources -> document form (unset keys omitted)"""
    if r is None:
        return None
    if not isinstance(r, R.Resources):
        return jsonable(r)
    return {f: jsonable(getattr(r, f)) for f in ("cpu", "memory", "gpu", "disk", "shm") if getattr(r, f) is not None}


def device_doc(r):
    d = r.get_device() if r is not None else None
    return None if d is None else jsonable(d)


def proto(msg):
    return None if msg is None else MessageToDict(msg)


class Capture(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.out = []

    def emit(self, r):
        self.out.append(r.getMessage())


@contextlib.contextmanager
def captured():
    h = Capture()
    lg = logging.getLogger("flyte")
    old, oldlevel, oldprop = lg.handlers[:], lg.level, lg.propagate
    lg.handlers[:] = [h]
    lg.setLevel(logging.WARNING)
    lg.propagate = False
    with _w.catch_warnings(record=True) as ws:
        _w.simplefilter("always")
        try:
            yield h.out
        finally:
            h.out.extend(f"{w.category.__name__}: {w.message}" for w in ws)
            lg.handlers[:] = old
            lg.setLevel(oldlevel)
            lg.propagate = oldprop


def err(stage, e):
    return {"stage": stage, "type": type(e).__name__, "message": str(e)}
