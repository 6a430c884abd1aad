# This will not work as it stands: 5 errors.
# :owner: "owner" is not a key of a resource document. It is kept, but not written to code. It has version, sdk, advice.
# known:resources.memroy: "memroy" is not a key of Resources. It is kept, but not written to code. It has cpu, memory, gpu, disk, shm.
# known:memroy: "memroy" is not a key of an environment. It is kept, but not written to code. It has name, clone_of, description, image, resources, env_vars, interruptible, reusable, cache, secrets, service_account, queue, pod_template, depends_on, include.
# known/work:priority: "priority" is not a key of a task. It is kept, but not written to code. It has name, async, resources, short_name, cache, retries, timeout, docs, pod_template, report, interruptible, max_inline_io_bytes, queue, service_account, entrypoint.
# known/work/x:resource: "resource" is not a key of an override. It is kept, but not written to code. Did you mean "resources"?

# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
import flyte

known = flyte.TaskEnvironment(name="known", resources=flyte.Resources(cpu=1))


@known.task
async def work() -> None: ...


work_x = work.override()


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(work)
    print(run.url)
