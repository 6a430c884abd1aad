import flyte
from kubernetes.client import V1Container, V1PodSpec, V1ResourceRequirements

# labels/work
labels_work_pod_template = flyte.PodTemplate(
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

# labels/work/#0
labels_work_0_pod_template = flyte.PodTemplate(
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

# labels/work/#1
labels_work_1_pod_template = flyte.PodTemplate(
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

# labels/work/heavy (A100)
labels_work_heavy_a100_pod_template = flyte.PodTemplate(
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

# labels/work/#3
labels_work_3_pod_template = flyte.PodTemplate(
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

# labels/work/#4
labels_work_4_pod_template = flyte.PodTemplate(
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

# labels/work/#5
labels_work_5_pod_template = flyte.PodTemplate(
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

# labels/work/override
labels_work_override_pod_template = flyte.PodTemplate(
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

# labels/work/Größer
labels_work_gr_er_pod_template = flyte.PodTemplate(
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

# labels/work/日本語
labels_work_pod_template_2 = flyte.PodTemplate(
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

# labels/work/#9
labels_work_9_pod_template = flyte.PodTemplate(
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

# labels/work/#10
labels_work_10_pod_template = flyte.PodTemplate(
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

# labels/work/"quoted"
labels_work_quoted_pod_template = flyte.PodTemplate(
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

# labels/work/#12
labels_work_12_pod_template = flyte.PodTemplate(
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

# labels/work/#13
labels_work_13_pod_template = flyte.PodTemplate(
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
