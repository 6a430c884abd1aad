# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
import flyte

storage = flyte.TaskEnvironment(name="storage")

# disk_10 has resources of its own
storage_disk_10 = storage.clone_with(
    name="storage-disk-10", resources=flyte.Resources(disk="10Gi")
)

# disk_50 has resources of its own
storage_disk_50 = storage.clone_with(
    name="storage-disk-50", resources=flyte.Resources(disk="50Gi")
)

# disk_100 has resources of its own
storage_disk_100 = storage.clone_with(
    name="storage-disk-100", resources=flyte.Resources(disk="100Gi")
)

# disk_200 has resources of its own
storage_disk_200 = storage.clone_with(
    name="storage-disk-200", resources=flyte.Resources(disk="200Gi")
)

# disk_500 has resources of its own
storage_disk_500 = storage.clone_with(
    name="storage-disk-500", resources=flyte.Resources(disk="500Gi")
)

# disk_1t has resources of its own
storage_disk_1t = storage.clone_with(
    name="storage-disk-1t", resources=flyte.Resources(disk="1Ti")
)

# shm_1 has resources of its own
storage_shm_1 = storage.clone_with(
    name="storage-shm-1", resources=flyte.Resources(shm="1Gi")
)

# shm_16 has resources of its own
storage_shm_16 = storage.clone_with(
    name="storage-shm-16", resources=flyte.Resources(shm="16Gi")
)

# shm_auto has resources of its own
storage_shm_auto = storage.clone_with(
    name="storage-shm-auto", resources=flyte.Resources(shm="auto")
)

# shm_empty has resources of its own
storage_shm_empty = storage.clone_with(
    name="storage-shm-empty", resources=flyte.Resources(shm="")
)

storage.add_dependency(storage_disk_10)
storage.add_dependency(storage_disk_50)
storage.add_dependency(storage_disk_100)
storage.add_dependency(storage_disk_200)
storage.add_dependency(storage_disk_500)
storage.add_dependency(storage_disk_1t)
storage.add_dependency(storage_shm_1)
storage.add_dependency(storage_shm_16)
storage.add_dependency(storage_shm_auto)
storage.add_dependency(storage_shm_empty)


@storage_disk_10.task
async def disk_10() -> None: ...


@storage_disk_50.task
async def disk_50() -> None: ...


@storage_disk_100.task
async def disk_100() -> None: ...


@storage_disk_200.task
async def disk_200() -> None: ...


@storage_disk_500.task
async def disk_500() -> None: ...


@storage_disk_1t.task
async def disk_1t() -> None: ...


@storage_shm_1.task
async def shm_1() -> None: ...


@storage_shm_16.task
async def shm_16() -> None: ...


@storage_shm_auto.task
async def shm_auto() -> None: ...


@storage_shm_empty.task
async def shm_empty() -> None: ...


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(disk_10)
    print(run.url)
