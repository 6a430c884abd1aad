import flyte
from kubernetes.client import (
    V1Container,
    V1EmptyDirVolumeSource,
    V1PodSpec,
    V1ResourceRequirements,
    V1Volume,
    V1VolumeMount,
)

# storage/disk_10
storage_disk_10_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "ephemeral-storage": "10Gi", "memory": "1Gi"},
                    requests={"cpu": "1", "ephemeral-storage": "10Gi", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# storage/disk_50
storage_disk_50_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "ephemeral-storage": "50Gi", "memory": "1Gi"},
                    requests={"cpu": "1", "ephemeral-storage": "50Gi", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# storage/disk_100
storage_disk_100_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "ephemeral-storage": "100Gi", "memory": "1Gi"},
                    requests={
                        "cpu": "1",
                        "ephemeral-storage": "100Gi",
                        "memory": "1Gi",
                    },
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# storage/disk_200
storage_disk_200_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "ephemeral-storage": "200Gi", "memory": "1Gi"},
                    requests={
                        "cpu": "1",
                        "ephemeral-storage": "200Gi",
                        "memory": "1Gi",
                    },
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# storage/disk_500
storage_disk_500_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "ephemeral-storage": "500Gi", "memory": "1Gi"},
                    requests={
                        "cpu": "1",
                        "ephemeral-storage": "500Gi",
                        "memory": "1Gi",
                    },
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# storage/disk_1t
storage_disk_1t_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "ephemeral-storage": "1Ti", "memory": "1Gi"},
                    requests={"cpu": "1", "ephemeral-storage": "1Ti", "memory": "1Gi"},
                ),
            ),
        ],
    ),
    primary_container_name="primary",
)

# storage/shm_1
storage_shm_1_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "memory": "1Gi"},
                ),
                volume_mounts=[V1VolumeMount(name="flyte-shm", mount_path="/dev/shm")],
            ),
        ],
        volumes=[
            V1Volume(
                name="flyte-shm",
                empty_dir=V1EmptyDirVolumeSource(medium="Memory", size_limit="1Gi"),
            ),
        ],
    ),
    primary_container_name="primary",
)

# storage/shm_16
storage_shm_16_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "memory": "1Gi"},
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

# storage/shm_auto
storage_shm_auto_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "memory": "1Gi"},
                ),
                volume_mounts=[V1VolumeMount(name="flyte-shm", mount_path="/dev/shm")],
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

# storage/shm_empty
storage_shm_empty_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "memory": "1Gi"},
                ),
                volume_mounts=[V1VolumeMount(name="flyte-shm", mount_path="/dev/shm")],
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
