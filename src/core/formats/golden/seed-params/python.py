# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
import flyte

all = flyte.TaskEnvironment(
    name="all",
    resources=flyte.Resources(
        cpu=("1", "4"), memory=("1Gi", "4Gi"), gpu="T4:1", disk="10Gi", shm="auto"
    ),
)

counts = flyte.TaskEnvironment(
    name="counts", resources=flyte.Resources(cpu=2, memory="2Gi", gpu=4)
)

device = flyte.TaskEnvironment(
    name="device", resources=flyte.Resources(gpu=flyte.GPU("A100", 2))
)


@all.task
async def all_set() -> None: ...


@counts.task
async def count() -> None: ...


@device.task
async def one_device() -> None: ...


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(all_set)
    print(run.url)
