# This will not work as it stands: 2 errors.
# flags:resources.cpu: "True" is not a quantity. Write a number and a unit, such as 500m or 1.5Gi.
# flags:resources.gpu: False is not a whole number of devices. Kubernetes counts devices in whole numbers.

# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
from datetime import timedelta

import flyte

tiny = flyte.TaskEnvironment(name="tiny", resources=flyte.Resources(cpu=1e-7))

below = flyte.TaskEnvironment(name="below", resources=flyte.Resources(cpu=0.0001))

big = flyte.TaskEnvironment(name="big", resources=flyte.Resources(cpu=1000000000000000))

bigger = flyte.TaskEnvironment(
    name="bigger", resources=flyte.Resources(cpu=10000000000000000000000)
)

precise = flyte.TaskEnvironment(
    name="precise", resources=flyte.Resources(cpu=0.30000000000000004)
)

exponent = flyte.TaskEnvironment(name="exponent", resources=flyte.Resources(cpu=1.5e-9))

flags = flyte.TaskEnvironment(
    name="flags", resources=flyte.Resources(cpu=True, gpu=False)
)

long_times = flyte.TaskEnvironment(name="long-times")


@tiny.task
async def tiny_task() -> None: ...


@below.task
async def below_task() -> None: ...


@big.task
async def big_task() -> None: ...


@bigger.task
async def bigger_task() -> None: ...


@precise.task
async def precise_task() -> None: ...


@exponent.task
async def exponent_task() -> None: ...


@flags.task
async def flags_task() -> None: ...


@long_times.task(timeout=86400)
async def day() -> None: ...


@long_times.task(timeout=timedelta(seconds=0.3333333))
async def third() -> None: ...


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(tiny_task)
    print(run.url)
