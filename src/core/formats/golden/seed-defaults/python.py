# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
import flyte

defaults = flyte.TaskEnvironment(name="defaults")


@defaults.task
async def small() -> None: ...


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(small)
    print(run.url)
