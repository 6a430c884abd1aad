# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
from datetime import timedelta as timedelta_2
from pathlib import Path as Path_2

import flyte

flyte_2 = flyte.TaskEnvironment(name="flyte")

print_2 = flyte.TaskEnvironment(
    name="print", secrets=flyte.Secret(key="a", mount=Path_2("/etc/flyte/secrets"))
)

env_class = flyte.TaskEnvironment(name="class")

env_2fast = flyte.TaskEnvironment(name="2fast")

a_b_2 = flyte.TaskEnvironment(name="a-b")

a_b_3 = flyte.TaskEnvironment(name="a_b")


@flyte_2.task(timeout=timedelta_2(seconds=1.5))
async def timedelta() -> None: ...


@flyte_2.task
async def Path() -> None: ...


@print_2.task
async def run() -> None: ...


@env_class.task
async def match() -> None: ...


@env_2fast.task
async def größe() -> None: ...


@a_b_2.task
async def a_b() -> None: ...


@a_b_3.task
async def a_b_heavy() -> None: ...


@a_b_3.task
async def a() -> None: ...


Path_override = Path.override(timeout=timedelta_2(seconds=2.5))
# label: b_heavy
a_b_heavy_2 = a.override()
# label: b heavy
a_b_heavy_3 = a.override()


if __name__ == "__main__":
    flyte.init_from_config()
    run_2 = flyte.run(timedelta)
    print(run_2.url)
