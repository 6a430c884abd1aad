# This will not work as it stands: 2 errors.
# flags:resources.cpu: "True" is not a quantity. Write a number and a unit, such as 500m or 1.5Gi.
# flags:resources.gpu: False is not a whole number of devices. Kubernetes counts devices in whole numbers.

import flyte
from kubernetes.client import V1Container, V1PodSpec, V1ResourceRequirements

# tiny/tiny_task
tiny_tiny_task_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "100e-9", "memory": "1Gi"},
                    requests={"cpu": "100e-9", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# below/below_task
below_below_task_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "100u", "memory": "1Gi"},
                    requests={"cpu": "100u", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# big/big_task
big_big_task_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1P", "memory": "1Gi"},
                    requests={"cpu": "1P", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# bigger/bigger_task
bigger_bigger_task_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "10", "memory": "1Gi"},
                    requests={"cpu": "10", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# precise/precise_task
precise_precise_task_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "300000001n", "memory": "1Gi"},
                    requests={"cpu": "300000001n", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# exponent/exponent_task
exponent_exponent_task_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "2e-9", "memory": "1Gi"},
                    requests={"cpu": "2e-9", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# flags/flags_task
# No pod is made:
# The request of cpu is "True", which is no quantity, so the task fails before it starts. Write an amount such as 500m or 1.5Gi.

# long-times/day
long_times_day_pod_template = flyte.PodTemplate(
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

# long-times/third
long_times_third_pod_template = flyte.PodTemplate(
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
