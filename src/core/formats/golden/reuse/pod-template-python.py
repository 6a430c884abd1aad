import flyte
from kubernetes.client import V1Container, V1PodSpec, V1ResourceRequirements

# reused/serve
reused_serve_pod_template = flyte.PodTemplate(
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

# reused/serve/alone
reused_serve_alone_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "4", "memory": "1Gi"},
                    requests={"cpu": "4", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# reused/serve/other_policy
reused_serve_other_policy_pod_template = flyte.PodTemplate(
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

# reused-twice/serve_too
reused_twice_serve_too_pod_template = flyte.PodTemplate(
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

# not-reused/serve_once
not_reused_serve_once_pod_template = flyte.PodTemplate(
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
