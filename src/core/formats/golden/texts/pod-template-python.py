import flyte
from kubernetes.client import V1Container, V1PodSpec, V1ResourceRequirements

# texts/quoted
texts_quoted_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                image="ghcr.io/example/image:latest",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# texts/tripled
texts_tripled_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                image="ghcr.io/example/image:latest",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# texts/backslash_end
texts_backslash_end_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                image="ghcr.io/example/image:latest",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# texts/blank_docs
texts_blank_docs_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                image="ghcr.io/example/image:latest",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# texts/indented
texts_indented_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                image="ghcr.io/example/image:latest",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# texts/odd
texts_odd_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                image="ghcr.io/example/image:latest",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# texts/wide
texts_wide_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                image="ghcr.io/example/image:latest",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)
