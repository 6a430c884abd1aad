import flyte
from kubernetes.client import (
    V1Affinity,
    V1Container,
    V1NodeAffinity,
    V1NodeSelector,
    V1NodeSelectorRequirement,
    V1NodeSelectorTerm,
    V1PodSpec,
    V1ResourceRequirements,
    V1Toleration,
)

# devices/a100
devices_a100_pod_template = flyte.PodTemplate(
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

# devices/slice
devices_slice_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
                    requests={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
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
                                V1NodeSelectorRequirement(
                                    key="k8s.amazonaws.com/gpu-partition-size",
                                    operator="In",
                                    values=["1g.5gb"],
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
            V1Toleration(
                key="k8s.amazonaws.com/gpu-partition-size",
                value="1g.5gb",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
    ),
    primary_container_name="primary",
    labels={"platform.union.ai/gpu-partition-slices": "1"},
)

# devices/whole_slice
devices_whole_slice_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
                    requests={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
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
                                    values=["nvidia-a100-80gb"],
                                ),
                                V1NodeSelectorRequirement(
                                    key="k8s.amazonaws.com/gpu-partition-size",
                                    operator="In",
                                    values=["7g.80gb"],
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
                value="nvidia-a100-80gb",
                operator="Equal",
                effect="NoSchedule",
            ),
            V1Toleration(
                key="k8s.amazonaws.com/gpu-partition-size",
                value="7g.80gb",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
    ),
    primary_container_name="primary",
    labels={"platform.union.ai/gpu-partition-slices": "7"},
)

# devices/old_spelling
devices_old_spelling_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
                    requests={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
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
                                    values=["nvidia-a100-80gb"],
                                ),
                                V1NodeSelectorRequirement(
                                    key="k8s.amazonaws.com/gpu-partition-size",
                                    operator="In",
                                    values=["7g.80gb"],
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
                value="nvidia-a100-80gb",
                operator="Equal",
                effect="NoSchedule",
            ),
            V1Toleration(
                key="k8s.amazonaws.com/gpu-partition-size",
                value="7g.80gb",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
    ),
    primary_container_name="primary",
    labels={"platform.union.ai/gpu-partition-slices": "7"},
)

# devices/unknown_slice
devices_unknown_slice_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
                    requests={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
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
                                V1NodeSelectorRequirement(
                                    key="k8s.amazonaws.com/gpu-partition-size",
                                    operator="In",
                                    values=["9g.99gb"],
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
            V1Toleration(
                key="k8s.amazonaws.com/gpu-partition-size",
                value="9g.99gb",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
    ),
    primary_container_name="primary",
    labels={"platform.union.ai/gpu-partition-slices": "9"},
)

# devices/unchecked_slice
devices_unchecked_slice_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "16"},
                    requests={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "16"},
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
                                    values=["nvidia-tesla-t4"],
                                ),
                                V1NodeSelectorRequirement(
                                    key="k8s.amazonaws.com/gpu-partition-size",
                                    operator="In",
                                    values=["half"],
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
            V1Toleration(
                key="k8s.amazonaws.com/gpu-partition-size",
                value="half",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
    ),
    primary_container_name="primary",
)

# devices/shared
devices_shared_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
                    requests={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
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
                                    values=["T4 shared"],
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
                value="T4 shared",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
    ),
    primary_container_name="primary",
)

# devices/custom
devices_custom_pod_template = flyte.PodTemplate(
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
                                    values=["custom_accelerator"],
                                ),
                                V1NodeSelectorRequirement(
                                    key="k8s.amazonaws.com/gpu-partition-size",
                                    operator="In",
                                    values=["large"],
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
                value="custom_accelerator",
                operator="Equal",
                effect="NoSchedule",
            ),
            V1Toleration(
                key="k8s.amazonaws.com/gpu-partition-size",
                value="large",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
    ),
    primary_container_name="primary",
)

# devices/tpu_one
devices_tpu_one_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "google.com/tpu": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "google.com/tpu": "1", "memory": "1Gi"},
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
                                    key="cloud.google.com/gke-tpu-accelerator",
                                    operator="In",
                                    values=["tpu-v5p-slice"],
                                ),
                                V1NodeSelectorRequirement(
                                    key="cloud.google.com/gke-tpu-topology",
                                    operator="In",
                                    values=["2x2x1"],
                                ),
                            ],
                        ),
                    ],
                ),
            ),
        ),
        tolerations=[
            V1Toleration(
                key="cloud.google.com/gke-tpu-accelerator",
                value="tpu-v5p-slice",
                operator="Equal",
                effect="NoSchedule",
            ),
            V1Toleration(
                key="cloud.google.com/gke-tpu-topology",
                value="2x2x1",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
    ),
    primary_container_name="primary",
)

# devices/tpu_host
devices_tpu_host_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "google.com/tpu": "4", "memory": "1Gi"},
                    requests={"cpu": "1", "google.com/tpu": "4", "memory": "1Gi"},
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
                                    key="cloud.google.com/gke-tpu-accelerator",
                                    operator="In",
                                    values=["tpu-v5p-slice"],
                                ),
                                V1NodeSelectorRequirement(
                                    key="cloud.google.com/gke-tpu-topology",
                                    operator="In",
                                    values=["2x2x1"],
                                ),
                            ],
                        ),
                    ],
                ),
            ),
        ),
        tolerations=[
            V1Toleration(
                key="cloud.google.com/gke-tpu-accelerator",
                value="tpu-v5p-slice",
                operator="Equal",
                effect="NoSchedule",
            ),
            V1Toleration(
                key="cloud.google.com/gke-tpu-topology",
                value="2x2x1",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
    ),
    primary_container_name="primary",
)

# devices/tpu_v6e
devices_tpu_v6e_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "google.com/tpu": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "google.com/tpu": "1", "memory": "1Gi"},
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
                                    key="cloud.google.com/gke-tpu-accelerator",
                                    operator="In",
                                    values=["tpu-v6e-slice"],
                                ),
                                V1NodeSelectorRequirement(
                                    key="cloud.google.com/gke-tpu-topology",
                                    operator="In",
                                    values=["4x4"],
                                ),
                            ],
                        ),
                    ],
                ),
            ),
        ),
        tolerations=[
            V1Toleration(
                key="cloud.google.com/gke-tpu-accelerator",
                value="tpu-v6e-slice",
                operator="Equal",
                effect="NoSchedule",
            ),
            V1Toleration(
                key="cloud.google.com/gke-tpu-topology",
                value="4x4",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
    ),
    primary_container_name="primary",
)

# devices/tpu_plain
devices_tpu_plain_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "google.com/tpu": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "google.com/tpu": "1", "memory": "1Gi"},
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
                                    key="cloud.google.com/gke-tpu-accelerator",
                                    operator="In",
                                    values=["tpu-v5-lite-podslice"],
                                ),
                            ],
                        ),
                    ],
                ),
            ),
        ),
        tolerations=[
            V1Toleration(
                key="cloud.google.com/gke-tpu-accelerator",
                value="tpu-v5-lite-podslice",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
    ),
    primary_container_name="primary",
)

# devices/neuron
devices_neuron_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"aws.amazon.com/neuron": "1", "cpu": "1", "memory": "1Gi"},
                    requests={
                        "aws.amazon.com/neuron": "1",
                        "cpu": "1",
                        "memory": "1Gi",
                    },
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
                                    values=["aws-neuron-trn1"],
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
                value="aws-neuron-trn1",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
    ),
    primary_container_name="primary",
)

# devices/two_neurons
devices_two_neurons_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"aws.amazon.com/neuron": "2", "cpu": "1", "memory": "1Gi"},
                    requests={
                        "aws.amazon.com/neuron": "2",
                        "cpu": "1",
                        "memory": "1Gi",
                    },
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
                                    values=["aws-neuron-trn1"],
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
                value="aws-neuron-trn1",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
    ),
    primary_container_name="primary",
)

# devices/amd
devices_amd_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"amd.com/gpu": "1", "cpu": "1", "memory": "1Gi"},
                    requests={"amd.com/gpu": "1", "cpu": "1", "memory": "1Gi"},
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
                                    values=["amd-mi300x"],
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
                value="amd-mi300x",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
    ),
    primary_container_name="primary",
)

# devices/gaudi
devices_gaudi_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "habana.ai/gaudi": "1", "memory": "1Gi"},
                    requests={"cpu": "1", "habana.ai/gaudi": "1", "memory": "1Gi"},
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
                                    values=["habana-gaudi-dl1"],
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
                value="habana-gaudi-dl1",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
    ),
    primary_container_name="primary",
)

# devices/apple
devices_apple_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
                    requests={"cpu": "1", "memory": "1Gi", "nvidia.com/gpu": "1"},
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
                                    values=["AppleSilicon"],
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
                value="AppleSilicon",
                operator="Equal",
                effect="NoSchedule",
            ),
        ],
    ),
    primary_container_name="primary",
)
