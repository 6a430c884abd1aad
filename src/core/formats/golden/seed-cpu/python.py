# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
import flyte

cpu_milli = flyte.TaskEnvironment(
    name="cpu-milli", resources=flyte.Resources(cpu="500m")
)

cpu_text = flyte.TaskEnvironment(name="cpu-text", resources=flyte.Resources(cpu="2"))

cpu_decimal = flyte.TaskEnvironment(
    name="cpu-decimal", resources=flyte.Resources(cpu="1.5")
)

cpu_int = flyte.TaskEnvironment(name="cpu-int", resources=flyte.Resources(cpu=1))

cpu_float = flyte.TaskEnvironment(name="cpu-float", resources=flyte.Resources(cpu=0.5))

cpu_pair = flyte.TaskEnvironment(
    name="cpu-pair", resources=flyte.Resources(cpu=("1", "2"))
)

cpu_ints = flyte.TaskEnvironment(name="cpu-ints", resources=flyte.Resources(cpu=(1, 4)))


@cpu_milli.task
async def milli() -> None: ...


@cpu_text.task
async def two() -> None: ...


@cpu_decimal.task
async def one_and_a_half() -> None: ...


@cpu_int.task
async def one() -> None: ...


@cpu_float.task
async def half() -> None: ...


@cpu_pair.task
async def pair() -> None: ...


@cpu_ints.task
async def ints() -> None: ...


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(milli)
    print(run.url)
