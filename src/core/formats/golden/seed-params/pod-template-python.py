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

# all/all_set
all_all_set_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={
                        "cpu": "4",
                        "ephemeral-storage": "10Gi",
                        "memory": "4Gi",
                        "nvidia.com/gpu": "1",
                    },
                    requests={
                        "cpu": "1",
                        "ephemeral-storage": "10Gi",
                        "memory": "1Gi",
                        "nvidia.com/gpu": "1",
                    },
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
                                    values=["nvidia-tesla-t4"],
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
                value="nvidia-tesla-t4",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
        volumes=[
            V1Volume(
                name="flyte-shm",
                empty_dir=V1EmptyDirVolumeSource(medium="Memory", size_limit="0"),
            ),
        ],
    ),
    primary_container_name="primary",
)

# counts/count
counts_count_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "2", "memory": "2Gi", "nvidia.com/gpu": "4"},
                    requests={"cpu": "2", "memory": "2Gi", "nvidia.com/gpu": "4"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# device/one_device
device_one_device_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "2"},
                    requests={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "2"},
                ),
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
    ),
    primary_container_name="primary",
)
