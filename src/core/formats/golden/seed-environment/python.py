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

# heavy_training_task has resources of its own
ml_training_heavy_training_task = ml_training.clone_with(
    name="ml-training-heavy-training-task",
    resources=flyte.Resources(
        cpu="16", memory="64Gi", gpu="H100:2", disk="50Gi", shm="8Gi"
    ),
)

ml_training.add_dependency(ml_training_heavy_training_task)


@ml_training.task
async def train_model() -> None: ...


@ml_training_heavy_training_task.task
async def heavy_training_task() -> None: ...


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(train_model)
    print(run.url)
