#!/usr/bin/env python3
"""Checks what the writers have written against the real SDK, the formatter and PyYAML.

Usage: check.py FOLDER   (made by render.ts; run with `python -B` and a clean environment)
Prints one line a failure, and as its last line a JSON object {"passed": N, "failed": N}.
"""
import ast
import contextlib
import importlib.util
import inspect
import io
import json
import pathlib
import re
import runpy
import subprocess
import sys
import tomllib

import flyte
import kubernetes
import yaml
from flyte._environment import list_loaded_environments
from flyte._task import TaskTemplate

import resolve_oracle as RO
import sdk_document as SD
import sdkdoc as D

folder = pathlib.Path(sys.argv[1]).resolve()
count = {"passed": 0, "failed": 0}


def check(where, found, wanted):
    if same(found, wanted):
        count["passed"] += 1
    else:
        count["failed"] += 1
        print(f"{where}: found {found!r}, wanted {wanted!r}"[:1500])


def text_of(path):
    """The file's text with its line ends as they are."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def same(a, b):
    """Equal, and of the same kinds all the way down, order of keys included."""
    if type(a) is not type(b):
        return False
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[k], b[k]) for k in a)
    if isinstance(a, list):
        return len(a) == len(b) and all(map(same, a, b))
    return a == b


def load(path):
    """The module, the environments that it made, and the error that stopped it."""
    before = len(list_loaded_environments())
    name = "oracle_" + re.sub(r"\W", "_", str(path.relative_to(folder))[:-3])
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    error = None
    with D.captured(), contextlib.redirect_stdout(io.StringIO()):
        try:
            spec.loader.exec_module(module)
        except Exception as e:  # noqa: BLE001
            error = f"{type(e).__name__}: {e}"
    return module, list_loaded_environments()[before:], error


def wanted_objects(document):
    with D.captured():
        try:
            return SD.build(document), None
        except Exception as e:  # noqa: BLE001
            return None, f"{type(e).__name__}: {e}"


def idl(task):
    with D.captured():
        try:
            return RO.idl(task)
        except Exception as e:  # noqa: BLE001
            return f"{type(e).__name__}: {e}"


def plain(shown):
    return {k: v for k, v in shown.items() if k != "depends_on"}


def check_task(where, found, wanted):
    check(f"{where} shown", plain(RO.show_task(found)), plain(RO.show_task(wanted)))
    check(f"{where} IDL", idl(found), idl(wanted))


def check_python(path, document):
    text = text_of(path)
    wanted, refused = wanted_objects(document)
    module, environments, error = load(path)
    check(f"{path.parent.name}/{path.name} error", error, refused)
    if wanted is None or error is not None:
        return
    found = {e.name: e for e in environments}
    check(f"{path} environments", sorted(e.name for e in environments), sorted(wanted.environments))
    for name, env in wanted.environments.items():
        if name not in found:
            continue
        check(f"{path} {name}", plain(RO.show_env(found[name])), plain(RO.show_env(env)))
        if name in wanted.depends_on:
            check(f"{path} {name} depends_on", [d.name for d in found[name].depends_on], wanted.depends_on[name])
    tasks = {t.name: t for e in environments for t in e.tasks.values()}
    check(f"{path} tasks", sorted(tasks), sorted(wanted.tasks))
    for name, (task, node) in wanted.tasks.items():
        if name in tasks:
            check_task(f"{path} {name}", tasks[name], task)
            check_function(f"{path} {name}", tasks[name].func, node, text)
    check_overrides(path, module, set(map(id, tasks.values())), wanted, text)


def check_function(where, function, node, text):
    check(f"{where} async", inspect.iscoroutinefunction(function), node.get("async", True) is not False)
    docs = node.get("docs")
    if not isinstance(docs, str):
        check(f"{where} docs", function.__doc__, None)
        return
    definition = next(n for n in ast.walk(ast.parse(text)) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef)) and n.name == function.__name__)
    literal = definition.body[0].value
    one_line = literal.lineno == literal.end_lineno
    check(f"{where} docs", literal.value if one_line else inspect.cleandoc(literal.value), docs or " ")


def check_overrides(path, module, registered, wanted, text):
    found = {}
    for variable, value in vars(module).items():
        if isinstance(value, TaskTemplate) and id(value) not in registered:
            found.setdefault(value.name, []).append((variable, value))
    check(f"{path} overridden tasks", sorted(found), sorted(wanted.overrides))
    labels = labels_of(text)
    for name, overrides in wanted.overrides.items():
        got = found.get(name, [])
        check(f"{path} {name} overrides", len(got), len(overrides))
        for (variable, value), (task, node) in zip(got, overrides):
            check_task(f"{path} {name} {variable}", value, task)
            if node.get("label") is None or isinstance(node["label"], str):
                check(f"{path} {name} {variable} label", labels.get(variable), node.get("label"))


def labels_of(text):
    """The label of each override's variable, as a reader would take it."""
    lines = text.split("\n")
    labels = {}
    for node in ast.parse(text).body:
        if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and getattr(node.value.func, "attr", "") == "override"):
            continue
        variable, task = node.targets[0].id, node.value.func.value.id
        above = lines[node.lineno - 2]
        if above.startswith("# label:"):
            said = above.removeprefix("# label:").strip(" ")
            labels[variable] = None if said == "" else ast.literal_eval(said) if said[0] in "\"'" else said
        else:
            rest = variable.removeprefix(task + "_")
            labels[variable] = None if rest == "override" else rest
    return labels


def messages(task):
    """What the SDK sends about a task's resources; None where it refuses."""
    with D.captured():
        try:
            sent = {"resources": D.proto(D.S.get_proto_resources(task.resources)),
                    "extendedResources": D.proto(D.S.get_proto_extended_resources(task.resources))}
        except Exception:  # noqa: BLE001
            return None
    return {k: v for k, v in sent.items() if v is not None}


def check_idl(path, document):
    """One object a task and override, in the document's order: what the SDK serializes for it."""
    wanted, refused = wanted_objects(document)
    if refused is not None:
        return
    found = list(json.loads(text_of(path)).values())
    sent = [messages(task) for place in sorted(wanted.by_place) for task in wanted.by_place[place]]
    check(f"{path} number", len(found), len(sent))
    for one, other in zip(found, sent):
        check(str(path), json.dumps(one, sort_keys=True), json.dumps(other, sort_keys=True))


SETTINGS = ["cache", "retries", "timeout", "env_vars", "secrets", "service_account", "interruptible", "queue", "reusable",
            "pod_template", "max_inline_io_bytes", "short_name", "report", "entrypoint"]


def check_resolved(path, document):
    """What we say that each task and override ends up with, against the tasks that the SDK resolves."""
    wanted, refused = wanted_objects(document)
    if refused is not None:
        return
    nodes = SD.whole(json.loads(text_of(path)))
    check(f"{path} number", len(nodes), sum(len(tasks) for tasks in wanted.by_place.values()))
    for node in nodes:
        environment, task, override = node["place"]
        real = wanted.by_place[(environment, task)][0 if override is None else override + 1]
        where = f"{path} {node['place']}"
        check(f"{where} resources", D.resources_doc(real.resources), D.resources_doc(SD.resources(node["resources"])))
        shown = RO.show_task(real)
        for key in SETTINGS:
            check(f"{where} {key}", shown[key], RO.show_task(alone(key, node["settings"].get(key), real))[key])


def alone(key, winner, real):
    """A task that has nothing but the winning level's value."""
    level, given = (winner["layer"], {key: winner["value"]}) if winner else ("task", {})
    off = given == {"reusable": "off"}
    environment = flyte.TaskEnvironment(name="alone", **SD.kwargs(given, SD.ENVIRONMENT) if level == "environment" else {})
    task = environment.task(**SD.kwargs(given, SD.TASK) if level == "task" else {})(SD.function({"name": real.func.__name__}))
    return task.override(**SD.kwargs(given, SD.OVERRIDE)) if level == "override" and not off else task


def check_header(path, document):
    text = text_of(path)
    found = re.search(r"(?m)^# /// script$\s(?P<content>(^#(| .*)$\s)+)^# ///$", text)
    header = tomllib.loads("".join(line[2:] for line in found["content"].splitlines(keepends=True))) if found else None
    sdk = document.get("sdk", "2.12.1")
    check(f"{path} header", header, {"requires-python": ">=3.10", "dependencies": [f"flyte=={sdk}"]})


def check_data(path, document, loader):
    wanted = document
    if "sdk" not in document or "version" not in document:
        before = list(document)[: list(document).index("version")] if "version" in document else []
        first = {k: document[k] for k in before}
        wanted = {**first, "version": document.get("version", 1), "sdk": document.get("sdk", "2.12.1"), **document} if "sdk" not in document else {"version": 1, **document}
    # JavaScript puts keys that look like positions first.
    wanted = dict(sorted(wanted.items(), key=lambda item: re.fullmatch("0|[1-9][0-9]*", item[0]) is None))
    try:
        found = SD.whole(loader(text_of(path)))
    except Exception as e:  # noqa: BLE001
        found = repr(e)
    check(str(path), found, wanted)


def check_syntax(path):
    try:
        ast.parse(text_of(path))
        check(str(path), True, True)
    except (SyntaxError, ValueError) as e:
        check(str(path), repr(e), True)


def check_layout(paths):
    """Nothing is left for the formatter to change."""
    ruff = pathlib.Path(sys.executable).parent / "ruff"
    command = [str(ruff), "format", "--isolated", "--no-cache", "--check", "--diff", "--line-length", "88", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True)
    changed = [line[4:] for line in done.stdout.splitlines() if line.startswith("+++ ")]
    if done.returncode > 1 or done.stderr.startswith("error"):
        print(done.stderr[:2000])
        count["failed"] += 1
    for path in changed:
        print(f"{path}: the formatter would change it")
    if changed:
        print(done.stdout[:3000])
    count["failed"] += len(changed)
    count["passed"] += len(paths) - len(changed)


def units(text):
    raw = text.encode("utf-16-le", "surrogatepass")
    return [raw[i] + 256 * raw[i + 1] for i in range(0, len(raw), 2)]


def check_literals(rows):
    for row in rows:
        check(f"literal {row['literal']}", units(ast.literal_eval(row["literal"])), row["units"])
        source = "def f():\n" + "\n".join("    " + line if line else "" for line in row["docstring"]) + "\n    ...\n"
        value = ast.parse(source).body[0].body[0].value.value
        found = value if len(row["docstring"]) == 1 else inspect.cleandoc(value)
        check(f"docstring {row['docstring']}", units(found), row["units"] or [32])


def check_pod_templates(place):
    """The objects of the Python file are those of the YAML stream, field by field."""
    made = runpy.run_path(str(place / "pod-template-python.py"))
    found = [value for value in made.values() if isinstance(value, flyte.PodTemplate)]
    stream = yaml.safe_load_all((place / "pod-template.yaml").read_text(encoding="utf-8"))
    wanted = [template["template"] for template in stream if template]
    check(f"{place}: pod templates", len(found), len(wanted))
    for one, other in zip(found, wanted):
        spec = {key: value for key, value in other["spec"].items() if key != "restartPolicy"}
        # Python leaves the image out where the run sets it; Kubernetes wants one in every container.
        images = [container.pop("image") for container in spec["containers"]]
        written = kubernetes.client.ApiClient().sanitize_for_serialization(one.pod_spec)
        check(f"{place}: image", [c.pop("image", images[at]) for at, c in enumerate(written["containers"])], images)
        check(f"{place}: pod spec", json.dumps(written, sort_keys=True), json.dumps(spec, sort_keys=True))
        check(f"{place}: labels", one.labels or {}, other.get("metadata", {}).get("labels", {}))
        check(f"{place}: primary", one.primary_container_name, written["containers"][0]["name"])


def main():
    for place in sorted((folder / "fixtures").iterdir()):
        document = SD.whole(json.loads((place / "document.json").read_text()))
        # The fixture itself means the same to PyYAML as to our reader.
        check(str(place / "source.yaml"), SD.whole(yaml.safe_load((place / "source.yaml").read_text(encoding="utf-8"))), document)
        check_python(place / "python.py", document)
        check_header(place / "python.py", document)
        check_idl(place / "idl.json", document)
        check_resolved(place / "resolved.json", document)
        check_data(place / "yaml.yaml", document, yaml.safe_load)
        check_data(place / "json.json", document, json.loads)
        check_pod_templates(place)
        for scope in sorted((place / "scopes").glob("*.py")):
            check_syntax(scope)
    for path in sorted((folder / "random" / "valid").glob("*.py")):
        check_python(path, SD.whole(json.loads(path.with_suffix(".json").read_text())))
    for path in sorted((folder / "random").glob("*/*.py")):
        check_syntax(path)
        check_data(path.with_suffix(".yaml"), SD.whole(json.loads(path.with_suffix(".json").read_text())), yaml.safe_load)
    check_layout(sorted(folder.glob("**/*.py")))
    check_literals(json.loads((folder / "literals.json").read_text()))
    print(json.dumps(count))


if __name__ == "__main__":
    main()
