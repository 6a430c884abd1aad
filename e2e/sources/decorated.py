import flyte
from flyte import Resources

env = flyte.TaskEnvironment(name="env", resources=Resources(cpu=1))


@env.task(resources=Resources(cpu=4, memory="8Gi"))
def heavy(x: int) -> int:
    return x
