# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
import flyte

gpu = flyte.TaskEnvironment(name="gpu")

# one has resources of its own
gpu_one = gpu.clone_with(name="gpu-one", resources=flyte.Resources(gpu=1))

# four has resources of its own
gpu_four = gpu.clone_with(name="gpu-four", resources=flyte.Resources(gpu=4))

# t4 has resources of its own
gpu_t4 = gpu.clone_with(name="gpu-t4", resources=flyte.Resources(gpu="T4:1"))

# l4 has resources of its own
gpu_l4 = gpu.clone_with(name="gpu-l4", resources=flyte.Resources(gpu="L4:1"))

# l40s has resources of its own
gpu_l40s = gpu.clone_with(name="gpu-l40s", resources=flyte.Resources(gpu="L40s:1"))

# a100 has resources of its own
gpu_a100 = gpu.clone_with(name="gpu-a100", resources=flyte.Resources(gpu="A100:2"))

# a100_80g_old has resources of its own
gpu_a100_80g_old = gpu.clone_with(
    name="gpu-a100-80g-old", resources=flyte.Resources(gpu="A100 80G:1")
)

# h100 has resources of its own
gpu_h100 = gpu.clone_with(name="gpu-h100", resources=flyte.Resources(gpu="H100:8"))

# shared has resources of its own
gpu_shared = gpu.clone_with(
    name="gpu-shared", resources=flyte.Resources(gpu="T4 shared:1")
)

# neuron has resources of its own
gpu_neuron = gpu.clone_with(name="gpu-neuron", resources=flyte.Resources(gpu="Trn1:4"))

# apple has resources of its own
gpu_apple = gpu.clone_with(
    name="gpu-apple", resources=flyte.Resources(gpu="AppleSilicon")
)

# none has resources of its own
gpu_none = gpu.clone_with(name="gpu-none", resources=flyte.Resources(gpu=0))

gpu.add_dependency(gpu_one)
gpu.add_dependency(gpu_four)
gpu.add_dependency(gpu_t4)
gpu.add_dependency(gpu_l4)
gpu.add_dependency(gpu_l40s)
gpu.add_dependency(gpu_a100)
gpu.add_dependency(gpu_a100_80g_old)
gpu.add_dependency(gpu_h100)
gpu.add_dependency(gpu_shared)
gpu.add_dependency(gpu_neuron)
gpu.add_dependency(gpu_apple)
gpu.add_dependency(gpu_none)


@gpu_one.task
async def one() -> None: ...


@gpu_four.task
async def four() -> None: ...


@gpu_t4.task
async def t4() -> None: ...


@gpu_l4.task
async def l4() -> None: ...


@gpu_l40s.task
async def l40s() -> None: ...


@gpu_a100.task
async def a100() -> None: ...


@gpu_a100_80g_old.task
async def a100_80g_old() -> None: ...


@gpu_h100.task
async def h100() -> None: ...


@gpu_shared.task
async def shared() -> None: ...


@gpu_neuron.task
async def neuron() -> None: ...


@gpu_apple.task
async def apple() -> None: ...


@gpu_none.task
async def none() -> None: ...


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(one)
    print(run.url)
