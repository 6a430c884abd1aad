# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
import flyte

env = flyte.TaskEnvironment(name="env", resources=flyte.Resources(cpu=1))

env_load = flyte.TaskEnvironment(name="env-load")

# load has resources of its own
env_load_2 = env.clone_with(name="env-load-2", resources=flyte.Resources(cpu=2))

# Load has resources of its own
env_load_3 = env.clone_with(name="env-load-3", resources=flyte.Resources(cpu=3))

# LOAD has resources of its own
env_load_4 = env.clone_with(name="env-load-4", resources=flyte.Resources())

# __ has resources of its own
env_task = env.clone_with(name="env-task", resources=flyte.Resources(cpu=4))

env.add_dependency(env_load_2)
env.add_dependency(env_load_3)
env.add_dependency(env_load_4)
env.add_dependency(env_task)


@env.task
async def same() -> None: ...


@env_load.task
async def other() -> None: ...


@env_load_2.task
async def load() -> None: ...


@env_load_3.task
async def Load() -> None: ...


@env_load_4.task
async def LOAD() -> None: ...


@env_task.task
async def __() -> None: ...


___more = __.override(resources=flyte.Resources(cpu=5))


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(load)
    print(run.url)
