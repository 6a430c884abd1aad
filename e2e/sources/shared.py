import flyte

base = flyte.TaskEnvironment(name="base", resources=flyte.Resources(cpu=1, memory="1Gi"))
