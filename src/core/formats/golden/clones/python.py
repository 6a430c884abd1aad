# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
import flyte

first = flyte.TaskEnvironment(
    name="first",
    image="ghcr.io/example/first:1",
    resources=flyte.Resources(cpu=1, memory="1Gi"),
    env_vars={"A": "1"},
    interruptible=True,
    secrets="api-key",
    cache="auto",
)

second = first.clone_with(
    name="second",
    image="ghcr.io/example/other:2",
    resources=None,
    interruptible=False,
    depends_on=[],
)

third = second.clone_with(name="third", env_vars={})

# in_second has resources of its own
second_in_second = second.clone_with(
    name="second-in-second", resources=flyte.Resources(cpu=8)
)

second.add_dependency(second_in_second)


@first.task
async def in_first() -> None: ...


@third.task
async def in_third() -> None: ...


@second_in_second.task
async def in_second() -> None: ...


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(in_third)
    print(run.url)
