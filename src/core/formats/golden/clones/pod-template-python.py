import flyte
from kubernetes.client import V1Container, V1PodSpec, V1ResourceRequirements

# third/in_third
third_in_third_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                image="ghcr.io/example/other:2",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# second/in_second
second_in_second_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                image="ghcr.io/example/other:2",
                resources=V1ResourceRequirements(
                    limits={"cpu": "8", "memory": "1Gi"},
                    requests={"cpu": "8", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# first/in_first
first_in_first_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                image="ghcr.io/example/first:1",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)
