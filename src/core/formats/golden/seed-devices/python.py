# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
import flyte

devices = flyte.TaskEnvironment(name="devices")

# a100 has resources of its own
devices_a100 = devices.clone_with(
    name="devices-a100", resources=flyte.Resources(gpu=flyte.GPU("A100", 2))
)

# slice has resources of its own
devices_slice = devices.clone_with(
    name="devices-slice",
    resources=flyte.Resources(gpu=flyte.GPU("A100", 1, partition="1g.5gb")),
)

# whole_slice has resources of its own
devices_whole_slice = devices.clone_with(
    name="devices-whole-slice",
    resources=flyte.Resources(gpu=flyte.GPU("A100_80G", 1, partition="7g.80gb")),
)

# old_spelling has resources of its own
devices_old_spelling = devices.clone_with(
    name="devices-old-spelling",
    resources=flyte.Resources(
        gpu=flyte.Device(
            device="A100 80G", quantity=1, device_class="GPU", partition="7g.80gb"
        ),
    ),
)

# unknown_slice has resources of its own
devices_unknown_slice = devices.clone_with(
    name="devices-unknown-slice",
    resources=flyte.Resources(
        gpu=flyte.Device(
            device="A100", quantity=1, device_class="GPU", partition="9g.99gb"
        ),
    ),
)

# unchecked_slice has resources of its own
devices_unchecked_slice = devices.clone_with(
    name="devices-unchecked-slice",
    resources=flyte.Resources(gpu=flyte.GPU("T4", 16, partition="half")),
)

# shared has resources of its own
devices_shared = devices.clone_with(
    name="devices-shared", resources=flyte.Resources(gpu=flyte.GPU("T4 shared", 1))
)

# custom has resources of its own
devices_custom = devices.clone_with(
    name="devices-custom",
    resources=flyte.Resources(
        gpu=flyte.Device(
            device="custom_accelerator",
            quantity=2,
            device_class="GPU",
            partition="large",
        ),
    ),
)

# tpu_one has resources of its own
devices_tpu_one = devices.clone_with(
    name="devices-tpu-one", resources=flyte.Resources(gpu=flyte.TPU("V5P", "2x2x1"))
)

# tpu_host has resources of its own
devices_tpu_host = devices.clone_with(
    name="devices-tpu-host",
    resources=flyte.Resources(
        gpu=flyte.Device(
            device="V5P", quantity=4, device_class="TPU", partition="2x2x1"
        ),
    ),
)

# tpu_v6e has resources of its own
devices_tpu_v6e = devices.clone_with(
    name="devices-tpu-v6e", resources=flyte.Resources(gpu=flyte.TPU("V6E", "4x4"))
)

# tpu_plain has resources of its own
devices_tpu_plain = devices.clone_with(
    name="devices-tpu-plain", resources=flyte.Resources(gpu=flyte.TPU("V5E"))
)

# neuron has resources of its own
devices_neuron = devices.clone_with(
    name="devices-neuron", resources=flyte.Resources(gpu=flyte.Neuron("Trn1"))
)

# two_neurons has resources of its own
devices_two_neurons = devices.clone_with(
    name="devices-two-neurons",
    resources=flyte.Resources(
        gpu=flyte.Device(device="Trn1", quantity=2, device_class="NEURON")
    ),
)

# amd has resources of its own
devices_amd = devices.clone_with(
    name="devices-amd", resources=flyte.Resources(gpu=flyte.AMD_GPU("MI300X"))
)

# gaudi has resources of its own
devices_gaudi = devices.clone_with(
    name="devices-gaudi", resources=flyte.Resources(gpu=flyte.HABANA_GAUDI("Gaudi1"))
)

# apple has resources of its own
devices_apple = devices.clone_with(
    name="devices-apple", resources=flyte.Resources(gpu=flyte.APPLE_SILICON())
)

devices.add_dependency(devices_a100)
devices.add_dependency(devices_slice)
devices.add_dependency(devices_whole_slice)
devices.add_dependency(devices_old_spelling)
devices.add_dependency(devices_unknown_slice)
devices.add_dependency(devices_unchecked_slice)
devices.add_dependency(devices_shared)
devices.add_dependency(devices_custom)
devices.add_dependency(devices_tpu_one)
devices.add_dependency(devices_tpu_host)
devices.add_dependency(devices_tpu_v6e)
devices.add_dependency(devices_tpu_plain)
devices.add_dependency(devices_neuron)
devices.add_dependency(devices_two_neurons)
devices.add_dependency(devices_amd)
devices.add_dependency(devices_gaudi)
devices.add_dependency(devices_apple)


@devices_a100.task
async def a100() -> None: ...


@devices_slice.task
async def slice() -> None: ...


@devices_whole_slice.task
async def whole_slice() -> None: ...


@devices_old_spelling.task
async def old_spelling() -> None: ...


@devices_unknown_slice.task
async def unknown_slice() -> None: ...


@devices_unchecked_slice.task
async def unchecked_slice() -> None: ...


@devices_shared.task
async def shared() -> None: ...


@devices_custom.task
async def custom() -> None: ...


@devices_tpu_one.task
async def tpu_one() -> None: ...


@devices_tpu_host.task
async def tpu_host() -> None: ...


@devices_tpu_v6e.task
async def tpu_v6e() -> None: ...


@devices_tpu_plain.task
async def tpu_plain() -> None: ...


@devices_neuron.task
async def neuron() -> None: ...


@devices_two_neurons.task
async def two_neurons() -> None: ...


@devices_amd.task
async def amd() -> None: ...


@devices_gaudi.task
async def gaudi() -> None: ...


@devices_apple.task
async def apple() -> None: ...


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(a100)
    print(run.url)
