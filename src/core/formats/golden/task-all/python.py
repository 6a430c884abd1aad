# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
from datetime import timedelta

import flyte

tasks = flyte.TaskEnvironment(name="tasks")


@tasks.task(
    short_name="every",
    cache="auto",
    retries=flyte.RetryStrategy(
        count=5,
        backoff=flyte.Backoff(
            base=timedelta(seconds=10), factor=2, cap=timedelta(seconds=300)
        ),
    ),
    timeout=flyte.Timeout(
        max_runtime=3600, max_queued_time=timedelta(seconds=900.5), deadline=7200
    ),
    pod_template="with-sidecar",
    report=True,
    interruptible=False,
    max_inline_io_bytes=1048576,
    queue="gpu-queue",
    service_account="trainer",
    entrypoint=True,
)
async def every_key() -> None:
    """Trains the model.

    Needs the data set "imagenet" in the bucket; writes C:\\models\\*."""
    ...


@tasks.task(retries=3, timeout=60)
async def plain_numbers() -> None: ...


@tasks.task(
    timeout=timedelta(seconds=1.5),
    retries=flyte.RetryStrategy(
        count=2, backoff=flyte.Backoff(base=timedelta(seconds=0.5))
    ),
)
async def fractions() -> None: ...


@tasks.task(retries=0, timeout=0, max_inline_io_bytes=0, cache="disable")
async def zeroes() -> None: ...


@tasks.task(
    cache=flyte.Cache(
        behavior="auto", ignored_inputs="seed", max_age=timedelta(seconds=90.5)
    ),
)
async def cached() -> None: ...


@tasks.task
def one_line_docs() -> None:
    """One line."""
    ...


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(every_key)
    print(run.url)
