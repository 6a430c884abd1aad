import flyte
from kubernetes.client import V1Container, V1PodSpec, V1ResourceRequirements

# tasks/every_key
tasks_every_key_pod_template = flyte.PodTemplate(
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

# tasks/plain_numbers
tasks_plain_numbers_pod_template = flyte.PodTemplate(
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

# tasks/fractions
tasks_fractions_pod_template = flyte.PodTemplate(
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

# tasks/zeroes
tasks_zeroes_pod_template = flyte.PodTemplate(
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

# tasks/cached
tasks_cached_pod_template = flyte.PodTemplate(
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

# tasks/one_line_docs
tasks_one_line_docs_pod_template = flyte.PodTemplate(
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
