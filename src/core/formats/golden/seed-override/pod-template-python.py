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

# ml-training/heavy_training_task
ml_training_heavy_training_task_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={
                        "cpu": "8",
                        "ephemeral-storage": "50Gi",
                        "memory": "32Gi",
                        "nvidia.com/gpu": "2",
                    },
                    requests={
                        "cpu": "2",
                        "ephemeral-storage": "50Gi",
                        "memory": "8Gi",
                        "nvidia.com/gpu": "2",
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

# ml-training/heavy_training_task/smaller
ml_training_heavy_training_task_smaller_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "4", "ephemeral-storage": "100Gi", "memory": "24Gi"},
                    requests={
                        "cpu": "4",
                        "ephemeral-storage": "100Gi",
                        "memory": "24Gi",
                    },
                ),
                volume_mounts=[V1VolumeMount(name="flyte-shm", mount_path="/dev/shm")],
            ),
        ],
        volumes=[
            V1Volume(
                name="flyte-shm",
                empty_dir=V1EmptyDirVolumeSource(medium="Memory", size_limit="16Gi"),
            ),
        ],
    ),
    primary_container_name="primary",
)
