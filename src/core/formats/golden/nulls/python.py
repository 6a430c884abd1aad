# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
import flyte

unset = flyte.TaskEnvironment(
    name="unset",
    description=None,
    resources=None,
    env_vars=None,
    secrets=None,
    service_account=None,
    reusable=None,
    queue=None,
    pod_template=None,
    image=None,
)

empty_resources = flyte.TaskEnvironment(
    name="empty-resources", resources=flyte.Resources()
)

empty_keys = flyte.TaskEnvironment(
    name="empty-keys",
    resources=flyte.Resources(cpu=None, memory=None, gpu=None),
    env_vars={},
)

no_tasks = flyte.TaskEnvironment(name="no-tasks")

# nothing has resources of its own
empty_resources_nothing = empty_resources.clone_with(
    name="empty-resources-nothing", resources=flyte.Resources()
)

empty_resources.add_dependency(empty_resources_nothing)


@unset.task(
    short_name=None,
    cache=None,
    interruptible=None,
    queue=None,
    service_account=None,
    pod_template=None,
)
async def kept() -> None: ...


@empty_resources_nothing.task
async def nothing() -> None: ...


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(kept)
    print(run.url)
