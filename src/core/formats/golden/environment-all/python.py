# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
from pathlib import Path

import flyte

everything = flyte.TaskEnvironment(
    name="everything",
    description="Trains the model, then evaluates it.",
    image="ghcr.io/example/train:1.2.3",
    resources=flyte.Resources(cpu=2, memory="4Gi"),
    env_vars={"LOG_LEVEL": "debug", "TOKENIZERS_PARALLELISM": "false", "EMPTY": ""},
    interruptible=True,
    cache=flyte.Cache(
        behavior="override",
        version_override="v1",
        serialize=True,
        ignored_inputs=("seed", "run_id"),
        salt="s1",
        max_age=3600,
    ),
    secrets=[
        "plain-secret",
        flyte.Secret(key="api-key", group="team", as_env_var="API_KEY"),
        flyte.Secret(key="file", mount=Path("/etc/flyte/secrets")),
    ],
    service_account="trainer",
    queue="gpu-queue",
    pod_template="with-sidecar",
    include=("prompts/system.txt", "static/**"),
)

helper = flyte.TaskEnvironment(name="helper")

everything.add_dependency(helper)


@everything.task
async def train() -> None: ...


@everything.task
def evaluate() -> None: ...


@helper.task
async def help_out() -> None: ...


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(train)
    print(run.url)
