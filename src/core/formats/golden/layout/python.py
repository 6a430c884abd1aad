# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
from datetime import timedelta

import flyte

a_very_long_environment_name_that_goes_on_and_on_until_nothing_fits_any_more_on_one_line = flyte.TaskEnvironment(
    name="a-very-long-environment-name-that-goes-on-and-on-until-nothing-fits-any-more-on-one-line",
    resources=flyte.Resources(
        cpu=("16", "32"), memory=("128Gi", "256Gi"), gpu="A100_80G:8", disk="500Gi"
    ),
)

exact = flyte.TaskEnvironment(
    name="exact",
    description="A description that is written on a line of its own whatever else stands there, since no text is ever broken.",
    env_vars={
        "A": "1",
        "B": "2",
        "C": "3",
        "D": "4",
        "E": "5",
        "F": "6",
        "G": "7",
        "H": "8",
        "I": "9",
        "J": "10",
        "K": "11",
        "L": "12",
    },
    secrets=[
        "a-secret-name-of-some-length",
        "another-secret-name-of-some-length",
        "a-third-secret-name",
    ],
    include=(
        "only-one-file-in-this-tuple-so-that-its-comma-matters/and-it-is-long/enough.txt",
    ),
)


@a_very_long_environment_name_that_goes_on_and_on_until_nothing_fits_any_more_on_one_line.task
async def a_task_with_a_name_that_is_so_long_that_its_definition_does_not_fit_on_a_line() -> (
    None
): ...


@a_very_long_environment_name_that_goes_on_and_on_until_nothing_fits_any_more_on_one_line.task
async def short() -> None: ...


@exact.task(
    retries=flyte.RetryStrategy(
        count=3,
        backoff=flyte.Backoff(
            base=timedelta(seconds=10), factor=1.5, cap=timedelta(seconds=86400)
        ),
    ),
    cache=flyte.Cache(
        behavior="override",
        version_override="a-version-of-some-length",
        ignored_inputs=("one", "two", "three", "four"),
    ),
    timeout=flyte.Timeout(
        max_runtime=86400, max_queued_time=timedelta(seconds=3600.25), deadline=172800
    ),
)
async def nested() -> None: ...


@exact.task(
    short_name="日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本"
)
async def wide() -> None: ...


short_a_label_that_is_so_long_that_the_variable_fills_most_of_the_line = short.override(
    retries=2
)
short_a_label_that_is_so_long_that_the_variable_fills_all_of_the_line_and_more_than_that = short.override(
    retries=2
)
short_a_label_that_is_so_long_that_the_variable_is_just_too_long_with_call = (
    short.override()
)
# label: 日本
wide_override = wide.override(
    short_name="日本語日本語日本語日本語日本語日本語日本語日本語日本"
)


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(
        a_task_with_a_name_that_is_so_long_that_its_definition_does_not_fit_on_a_line
    )
    print(run.url)
