# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
import flyte

labels = flyte.TaskEnvironment(name="labels")


@labels.task
async def work() -> None: ...


work_heavy = work.override(retries=1)
# label: heavy
work_heavy_2 = work.override(retries=2)
# label: heavy (A100)
work_heavy_a100 = work.override(retries=3)
# label: ""
work_override = work.override(retries=4)
# label:
work_override_2 = work.override(retries=5)
# label:
work_override_3 = work.override(retries=6)
# label: override
work_override_4 = work.override(retries=7)
# label: Größer
work_gr_er = work.override(retries=8)
# label: 日本語
work_override_5 = work.override(retries=9)
# label: "two\nlines # and a comment"
work_two_lines_and_a_comment = work.override(retries=10)
# label: " blanks "
work_blanks = work.override(retries=11)
# label: '"quoted"'
work_quoted = work.override(retries=12)
# label: fmt: off
work_fmt_off = work.override(retries=13)
# label: "\u2028\u202e"
work_override_6 = work.override(retries=14)


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(work)
    print(run.url)
