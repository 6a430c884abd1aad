# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
from datetime import timedelta

import flyte

reused = flyte.TaskEnvironment(
    name="reused",
    resources=flyte.Resources(cpu=1, memory="2Gi"),
    reusable=flyte.ReusePolicy(
        replicas=(2, 4),
        idle_ttl=300,
        scaledown_ttl=timedelta(seconds=90.5),
        concurrency=4,
        scope="run",
    ),
)

reused_twice = reused.clone_with(name="reused-twice")

not_reused = reused.clone_with(name="not-reused", reusable=None)


@reused.task
async def serve() -> None: ...


@reused_twice.task
async def serve_too() -> None: ...


@not_reused.task
def serve_once() -> None: ...


serve_alone = serve.override(reusable="off", resources=flyte.Resources(cpu=4))
serve_other_policy = serve.override(reusable=flyte.ReusePolicy(replicas=3))


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(serve)
    print(run.url)
