# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.7.2"]
# ///
import flyte

old = flyte.TaskEnvironment(name="old")

# shared has resources of its own
old_shared = old.clone_with(
    name="old-shared",
    resources=flyte.Resources(
        gpu=flyte.Device(device="T4 shared", quantity=1, device_class="GPU")
    ),
)

# v5e has resources of its own
old_v5e = old.clone_with(
    name="old-v5e",
    resources=flyte.Resources(
        gpu=flyte.Device(device="V5E", quantity=1, device_class="TPU", partition="2x2")
    ),
)

# a2 has resources of its own
old_a2 = old.clone_with(
    name="old-a2", resources=flyte.Resources(gpu=flyte.GPU("A2", 1))
)

# a100 has resources of its own
old_a100 = old.clone_with(
    name="old-a100", resources=flyte.Resources(gpu=flyte.GPU("A100", 1))
)

old.add_dependency(old_shared)
old.add_dependency(old_v5e)
old.add_dependency(old_a2)
old.add_dependency(old_a100)


@old_shared.task
async def shared() -> None: ...


@old_v5e.task
async def v5e() -> None: ...


@old_a2.task
async def a2() -> None: ...


@old_a100.task
async def a100() -> None: ...


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(shared)
    print(run.url)
