# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
import flyte

storage = flyte.TaskEnvironment(name="storage")

pipeline = flyte.TaskEnvironment(name="pipeline", depends_on=[storage])

training = flyte.TaskEnvironment(name="training", depends_on=[storage])

other_training = training.clone_with(name="other-training", depends_on=[])

same_training = training.clone_with(name="same-training")

last = flyte.TaskEnvironment(name="last")

# merge has resources of its own
pipeline_merge = pipeline.clone_with(
    name="pipeline-merge", resources=flyte.Resources(memory="64Gi")
)

# train has resources of its own
training_train = training.clone_with(
    name="training-train", resources=flyte.Resources(gpu="H100:8")
)

pipeline.add_dependency(training)
pipeline.add_dependency(pipeline_merge)
training.add_dependency(training_train)
other_training.add_dependency(last)


@storage.task
async def store() -> None: ...


@pipeline.task
async def run_all() -> None: ...


@other_training.task
async def train_other() -> None: ...


@same_training.task
async def train_same() -> None: ...


@last.task
async def finish() -> None: ...


@pipeline_merge.task
async def merge() -> None: ...


@training_train.task
async def train() -> None: ...


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(store)
    print(run.url)
