import flyte
from kubernetes.client import V1Container, V1PodSpec, V1ResourceRequirements

# env/load
env_load_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "2", "memory": "1Gi"},
                    requests={"cpu": "2", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# env/Load
env_load_pod_template_2 = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "3", "memory": "1Gi"},
                    requests={"cpu": "3", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# env/LOAD
env_load_pod_template_3 = flyte.PodTemplate(
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

# env/same
env_same_pod_template = flyte.PodTemplate(
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

# env/__
env_pod_template = flyte.PodTemplate(
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

# env/__/more
env_more_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "5", "memory": "1Gi"},
                    requests={"cpu": "5", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# env-load/other
env_load_other_pod_template = flyte.PodTemplate(
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
