#!/usr/bin/env python3
"""Loads people's files before and after each edit with the real SDK: what was asked is there, and all else is as it was.

Usage: check_edits.py FOLDER   (made by edit-corpus.ts; run with `python -B` and a clean environment)
What is wanted is what the SDK makes of the file as it was when the one call gets the argument that was asked for. A node that no load
reaches (an override within a function) is looked at in the text: its keyword says what was asked, the other calls say what they said.
Prints one line a failure, and as its last line a JSON object {"passed": N, "failed": N}.
"""
import ast
import json
import pathlib
import re
import sys
from collections import Counter

import patched_sdk as P
import resolve_oracle as RO
import sdk_document as SD
import sdkdoc as D

folder = pathlib.Path(sys.argv[1]).resolve()
count = Counter(passed=0, failed=0)
notes = Counter()


def fail(where, words):
    count["failed"] += 1
    print(f"{where}: {words}"[:1500])


def compiled(path):
    """The file's bytes, so that Python itself finds the encoding, and the path under which the file as it was runs."""
    source = path.read_bytes()
    return compile(source, str(path.parent / "before.py"), "exec"), source


def check_file(place):
    before, source = compiled(place / "before.py")
    plain = P.execute(before, P.Run(place / "before.py"))
    if plain.error is not None:
        needs = re.search(r"No module named '([^']+)'", plain.error)
        if needs is None:
            fail(place.name, f"does not run: {plain.error}")
        else:
            print(f"{place.name} is left out: the package {needs[1]} is not installed")
        return
    for number, change in enumerate(json.loads((place / "changes.json").read_text())):
        where = f"{place.name}/{number}.py {change['how']} {change['kind']} {change['name'] or ''} {'.'.join(map(str, change['keys']))} {json.dumps(change['value'])}"
        check_edit(where, change, before, source, place / f"{number}.py")


def check_edit(where, change, before, source, path):
    try:
        after, text = compiled(path)
    except SyntaxError as e:
        fail(where, f"is no Python: {e}")
        return
    wanted = expected(before, change, path.parent / "before.py")
    found = P.execute(after, P.Run(path.parent / "before.py"))
    if wanted.error is not None and wanted.error == found.error:
        notes["the SDK refuses both"] += 1
        return
    if wanted.error != found.error:
        fail(where, f"found error {found.error}, wanted {wanted.error}")
        return
    differences = list(different(P.described(wanted), P.described(found), ""))
    if change["keys"][:1] == ["secrets"] and change["keys"][-1] in ("key", "group"):
        # A secret whose variable the file does not name has one that is made of its key and group: of the new ones in the file.
        differences = [words for words in differences if ".as_env_var: " not in words]
    if differences:
        fail(where, "; ".join(differences[:4]))
        return
    if change["how"] != "move" and not wanted.nodes and not is_spelled(where, change, (source, text), found):
        return
    count["passed"] += 1


def expected(before, change, path):
    """The file as it was, with the change made while it runs; of several calls in a chain, the last that says the key. What moves changes nothing."""
    if change["how"] == "move":
        return P.execute(before, P.Run(path))
    if change["kind"] == "override" and change["how"] in ("set", "unset"):
        look = P.execute(before, P.Run(path, {**change, "how": "look"}))
        sites = [site for site, keys in look.sites if change["keys"][0] in keys] or [site for site, _ in look.sites][-1:]
        change = {**change, "site": sites[-1] if sites else None}
    return P.execute(before, P.Run(path, change))


def different(wanted, found, path):
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key in [*wanted, *(key for key in found if key not in wanted)]:
            yield from different(wanted.get(key, "nothing"), found.get(key, "nothing"), f"{path}.{key}")
    elif isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        for index, (one, other) in enumerate(zip(wanted, found)):
            yield from different(one, other, f"{path}[{index}]")
    elif type(wanted) is not type(found) or wanted != found:
        yield f"{path.lstrip('.')}: found {found!r}, wanted {wanted!r}"[:300]


def override_calls(tree):
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute) and n.func.attr == "override"]
    return sorted(calls, key=lambda call: (call.end_lineno, call.end_col_offset))


def is_spelled(where, change, texts, found):
    """Whether an override that no load reaches says what was asked, and the others what they said."""
    if change["kind"] != "override" or change["how"] not in ("set", "unset"):
        notes[f"not reached when the file loads: {change['how']} {change['kind']}"] += 1
        return False
    if change["keys"] == ["label"]:
        return True
    one, other = (override_calls(ast.parse(text)) for text in texts)
    first, last = change["lines"]
    inside = [i for i, call in enumerate(one) if first <= call.lineno and call.end_lineno <= last]
    key = change["keys"][0]
    at = next((i for i in reversed(inside) if key in names(one[i])), inside[-1] if inside else None)
    if at is None or len(one) != len(other):
        fail(where, "the override is not where it was")
        return False
    for index, (a, b) in enumerate(zip(one, other)):
        if index != at and spelled(a) != spelled(b) and at not in chain(one, index) and index not in chain(one, at):
            fail(where, f"another override is changed: {ast.unparse(b)}")
            return False
    if {k: v for k, v in spelled(one[at]).items() if k != key} != {k: v for k, v in spelled(other[at]).items() if k != key}:
        fail(where, f"another keyword is changed: {ast.unparse(other[at])}")
        return False
    return says(where, change, (one[at], other[at]), found)


def chain(calls, index):
    inner = calls[index].func.value
    return [i for i, call in enumerate(calls) if any(n is call for n in ast.walk(inner))]


def names(call):
    return [keyword.arg for keyword in call.keywords]


def spelled(call):
    return {keyword.arg: ast.dump(keyword.value) for keyword in call.keywords}


def says(where, change, calls, found):
    """The keyword's value, evaluated among the module's names, is what was asked."""
    key = change["keys"][0]
    try:
        before, after = ({k.arg: value_of(k.value, found) for k in call.keywords if k.arg == key} for call in calls)
    except Exception:  # noqa: BLE001
        notes["a value that only a call knows"] += 1
        return False
    wanted = P.changed(before, change)
    shown = [P.plain(RO.show_task(task(value))) if value else {} for value in (wanted, after)]
    differences = list(different(*shown, ""))
    if differences:
        fail(where, "; ".join(differences))
    return not differences


def value_of(expression, found):
    return eval(compile(ast.Expression(expression), "value", "eval"), found.module.__dict__)


def task(kwargs):
    """A task that has nothing but these arguments."""
    with D.captured():
        return SD.flyte.TaskEnvironment(name="alone").task(SD.function({"name": "alone"})).override(**kwargs)


def main():
    for place in sorted(path for path in folder.iterdir() if path.is_dir()):
        check_file(place)
    refused = json.loads((folder / "refused.json").read_text())
    print(f"edits that were refused, and left the file alone: {sum(refused.values())}")
    for words, number in sorted(notes.items()):
        print(f"edits that were not compared, {words}: {number}")
    print(json.dumps(count))


if __name__ == "__main__":
    main()
