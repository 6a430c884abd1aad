import flyte
from kubernetes.client import V1Container, V1PodSpec, V1ResourceRequirements

# memory/mib
memory_mib_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "512Mi"},
                    requests={"cpu": "1", "memory": "512Mi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# memory/gib
memory_gib_pod_template = flyte.PodTemplate(
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

# memory/two_gib
memory_two_gib_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "2Gi"},
                    requests={"cpu": "1", "memory": "2Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# memory/megabytes
memory_megabytes_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "500M"},
                    requests={"cpu": "1", "memory": "500M"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# memory/gigabyte
memory_gigabyte_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1G"},
                    requests={"cpu": "1", "memory": "1G"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# memory/pair
memory_pair_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "4Gi"},
                    requests={"cpu": "1", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)
