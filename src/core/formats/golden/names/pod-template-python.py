import flyte
from kubernetes.client import V1Container, V1PodSpec, V1ResourceRequirements

# flyte/timedelta
flyte_timedelta_pod_template = flyte.PodTemplate(
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

# flyte/Path
flyte_path_pod_template = flyte.PodTemplate(
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

# flyte/Path/#0
flyte_path_0_pod_template = flyte.PodTemplate(
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

# print/run
print_run_pod_template = flyte.PodTemplate(
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

# class/match
class_match_pod_template = flyte.PodTemplate(
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

# 2fast/größe
task_2fast_gr_e_pod_template = flyte.PodTemplate(
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

# a-b/a_b
a_b_a_b_pod_template = flyte.PodTemplate(
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

# a_b/a_b_heavy
a_b_a_b_heavy_pod_template = flyte.PodTemplate(
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

# a_b/a
a_b_a_pod_template = flyte.PodTemplate(
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

# a_b/a/b_heavy
a_b_a_b_heavy_pod_template_2 = flyte.PodTemplate(
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

# a_b/a/b heavy
a_b_a_b_heavy_pod_template_3 = flyte.PodTemplate(
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
