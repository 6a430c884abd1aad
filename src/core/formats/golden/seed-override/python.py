# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
import flyte

ml_training = flyte.TaskEnvironment(
    name="ml-training",
    resources=flyte.Resources(
        cpu=("2", "8"), memory=("8Gi", "32Gi"), gpu="A100:2", disk="50Gi", shm="8Gi"
    ),
)


@ml_training.task
async def heavy_training_task() -> None: ...


heavy_training_task_smaller = heavy_training_task.override(
    resources=flyte.Resources(cpu="4", memory="24Gi", disk="100Gi", shm="16Gi")
)


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(heavy_training_task)
    print(run.url)
