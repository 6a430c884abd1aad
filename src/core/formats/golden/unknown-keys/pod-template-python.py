# This will not work as it stands: 5 errors.
# :owner: "owner" is not a key of a resource document. It is kept, but not written to code. It has version, sdk, advice.
# known:resources.memroy: "memroy" is not a key of Resources. It is kept, but not written to code. It has cpu, memory, gpu, disk, shm.
# known:memroy: "memroy" is not a key of an environment. It is kept, but not written to code. It has name, clone_of, description, image, resources, env_vars, interruptible, reusable, cache, secrets, service_account, queue, pod_template, depends_on, include.
# known/work:priority: "priority" is not a key of a task. It is kept, but not written to code. It has name, async, resources, short_name, cache, retries, timeout, docs, pod_template, report, interruptible, max_inline_io_bytes, queue, service_account, entrypoint.
# known/work/x:resource: "resource" is not a key of an override. It is kept, but not written to code. Did you mean "resources"?

import flyte
from kubernetes.client import V1Container, V1PodSpec, V1ResourceRequirements

# known/work
known_work_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# known/work/x
known_work_x_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)
