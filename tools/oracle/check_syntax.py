"""Compares the syntax check with CPython: no finding in any legal file of its standard library, and on files with one character
removed, doubled or swapped the line that CPython names, where its error is of a kind that is looked for."""

import json
import os
import pathlib
import random
import re
import subprocess
import sys
import sysconfig
import tokenize
import warnings

warnings.simplefilter("ignore")
ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = ROOT / "conformance" / "recorded" / "python-corpus"
RUNS = int(os.environ.get("ORACLE_RUNS", "0")) or 3000
KINDS = re.compile(
    r"was never closed|does not match opening|^unmatched|unterminated|unexpected indent|unindent does not match|"
    r"expected an indented block|inconsistent use of tabs|Missing parentheses in call|multiple exception types|"
    r"keyword argument repeated|positional argument follows"
)
# A call is told at its argument here, at its end by CPython.
LEAST = 0.95


def error_of(source):
    try:
        compile(source, "file", "exec", dont_inherit=True)
    except SyntaxError as error:
        return error.msg or "", error.lineno or 0
    except (ValueError, MemoryError, RecursionError):
        return "", 0
    return None


def findings(texts):
    done = subprocess.run(
        [sys.argv[1], "--import", "tsx", "tools/oracle/find-syntax.ts"],
        input="\n".join(map(json.dumps, texts)),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def legal_files():
    for path in sorted(pathlib.Path(sysconfig.get_path("stdlib")).rglob("*.py")):
        if "site-packages" in path.parts or error_of(path.read_bytes()) is not None:
            continue
        with open(path, "rb") as file:
            encoding = tokenize.detect_encoding(file.readline)[0]
        yield path, path.read_bytes().decode(encoding)


def mutated(text, rng):
    at = rng.randrange(len(text) - 1)
    how = rng.randrange(3)
    if how == 0:
        return text[:at] + text[at + 1 :]
    if how == 1:
        return text[: at + 1] + text[at:]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def check_legal():
    files = list(legal_files())
    wrong = [(path, found) for (path, _), found in zip(files, findings([text for _, text in files])) if found]
    for path, found in wrong[:20]:
        print(f"{path} is legal, found: {found[:2]}")
    return len(files) - len(wrong), len(wrong)


def check_mutated():
    rng = random.Random(os.environ.get("ORACLE_SEED", "1"))
    sources = [path.read_bytes().decode("utf8", "replace") for path in sorted(CORPUS.rglob("*.py"))]
    texts = [mutated(rng.choice([text for text in sources if len(text) > 2]), rng) for _ in range(RUNS)]
    same = other = false = 0
    for text, found in zip(texts, findings(texts)):
        error = error_of(text)
        if error is None:
            false += bool(found)
        elif KINDS.search(error[0]):
            hit = any(one["line"] == error[1] for one in found)
            same, other = same + hit, other + (not hit)
    print(f"syntax of mutated files: {same} of {same + other} at CPython's line, {false} findings in legal ones")
    enough = same >= LEAST * (same + other)
    return same, false + (0 if enough else other)


passed, failed = map(sum, zip(check_legal(), check_mutated()))
print(json.dumps({"passed": passed, "failed": failed}))
