"""Loads the sources of the browser tests with the real SDK and compares what they define with e2e/sources/loaded.json.

Prints a line for each that differs, and last {"passed": N, "failed": N}.
"""

import importlib.util
import json
import pathlib
import sys

import flyte


def load(path: pathlib.Path) -> object:
    """The environments of a file and their resources, or the name of the error that stops it."""
    spec = importlib.util.spec_from_file_location(path.stem.replace(".", "_"), path)
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # whatever stops the file is the answer
        return type(error).__name__
    found = [value for value in vars(module).values() if isinstance(value, flyte.TaskEnvironment)]
    return {environment.name: given(environment.resources) for environment in found}


def given(resources: object) -> dict[str, object]:
    fields = {key: getattr(resources, key) for key in ("cpu", "memory", "gpu", "disk", "shm")}
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in fields.items()}
    return {key: value for key, value in plain.items() if value is not None}


def main(folder: pathlib.Path) -> None:
    wanted = json.loads((folder / "loaded.json").read_text())
    failed = 0
    for name, expected in wanted.items():
        found = load(folder / name)
        if found != expected:
            failed += 1
            print(f"{name}: expected {expected}, found {found}")
    print(json.dumps({"passed": len(wanted) - failed, "failed": failed}))


main(pathlib.Path(sys.argv[1]))
