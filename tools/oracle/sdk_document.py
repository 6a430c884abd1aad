"""What the real SDK makes of a resource document: built from the document's own values, without our Python writer.

Written from the rules of the document, not from src/core: it flattens, converts and builds on its own.
"""
import datetime as dt
import pathlib
import re

import flyte

ENVIRONMENT = ["description", "image", "resources", "env_vars", "interruptible", "reusable", "cache", "secrets",
               "service_account", "queue", "pod_template", "include"]
TASK = ["short_name", "cache", "retries", "timeout", "pod_template", "report", "interruptible", "max_inline_io_bytes",
        "queue", "service_account", "entrypoint"]
OVERRIDE = ["resources", "short_name", "cache", "retries", "timeout", "env_vars", "secrets", "service_account",
            "interruptible", "queue", "pod_template", "reusable", "max_inline_io_bytes"]


def whole(x):
    """JSON's whole floats are a document's integers, and all its numbers are doubles."""
    if isinstance(x, int) and not isinstance(x, bool):
        return int(float(x)) if abs(x) > 2**53 else x
    if isinstance(x, float) and x.is_integer():
        return int(x)
    if isinstance(x, list):
        return [whole(i) for i in x]
    if isinstance(x, dict):
        return {k: whole(v) for k, v in x.items()}
    return x


def tuples(x):
    return tuple(tuples(i) for i in x) if isinstance(x, list) else x


def seconds(x, always=False):
    if isinstance(x, bool) or not isinstance(x, (int, float)):
        return x
    return dt.timedelta(seconds=x) if always or isinstance(x, float) else x


def made(cls, x, keys, **convert):
    if not isinstance(x, dict):
        return x
    return cls(**{k: convert.get(k, lambda v: v)(v) for k, v in x.items() if k in keys})


def device(x):
    return made(flyte.Device, x, ["device", "quantity", "device_class", "partition"]) if isinstance(x, dict) else tuples(x)


def resources(x):
    if not isinstance(x, dict):
        return tuples(x)
    return made(flyte.Resources, x, ["cpu", "memory", "gpu", "disk", "shm"], cpu=tuples, memory=tuples, gpu=device, disk=tuples, shm=tuples)


def always(x):
    return seconds(x, always=True)


def backoff(x):
    return made(flyte.Backoff, x, ["base", "factor", "cap"], base=always, cap=always)


def secret(x):
    return made(flyte.Secret, x, ["key", "group", "as_env_var", "mount"], mount=lambda p: pathlib.Path(p) if isinstance(p, str) else p)


CONVERT = {
    "resources": resources,
    "retries": lambda x: made(flyte.RetryStrategy, x, ["count", "backoff"], backoff=backoff),
    "timeout": lambda x: made(flyte.Timeout, x, ["max_runtime", "max_queued_time", "deadline"], max_runtime=seconds,
                              max_queued_time=seconds, deadline=seconds) if isinstance(x, dict) else seconds(x),
    "cache": lambda x: made(flyte.Cache, x, ["behavior", "version_override", "serialize", "ignored_inputs", "salt", "max_age"],
                            ignored_inputs=tuples, max_age=seconds),
    "reusable": lambda x: made(flyte.ReusePolicy, x, ["replicas", "idle_ttl", "scaledown_ttl", "concurrency", "scope"],
                               replicas=tuples, idle_ttl=seconds, scaledown_ttl=seconds),
    "secrets": lambda x: [secret(i) for i in x] if isinstance(x, list) else secret(x),
    "include": tuples,
}


def kwargs(node, keys):
    return {k: CONVERT.get(k, lambda v: v)(v) for k, v in node.items() if k in keys}


def slug(name):
    text = re.sub("[^a-z0-9]+", "-", name.lower() if isinstance(name, str) else "").strip("-")
    return text or "task"


def flattened(document):
    """The environments, those made for tasks after them: (environment, tasks with their positions, names depended on)."""
    names = {e.get("name") for e in document["environments"]}
    own, clones = [], []
    for at, e in enumerate(document["environments"]):
        tasks, added = [], []
        for index, t in enumerate(e.get("tasks", [])):
            if t.get("resources") is None:
                tasks.append((t, (at, index)))
                continue
            base = e["name"] if isinstance(e.get("name"), str) and e["name"] else "environment"
            wanted = name = f"{base}-{slug(t.get('name'))}"
            n = 1
            while name in names:
                n += 1
                name = f"{wanted}-{n}"
            names.add(name)
            added.append(name)
            clones.append(({"name": name, "clone_of": e.get("name", ""), "resources": t["resources"]}, [(t, (at, index))], []))
        own.append((e, tasks, added))
    return own + clones


class Built:
    """The SDK's objects: environments by name, tasks and lists of overrides by their full names, in the file's order."""

    def __init__(self):
        self.environments, self.tasks, self.overrides, self.depends_on = {}, {}, {}, {}
        self.order = []
        self.by_place = {}


def build(document):
    built, parts = Built(), flattened(document)
    by_name = {}
    for part in parts:
        by_name.setdefault(part[0].get("name") if isinstance(part[0].get("name"), str) else id(part), part)

    def environment(part, open_=()):
        e = part[0]
        key = id(part)
        if key in made_:
            return made_[key]
        source = by_name.get(e.get("clone_of")) if isinstance(e.get("clone_of"), str) else None
        kw = {"name": e.get("name", ""), **kwargs(e, ENVIRONMENT)}
        if source is not None and key not in open_:
            parent = environment(source, (*open_, key))
            if key in made_:
                return made_[key]
            made_[key] = parent.clone_with(**kw)
        else:
            if kw.get("include", ()) is None:
                del kw["include"]
            made_[key] = flyte.TaskEnvironment(**kw)
        built.order.append(part)
        return made_[key]

    made_ = {}
    for part in parts:
        environment(part)
    for part in parts:
        env = made_[id(part)]
        built.environments[env.name] = env
        declared = part[0].get("depends_on")
        names = [n for n in declared if isinstance(n, str)] if isinstance(declared, list) else []
        if names + part[2] or not part[0].get("clone_of"):
            built.depends_on[env.name] = list(dict.fromkeys(names + part[2]))
    pairs = []
    for part in built.order:
        for t, place in part[1]:
            env = made_[id(part)]
            task = env.task(**kwargs(t, TASK))(function(t)) if kwargs(t, TASK) else env.task(function(t))
            built.tasks[task.name] = (task, t)
            pairs.append((task, t, place))
    for task, t, place in pairs:
        called = [(task.override(**kwargs(o, OVERRIDE)), o) for o in t.get("overrides", [])]
        if called:
            built.overrides.setdefault(task.name, []).extend(called)
        built.by_place[place] = [task, *(override for override, _ in called)]
    return built


def function(t):
    if t.get("async", True) is False:
        def f() -> None: ...
    else:
        async def f() -> None: ...
    f.__name__ = f.__qualname__ = t.get("name") if isinstance(t.get("name"), str) else "task"
    f.__doc__ = t["docs"] if isinstance(t.get("docs"), str) else None
    return f
