"""Runs a module with the real SDK, and makes a change as the SDK would see it: the arguments of one call are replaced while the file runs.

The call is found by the lines on which it stands, so nothing here reads or writes Python the way src/core does.
"""
import contextlib
import dataclasses
import datetime as dt
import inspect
import io
import os
import pathlib
import signal
import sys
import types

import flyte
from flyte._environment import Environment, list_loaded_environments
from flyte._task import TaskTemplate

import resolve_oracle as RO
import sdk_document as SD
import sdkdoc as D

NAME = "oracle_module"
SIGNATURE = inspect.signature(flyte.TaskEnvironment)
CLONE = inspect.signature(flyte.TaskEnvironment.clone_with)


class Run:
    """One run of a file: what it defines, where, and what the change met."""

    def __init__(self, path, change=None):
        self.path, self.change = str(path), change
        self.sites, self.overrides, self.nodes, self.dropped = [], [], [], set()
        self.module, self.environments, self.error = None, [], None

    def site(self):
        """The call of the file that is running now: its line, and which of the line's calls it is."""
        frame = sys._getframe(2)
        while frame is not None and frame.f_code.co_filename != self.path:
            frame = frame.f_back
        return None if frame is None else (frame.f_lineno, id(frame.f_code), frame.f_lasti)

    def meets(self, kind, line):
        c = self.change
        return c is not None and c["kind"] == kind and c["lines"] is not None and c["lines"][0] <= line <= c["lines"][1]


def changed(given, change):
    """The arguments of a call with the change made."""
    key, *rest = change["keys"]
    if change["how"] == "unset" and not rest:
        return {k: v for k, v in given.items() if k != key}
    if not rest:
        return {**given, key: SD.CONVERT.get(key, lambda v: v)(SD.whole(change["value"]))}
    return {**given, key: within(given[key], rest, change)}


def within(value, keys, change):
    """A value with the change made in a part of it."""
    key, *rest = keys
    if isinstance(value, dict):
        old = value.get(key)
        new = {k: v for k, v in value.items() if k != key or rest or change["how"] != "unset"}
        return new if key not in new and change["how"] == "unset" else {**new, key: part(old, key, rest, change)}
    if isinstance(value, (tuple, list)):
        items = [part(v, key, rest, change) if i == key else v for i, v in enumerate(value) if rest or change["how"] != "unset" or i != key]
        return type(value)(items)
    if not dataclasses.is_dataclass(value):
        # A short spelling, such as gpu="A100:2" or one replica, of what the document writes as a whole.
        raise LookupError(f"{type(value).__name__} has no {key}")
    if not rest and change["how"] == "unset":
        field = next(f for f in dataclasses.fields(value) if f.name == key)
        default = field.default if field.default is not dataclasses.MISSING else None
        return dataclasses.replace(value, **{key: default})
    return dataclasses.replace(value, **{key: part(getattr(value, key), key, rest, change)})


def part(old, key, rest, change):
    if rest:
        return within(old, rest, change)
    new = SD.whole(change["value"])
    if isinstance(old, dt.timedelta) or key in ("base", "cap"):
        return dt.timedelta(seconds=new)
    if key in ("gpu", "backoff", "mount"):
        return {"gpu": SD.device, "backoff": SD.backoff, "mount": pathlib.Path}[key](new)
    return SD.tuples(new)


def bound(signature, args, kwargs):
    """Arguments by their names; as they are where Python would refuse them."""
    try:
        given = dict(signature.bind_partial(*args, **kwargs).arguments)
    except TypeError:
        return None
    given.pop("self", None)
    more = given.pop("kwargs", {})
    return {**given, **more}


def hooks(run):
    """The SDK's calls, watched; the one that the change is about gets other arguments."""
    make, clone, task, override, depend = (flyte.TaskEnvironment.__init__, flyte.TaskEnvironment.clone_with, flyte.TaskEnvironment.task,
                                           TaskTemplate.override, Environment.add_dependency)

    def environment(call, signature, self, args, kwargs):
        site = run.site()
        given = bound(signature, args, kwargs)
        c = run.change
        if site is None or given is None or not run.meets("environment", site[0]) or (c["name"] is not None and given.get("name") != c["name"]):
            return call(self, *args, **kwargs), None
        run.sites.append((site, set(given)))
        return call(self, **(changed(given, c) if c["how"] in ("set", "unset") else given)), site

    def init(self, *args, **kwargs):
        if sys._getframe(1).f_code.co_filename != run.path:
            return make(self, *args, **kwargs)
        _, met = environment(make, SIGNATURE, self, args, kwargs)
        if met:
            run.nodes.append(self)

    def clone_with(self, *args, **kwargs):
        # The signature has `self`; here it is bound already.
        made, met = environment(clone, CLONE.replace(parameters=list(CLONE.parameters.values())[1:]), self, args, kwargs)
        if met:
            run.nodes.append(made)
        return made

    def decorate(self, _func=None, **kwargs):
        def decorated(function):
            # Another decorator may have wrapped the function that stands in the file.
            code = getattr(inspect.unwrap(function), "__code__", None)
            if code is None or code.co_filename != run.path or not run.meets("task", code.co_firstlineno):
                return task(self, **kwargs)(function) if _func is None else task(self, function, **kwargs)
            run.sites.append((code.co_firstlineno, set(kwargs)))
            made = changed_task(run, self, function, kwargs)
            run.nodes.append(made)
            return made

        return decorated if _func is None else decorated(_func)

    def changed_task(run, env, function, kwargs):
        c = run.change
        if c["how"] in ("add", "remove"):
            return task(env, **kwargs)(function)
        key = c["keys"][0]
        if key == "name":
            function.__name__ = function.__qualname__ = c["value"]
        elif key == "docs":
            function.__doc__ = c["value"] if c["how"] == "set" else None
        elif key == "resources":
            own = clone(env, name=f"{env.name}-{SD.slug(function.__name__)}", resources=SD.resources(SD.whole(c["value"])))
            depend(env, own)
            return task(own, **kwargs)(function)
        else:
            kwargs = changed(kwargs, c)
        return task(env, **kwargs)(function)

    def overridden(self, **kwargs):
        site = run.site()
        if site is None or not run.meets("override", site[0]):
            made = override(self, **kwargs)
        else:
            run.sites.append((site, set(kwargs)))
            c = run.change
            if c["how"] == "set" and c["keys"] != ["label"] and site == c.get("site"):
                kwargs = changed(kwargs, c)
            elif c["how"] == "unset" and (len(c["keys"]) == 1 or site == c.get("site")) and c["keys"][0] in kwargs:
                kwargs = changed(kwargs, c)
            made = override(self, **kwargs)
            run.nodes.append(made)
        run.overrides.append((made, self))
        return made

    return {(flyte.TaskEnvironment, "__init__"): init, (flyte.TaskEnvironment, "clone_with"): clone_with,
            (flyte.TaskEnvironment, "task"): decorate, (TaskTemplate, "override"): overridden}


@contextlib.contextmanager
def watched(run):
    table = hooks(run)
    before = {place: getattr(*place) for place in table}
    for (owner, name), function in table.items():
        setattr(owner, name, function)
    try:
        yield
    finally:
        for (owner, name), function in before.items():
            setattr(owner, name, function)


def late(*_):
    raise TimeoutError("the file runs for more than ten seconds")


def execute(code, run):
    """Runs compiled code as a module of its own; the SDK's list of environments begins empty."""
    registry = list_loaded_environments()
    registry.clear()
    variables = dict(os.environ)
    run.module = module = types.ModuleType(NAME)
    module.__file__ = run.path
    sys.modules[NAME] = module
    signal.signal(signal.SIGALRM, late)
    signal.alarm(10)
    with watched(run), D.captured(), contextlib.redirect_stdout(io.StringIO()):
        try:
            exec(code, module.__dict__)
            if run.change is not None:
                grown(run)
        except Exception as e:  # noqa: BLE001
            run.error = f"{type(e).__name__}: {e}"
        finally:
            signal.alarm(0)
            os.environ.clear()
            os.environ.update(variables)
    run.environments = list(registry)
    return run


def grown(run):
    """What a change adds or takes away, after the file itself has run."""
    c = run.change
    if c["how"] == "remove":
        run.dropped = set(map(id, run.nodes))
    if c["how"] != "add":
        return
    node = SD.whole(c["value"])
    if c["keys"] == ["environments"]:
        flyte.TaskEnvironment(**SD.kwargs(node, ["name", *SD.ENVIRONMENT]))
    for target in run.nodes:
        if c["keys"] == ["tasks"]:
            target.task(**SD.kwargs(node, SD.TASK))(SD.function(node))
        if c["keys"] == ["overrides"]:
            target.override(**SD.kwargs(node, SD.OVERRIDE))
    run.nodes = run.nodes or ([None] if c["keys"] == ["environments"] else [])


def described(run):
    """What a run has defined. Names tell nodes apart; overrides stand by their task, in their order."""
    gone = run.dropped
    environments = sorted(((e.name, shown_environment(e)) for e in run.environments if id(e) not in gone), key=lambda pair: pair[0])
    tasks = [t for e in run.environments if id(e) not in gone for t in getattr(e, "tasks", {}).values() if id(t) not in gone]
    overrides = {}
    for made, on in run.overrides:
        root = on
        while (before := next((o for m, o in run.overrides if m is root), None)) is not None:
            root = before
        if not {id(made), id(root)} & gone and id(getattr(root, "parent_env", lambda: None)()) not in gone:
            overrides.setdefault(made.name, []).append(RO.show_task(made))
    shown = {"environments": environments, "tasks": sorted((shown_task(t) for t in tasks), key=lambda t: t["name"]),
             "overrides": dict(sorted(overrides.items()))}
    return plain(shown)


def shown_environment(e):
    if isinstance(e, flyte.TaskEnvironment):
        return RO.show_env(e)
    return {"name": e.name, "type": type(e).__name__, "resources": D.resources_doc(e.resources), "env_vars": D.jsonable(e.env_vars)}


def shown_task(t):
    function = getattr(t, "func", None)
    docs = getattr(function, "__doc__", None)
    return {**RO.show_task(t), "async": inspect.iscoroutinefunction(function), "docs": docs if docs is None else inspect.cleandoc(docs)}


def plain(x):
    """Durations as seconds, pairs and lists as lists."""
    if isinstance(x, dict):
        if set(x) == {"$timedelta"}:
            return plain(x["$timedelta"])
        if set(x) == {"$list"}:
            return plain(x["$list"])
        return {k: plain(v) for k, v in x.items()}
    if isinstance(x, (list, tuple)):
        return [plain(i) for i in x]
    return int(x) if isinstance(x, float) and x.is_integer() else x
