import flyte
from shared import base

pipeline = flyte.TaskEnvironment(
    name="pipeline",
    resources=flyte.Resources(cpu=2, memory="2Gi"),
    depends_on=[base],
)


@pipeline.task
def run() -> int:
    return 1
