import flyte
from kubernetes.client import V1Container, V1PodSpec, V1ResourceRequirements

# everything/train
everything_train_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                image="ghcr.io/example/train:1.2.3",
                resources=V1ResourceRequirements(
                    limits={"cpu": "2", "memory": "4Gi"},
                    requests={"cpu": "2", "memory": "4Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# everything/evaluate
everything_evaluate_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                image="ghcr.io/example/train:1.2.3",
                resources=V1ResourceRequirements(
                    limits={"cpu": "2", "memory": "4Gi"},
                    requests={"cpu": "2", "memory": "4Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# helper/help_out
helper_help_out_pod_template = flyte.PodTemplate(
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
