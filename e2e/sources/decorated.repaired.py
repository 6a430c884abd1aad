import flyte
from flyte import Resources

env = flyte.TaskEnvironment(name="env", resources=Resources(cpu=1))

env_heavy = env.clone_with(name="env-heavy", resources=Resources(cpu=4, memory="8Gi"))
env.add_dependency(env_heavy)


@env_heavy.task()
def heavy(x: int) -> int:
    return x
