#!/usr/bin/env python3
# Copied unchanged, but for these lines, from the project's shared oracle scripts (2026-11-24), which recorded conformance/sdk.
"""Resolution oracle: run the real TaskEnvironment / clone_with / env.task / task.override.

stdin : JSON array of
  {"id",
   "environment": {name, resources?, env_vars?, secrets?, service_account?, reusable?, interruptible?, queue?, cache?,
                   pod_template?, description?, image?, ...},      keys are passed as written
   "clone"?:     {name, ...}  -> environment = environment.clone_with(**clone)   (a list: chained)
   "function"?:  {"name": "work", "async": true}
   "decorator":  null (bare @env.task) | {} (@env.task()) | {short_name, retries, timeout, cache, ...}
   "override"?:  {...} | [{...}, ...] (chained) }
stdout: JSON array of {id, ok, error: {stage,type,message}|null, warnings, environment, task, resolved, idl}
  stage: environment | clone | decorator | override[i] | serialize
  `environment`/`task`/`resolved` are what exists up to the failure; `resolved` is the task after the overrides.
Value forms: see sdkdoc.py; plus
  reusable/override.reusable: {replicas, idle_ttl, concurrency, scaledown_ttl, scope} | "off" | any JSON
  retries: int | {"count", "backoff": {"base","factor","cap"}}      timeout: int | {"$timedelta"} | {max_runtime, max_queued_time, deadline}
  cache: string | {"behavior", ...}     secrets: string | [..] | {"key","group","as_env_var"}
  pod_template: string | {"primary_container_name","labels","annotations"}   links: [{"name","icon_uri"}]
"""
import dataclasses
import datetime as dt
import json
import sys

import sdkdoc as D
import flyte
from flyte._internal.runtime import task_serde
from flyte.models import CodeBundle, SerializationContext


@dataclasses.dataclass
class SimpleLink:
    name: str
    icon_uri: str = ""

    def get_link(self, **kw):
        return "https://example.org/" + self.name


def dur(x):
    return D.val(x)


def retries(x):
    if isinstance(x, dict) and "count" in x:
        kw = dict(x)
        if isinstance(kw.get("backoff"), dict):
            kw["backoff"] = flyte.Backoff(**{k: dur(v) for k, v in kw["backoff"].items()})
        return flyte.RetryStrategy(**kw)
    return D.val(x)


def timeout(x):
    if isinstance(x, dict) and (not x or set(x) & {"max_runtime", "max_queued_time", "deadline"}):
        return flyte.Timeout(**{k: dur(v) for k, v in x.items()})
    return D.val(x)


def cache(x):
    if isinstance(x, dict) and "behavior" in x:
        return flyte.Cache(**{k: (dur(v) if k != "ignored_inputs" else D.val(v)) for k, v in x.items()})
    return D.val(x)


def secret1(x):
    if isinstance(x, dict) and "key" in x:
        return flyte.Secret(**x)
    return D.val(x)


def secrets(x):
    return [secret1(i) for i in x] if isinstance(x, list) else secret1(x)


def reusable(x):
    if isinstance(x, dict) and not set(x) & {"$py", "$list"}:
        return flyte.ReusePolicy(**{k: dur(v) for k, v in x.items()})
    return D.val(x)


def pod(x):
    if isinstance(x, dict) and not set(x) & {"$py", "$list"}:
        return flyte.PodTemplate(**x)
    return D.val(x)


def links(x):
    return tuple(SimpleLink(**i) for i in x) if isinstance(x, list) else D.val(x)


CONV = {"resources": D.resources_value, "retries": retries, "timeout": timeout, "cache": cache, "secrets": secrets,
        "reusable": reusable, "pod_template": pod, "links": links,
        "depends_on": lambda x: [flyte.TaskEnvironment(name=n) if isinstance(n, str) else D.val(n) for n in x] if isinstance(x, list) else D.val(x),
        "env_vars": lambda x: (None if x is None else (D.val(x))),
        "include": lambda x: tuple(x) if isinstance(x, list) else D.val(x)}


def kwargs(d):
    return {k: CONV.get(k, D.val)(v) for k, v in (d or {}).items()}


def td(x):
    return D.jsonable(x)


def show_retries(r):
    if isinstance(r, flyte.RetryStrategy):
        b = r.backoff
        return {"count": r.count, "backoff": None if b is None else {"base": td(b.base), "factor": b.factor, "cap": td(b.cap)}}
    return D.jsonable(r)


def show_timeout(t):
    if isinstance(t, flyte.Timeout):
        return {"max_runtime": td(t.max_runtime), "max_queued_time": td(t.max_queued_time), "deadline": td(t.deadline)}
    return D.jsonable(t)


def show_cache(c):
    if isinstance(c, flyte.Cache):
        return {"behavior": c.behavior, "version_override": c.version_override, "serialize": c.serialize,
                "ignored_inputs": list(c.get_ignored_inputs()), "salt": c.salt, "max_age": td(c.max_age)}
    return D.jsonable(c)


def show_secret(s):
    if isinstance(s, flyte.Secret):
        return {"key": s.key, "group": s.group, "as_env_var": s.as_env_var, "mount": None if s.mount is None else str(s.mount)}
    return D.jsonable(s)


def show_secrets(s):
    if isinstance(s, (list, tuple)):
        return [show_secret(i) for i in s]
    return show_secret(s)


def show_reuse(r):
    if isinstance(r, flyte.ReusePolicy):
        return {"replicas": list(r.replicas), "idle_ttl": td(r.idle_ttl), "concurrency": r.concurrency,
                "scaledown_ttl": td(r.scaledown_ttl), "scope": r.scope}
    return D.jsonable(r)


def show_pod(p):
    if isinstance(p, flyte.PodTemplate):
        o = {"primary_container_name": p.primary_container_name, "labels": p.labels, "annotations": p.annotations}
        if p.pod_spec is not None:
            try:
                from kubernetes.client import ApiClient
                o["pod_spec"] = ApiClient().sanitize_for_serialization(p.pod_spec)
            except ImportError:
                o["pod_spec"] = {"$py": "V1PodSpec"}
        return o
    return D.jsonable(p)


def show_image(i):
    if isinstance(i, str) or i is None:
        return i
    return {"$image": getattr(i, "base_image", None) or getattr(i, "name", None)}


def show_env(e):
    return {"name": e.name, "resources": D.resources_doc(e.resources), "env_vars": D.jsonable(e.env_vars),
            "secrets": show_secrets(e.secrets), "service_account": e.service_account, "interruptible": D.jsonable(e.interruptible),
            "queue": D.jsonable(e.queue), "reusable": show_reuse(e.reusable), "cache": show_cache(e.cache),
            "pod_template": show_pod(e.pod_template), "description": e.description,
            "depends_on": [d.name for d in e.depends_on], "image": show_image(e.image), "include": list(e.include)}


def show_task(t):
    return {"name": t.name, "short_name": t.short_name, "resources": D.resources_doc(t.resources),
            "retries": show_retries(t.retries), "timeout": show_timeout(t.timeout), "cache": show_cache(t.cache),
            "env_vars": D.jsonable(t.env_vars), "secrets": show_secrets(t.secrets), "service_account": t.service_account,
            "interruptible": D.jsonable(t.interruptible), "queue": D.jsonable(t.queue), "reusable": show_reuse(t.reusable),
            "pod_template": show_pod(t.pod_template), "max_inline_io_bytes": D.jsonable(t.max_inline_io_bytes),
            "report": D.jsonable(t.report), "links": [l.name for l in t.links], "entrypoint": D.jsonable(t.entrypoint),
            "produces_artifacts": D.jsonable(t.produces_artifacts), "debuggable": D.jsonable(t.debuggable),
            "parent_env_name": t.parent_env_name, "task_type": t.task_type}


SC = SerializationContext(version="v1", project="p", domain="d", org="o",
                          code_bundle=CodeBundle(computed_version="cv", pkl="s3://bundle/code.pkl"))


def idl(t):
    """The parts of the serialized TaskTemplate that configuration decides."""
    m = D.MessageToDict(task_serde.get_proto_task(t, SC))
    md = m.get("metadata", {})
    for k in ("runtime", "discoveryVersion", "codeBundleUri"):
        md.pop(k, None)
    c = m.get("container", {})
    cust = m.get("custom")
    if isinstance(cust, dict):
        cust = {k: v for k, v in sorted(cust.items()) if k not in ("version",)}
        if isinstance(cust.get("spec"), dict):
            cust["spec"] = {k: v for k, v in sorted(cust["spec"].items()) if k != "container_image"}
    pod_ = m.get("k8sPod")
    if pod_:
        pod_ = json.loads(json.dumps(pod_, sort_keys=True))
        spec = pod_.get("podSpec", {})
        for k in spec.get("containers", []):
            k.pop("args", None)
            if k.get("image", "").startswith("ghcr.io/flyteorg"):
                k["image"] = "<default>"
    return {"type": m.get("type"), "metadata": md, "resources": c.get("resources"), "env": c.get("env"),
            "extendedResources": m.get("extendedResources"), "securityContext": m.get("securityContext"),
            "reusePolicy": m.get("reusePolicy"), "custom": cust, "config": m.get("config"), "k8sPod": pod_}


def make_func(spec):
    name = (spec or {}).get("name", "work")
    if (spec or {}).get("async", True):
        async def f(x: int = 1) -> int:
            return x
    else:
        def f(x: int = 1) -> int:
            return x
    f.__name__ = f.__qualname__ = name
    return f


def one(c):
    o = {"ok": False, "error": None, "warnings": [], "environment": None, "task": None, "resolved": None, "idl": None}
    with D.captured() as logs:
        stage = "environment"
        try:
            env = flyte.TaskEnvironment(**kwargs(c.get("environment")))
            clones = c.get("clone")
            for k, cl in enumerate(clones if isinstance(clones, list) else [clones] if clones is not None else []):
                stage = "clone"
                env = env.clone_with(**kwargs(cl))
            o["environment"] = show_env(env)
            stage = "decorator"
            fn = make_func(c.get("function"))
            dec = c.get("decorator")
            t = env.task(fn) if dec is None else env.task(**kwargs(dec))(fn)
            o["task"] = show_task(t)
            ov = c.get("override")
            for k, x in enumerate(ov if isinstance(ov, list) else [ov] if ov is not None else []):
                stage = f"override[{k}]"
                t = t.override(**kwargs(x))
            o["resolved"] = show_task(t)
            stage = "serialize"
            o["idl"] = idl(t)
            o["ok"] = True
        except Exception as e:  # noqa: BLE001
            o["error"] = D.err(stage, e)
    o["warnings"] = list(logs)
    return o


def main():
    cases = json.load(sys.stdin)
    json.dump([{"id": c.get("id"), **one(c)} for c in cases], sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
