# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
import flyte

memory = flyte.TaskEnvironment(name="memory")

# mib has resources of its own
memory_mib = memory.clone_with(
    name="memory-mib", resources=flyte.Resources(memory="512Mi")
)

# gib has resources of its own
memory_gib = memory.clone_with(
    name="memory-gib", resources=flyte.Resources(memory="1Gi")
)

# two_gib has resources of its own
memory_two_gib = memory.clone_with(
    name="memory-two-gib", resources=flyte.Resources(memory="2Gi")
)

# megabytes has resources of its own
memory_megabytes = memory.clone_with(
    name="memory-megabytes", resources=flyte.Resources(memory="500M")
)

# gigabyte has resources of its own
memory_gigabyte = memory.clone_with(
    name="memory-gigabyte", resources=flyte.Resources(memory="1G")
)

# pair has resources of its own
memory_pair = memory.clone_with(
    name="memory-pair", resources=flyte.Resources(memory=("1Gi", "4Gi"))
)

memory.add_dependency(memory_mib)
memory.add_dependency(memory_gib)
memory.add_dependency(memory_two_gib)
memory.add_dependency(memory_megabytes)
memory.add_dependency(memory_gigabyte)
memory.add_dependency(memory_pair)


@memory_mib.task
async def mib() -> None: ...


@memory_gib.task
async def gib() -> None: ...


@memory_two_gib.task
async def two_gib() -> None: ...


@memory_megabytes.task
async def megabytes() -> None: ...


@memory_gigabyte.task
async def gigabyte() -> None: ...


@memory_pair.task
async def pair() -> None: ...


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(mib)
    print(run.url)
