import flyte
from kubernetes.client import (
    V1Affinity,
    V1Container,
    V1EmptyDirVolumeSource,
    V1NodeAffinity,
    V1NodeSelector,
    V1NodeSelectorRequirement,
    V1NodeSelectorTerm,
    V1PodSpec,
    V1ResourceRequirements,
    V1Toleration,
    V1Volume,
    V1VolumeMount,
)

# calls/work
calls_work_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
                    requests={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
                ),
                volume_mounts=[V1VolumeMount(name="flyte-shm", mount_path="/dev/shm")],
            ),
        ],
        affinity=V1Affinity(
            node_affinity=V1NodeAffinity(
                required_during_scheduling_ignored_during_execution=V1NodeSelector(
                    node_selector_terms=[
                        V1NodeSelectorTerm(
                            match_expressions=[
                                V1NodeSelectorRequirement(
                                    key="k8s.amazonaws.com/accelerator",
                                    operator="In",
                                    values=["nvidia-tesla-a100"],
                                ),
                            ],
                        ),
                    ],
                ),
            ),
        ),
        tolerations=[
            V1Toleration(
                key="k8s.amazonaws.com/accelerator",
                value="nvidia-tesla-a100",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
        volumes=[
            V1Volume(
                name="flyte-shm",
                empty_dir=V1EmptyDirVolumeSource(medium="Memory", size_limit="8Gi"),
            ),
        ],
    ),
    primary_container_name="primary",
)

# calls/work/every_key
calls_work_every_key_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "4", "memory": "24Gi"},
                    requests={"cpu": "2", "memory": "24Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# calls/work/keeps
calls_work_keeps_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
                    requests={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
                ),
                volume_mounts=[V1VolumeMount(name="flyte-shm", mount_path="/dev/shm")],
            ),
        ],
        affinity=V1Affinity(
            node_affinity=V1NodeAffinity(
                required_during_scheduling_ignored_during_execution=V1NodeSelector(
                    node_selector_terms=[
                        V1NodeSelectorTerm(
                            match_expressions=[
                                V1NodeSelectorRequirement(
                                    key="k8s.amazonaws.com/accelerator",
                                    operator="In",
                                    values=["nvidia-tesla-a100"],
                                ),
                            ],
                        ),
                    ],
                ),
            ),
        ),
        tolerations=[
            V1Toleration(
                key="k8s.amazonaws.com/accelerator",
                value="nvidia-tesla-a100",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
        volumes=[
            V1Volume(
                name="flyte-shm",
                empty_dir=V1EmptyDirVolumeSource(medium="Memory", size_limit="8Gi"),
            ),
        ],
    ),
    primary_container_name="primary",
)

# calls/work/resets
calls_work_resets_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
                    requests={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
                ),
                volume_mounts=[V1VolumeMount(name="flyte-shm", mount_path="/dev/shm")],
            ),
        ],
        affinity=V1Affinity(
            node_affinity=V1NodeAffinity(
                required_during_scheduling_ignored_during_execution=V1NodeSelector(
                    node_selector_terms=[
                        V1NodeSelectorTerm(
                            match_expressions=[
                                V1NodeSelectorRequirement(
                                    key="k8s.amazonaws.com/accelerator",
                                    operator="In",
                                    values=["nvidia-tesla-a100"],
                                ),
                            ],
                        ),
                    ],
                ),
            ),
        ),
        tolerations=[
            V1Toleration(
                key="k8s.amazonaws.com/accelerator",
                value="nvidia-tesla-a100",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
        volumes=[
            V1Volume(
                name="flyte-shm",
                empty_dir=V1EmptyDirVolumeSource(medium="Memory", size_limit="8Gi"),
            ),
        ],
    ),
    primary_container_name="primary",
)

# calls/work/nothing_left
calls_work_nothing_left_pod_template = flyte.PodTemplate(
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

# calls/work/nulls
calls_work_nulls_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
                    requests={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
                ),
                volume_mounts=[V1VolumeMount(name="flyte-shm", mount_path="/dev/shm")],
            ),
        ],
        affinity=V1Affinity(
            node_affinity=V1NodeAffinity(
                required_during_scheduling_ignored_during_execution=V1NodeSelector(
                    node_selector_terms=[
                        V1NodeSelectorTerm(
                            match_expressions=[
                                V1NodeSelectorRequirement(
                                    key="k8s.amazonaws.com/accelerator",
                                    operator="In",
                                    values=["nvidia-tesla-a100"],
                                ),
                            ],
                        ),
                    ],
                ),
            ),
        ),
        tolerations=[
            V1Toleration(
                key="k8s.amazonaws.com/accelerator",
                value="nvidia-tesla-a100",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
        volumes=[
            V1Volume(
                name="flyte-shm",
                empty_dir=V1EmptyDirVolumeSource(medium="Memory", size_limit="8Gi"),
            ),
        ],
    ),
    primary_container_name="primary",
)
