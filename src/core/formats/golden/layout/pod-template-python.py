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

# a-very-long-environment-name-that-goes-on-and-on-until-nothing-fits-any-more-on-one-line/a_task_with_a_name_that_is_so_long_that_its_definition_does_not_fit_on_a_line
a_very_long_environment_name_that_goes_on_and_on_until_nothing_fits_any_more_on_one_line_a_task_with_a_name_that_is_so_long_that_its_definition_does_not_fit_on_a_line_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={
                        "cpu": "32",
                        "ephemeral-storage": "500Gi",
                        "memory": "256Gi",
                        "nvidia.com/gpu": "8",
                    },
                    requests={
                        "cpu": "16",
                        "ephemeral-storage": "500Gi",
                        "memory": "128Gi",
                        "nvidia.com/gpu": "8",
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
                                    values=["nvidia-a100-80gb"],
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
        ],
    ),
    primary_container_name="primary",
)

# a-very-long-environment-name-that-goes-on-and-on-until-nothing-fits-any-more-on-one-line/short
a_very_long_environment_name_that_goes_on_and_on_until_nothing_fits_any_more_on_one_line_short_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={
                        "cpu": "32",
                        "ephemeral-storage": "500Gi",
                        "memory": "256Gi",
                        "nvidia.com/gpu": "8",
                    },
                    requests={
                        "cpu": "16",
                        "ephemeral-storage": "500Gi",
                        "memory": "128Gi",
                        "nvidia.com/gpu": "8",
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
                                    values=["nvidia-a100-80gb"],
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
        ],
    ),
    primary_container_name="primary",
)

# a-very-long-environment-name-that-goes-on-and-on-until-nothing-fits-any-more-on-one-line/short/a_label_that_is_so_long_that_the_variable_fills_most_of_the_line
a_very_long_environment_name_that_goes_on_and_on_until_nothing_fits_any_more_on_one_line_short_a_label_that_is_so_long_that_the_variable_fills_most_of_the_line_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={
                        "cpu": "32",
                        "ephemeral-storage": "500Gi",
                        "memory": "256Gi",
                        "nvidia.com/gpu": "8",
                    },
                    requests={
                        "cpu": "16",
                        "ephemeral-storage": "500Gi",
                        "memory": "128Gi",
                        "nvidia.com/gpu": "8",
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
                                    values=["nvidia-a100-80gb"],
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
        ],
    ),
    primary_container_name="primary",
)

# a-very-long-environment-name-that-goes-on-and-on-until-nothing-fits-any-more-on-one-line/short/a_label_that_is_so_long_that_the_variable_fills_all_of_the_line_and_more_than_that
a_very_long_environment_name_that_goes_on_and_on_until_nothing_fits_any_more_on_one_line_short_a_label_that_is_so_long_that_the_variable_fills_all_of_the_line_and_more_than_that_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={
                        "cpu": "32",
                        "ephemeral-storage": "500Gi",
                        "memory": "256Gi",
                        "nvidia.com/gpu": "8",
                    },
                    requests={
                        "cpu": "16",
                        "ephemeral-storage": "500Gi",
                        "memory": "128Gi",
                        "nvidia.com/gpu": "8",
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
                                    values=["nvidia-a100-80gb"],
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
        ],
    ),
    primary_container_name="primary",
)

# a-very-long-environment-name-that-goes-on-and-on-until-nothing-fits-any-more-on-one-line/short/a_label_that_is_so_long_that_the_variable_is_just_too_long_with_call
a_very_long_environment_name_that_goes_on_and_on_until_nothing_fits_any_more_on_one_line_short_a_label_that_is_so_long_that_the_variable_is_just_too_long_with_call_pod_template = flyte.PodTemplate(
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    limits={
                        "cpu": "32",
                        "ephemeral-storage": "500Gi",
                        "memory": "256Gi",
                        "nvidia.com/gpu": "8",
                    },
                    requests={
                        "cpu": "16",
                        "ephemeral-storage": "500Gi",
                        "memory": "128Gi",
                        "nvidia.com/gpu": "8",
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
                                    values=["nvidia-a100-80gb"],
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
        ],
    ),
    primary_container_name="primary",
)

# exact/nested
exact_nested_pod_template = flyte.PodTemplate(
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

# exact/wide
exact_wide_pod_template = flyte.PodTemplate(
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

# exact/wide/日本
exact_wide_pod_template_2 = flyte.PodTemplate(
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
