# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
import flyte

calls = flyte.TaskEnvironment(
    name="calls",
    resources=flyte.Resources(cpu=1, memory="1Gi", gpu="A100:1", shm="8Gi"),
)


@calls.task(retries=3, timeout=60)
async def work() -> None: ...


work_every_key = work.override(
    resources=flyte.Resources(cpu=(2, 4), memory="24Gi"),
    short_name="heavy",
    cache=flyte.Cache(behavior="override", version_override="2"),
    retries=2,
    timeout=120,
    env_vars={"MODE": "heavy"},
    secrets=flyte.Secret(key="api-key", as_env_var="API_KEY"),
    service_account="other",
    interruptible=True,
    queue="big",
    pod_template="with-sidecar",
    max_inline_io_bytes=2048,
)
work_keeps = work.override(
    retries=0, timeout=0, env_vars={}, secrets=[], queue="", max_inline_io_bytes=0
)
work_resets = work.override(
    retries=flyte.RetryStrategy(count=0), timeout=flyte.Timeout()
)
work_nothing_left = work.override(resources=flyte.Resources())
work_nulls = work.override(
    resources=None, retries=None, timeout=None, cache=None, interruptible=None
)


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(work)
    print(run.url)
