"""Trains a model; ünïcode and 🚀 stay as they are."""
import os

import flyte
from flyte import Resources

MEM = "4Gi"  # of small tasks

base = flyte.TaskEnvironment(
    name="base",
    resources=Resources(cpu=2, memory=MEM),
)

train_env = base.clone_with(
    name="train",
    resources=Resources(
        cpu=("4", "8"),
        memory="32Gi",  # fits one node
        gpu="A100:2",
        disk=os.getenv("TRAIN_DISK"),
    ),
    depends_on=[base],
)

small = flyte.TaskEnvironment(name='small', resources=Resources(cpu='500m', memory=MEM))


@base.task
async def load(path: str) -> str:
    return path


@train_env.task(retries=3)
async def train(path: str) -> str:
    return await load.override(resources=Resources(cpu=1, memory="1Gi"))(path)
