import flyte
from kubernetes.client import V1Container, V1PodSpec, V1ResourceRequirements

# cpu-milli/milli
cpu_milli_milli_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "500m", "memory": "1Gi"},
                    requests={"cpu": "500m", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# cpu-text/two
cpu_text_two_pod_template = flyte.PodTemplate(
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

# cpu-decimal/one_and_a_half
cpu_decimal_one_and_a_half_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1500m", "memory": "1Gi"},
                    requests={"cpu": "1500m", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# cpu-int/one
cpu_int_one_pod_template = flyte.PodTemplate(
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

# cpu-float/half
cpu_float_half_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "500m", "memory": "1Gi"},
                    requests={"cpu": "500m", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# cpu-pair/pair
cpu_pair_pair_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "2", "memory": "1Gi"},
                    requests={"cpu": "1", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# cpu-ints/ints
cpu_ints_ints_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "4", "memory": "1Gi"},
                    requests={"cpu": "1", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)
