# This will not work as it stands: 20 errors.
# Not A Name:name: "Not A Name" is not a name for an environment. Use lower-case letters and digits, words joined by single - or _, such as not-a-name.
# Not A Name:resources: Found "lots". Expected keys cpu, memory, gpu, disk and shm.
# Not A Name:env_vars: Found a list. Expected names with text values, such as {LOG_LEVEL: debug}.
# Not A Name:interruptible: Found "yes". Expected true or false.
# Not A Name/not a name:name: "not a name" is not a Python name. The task is a Python function: use letters, digits and _, such as not_a_name.
# Not A Name/not a name:retries: Found "often". Expected a whole number, or {count, backoff}.
# Not A Name/not a name:timeout: Found "1h". Expected seconds, or {max_runtime, max_queued_time, deadline}.
# Not A Name/class:name: "class" is a word that Python keeps for itself. The task is a Python function: use letters, digits and _, such as task_class.
# Not A Name/class:resources.gpu: The device needs quantity and device_class.
# Not A Name/class:resources.cpu: cpu has 3 values. Write one amount, or a pair of request and limit.
# Not A Name/class:resources.memory: memory is the number 1024. Write an amount with a unit as text, such as "2Gi".
# Not A Name/class:resources.disk: disk takes no pair. Write one amount with a unit as text, such as "2Gi".
# Not A Name/#2:name: A task needs a name, such as train_model.
# Not A Name/#2:docs: Found 5. Expected text in quotes.
# Not A Name/#3:name: A task needs a name, such as train_model.
# #1:name: Found 5. Expected a name in quotes, such as ml-training.
# #1:depends_on.1: Found 7. Expected text in quotes.
# #1:clone_of: There is no environment "nobody" to clone. Known: Not A Name, loop.
# #1:depends_on.0: There is no environment "nobody" to depend on. Known: Not A Name, loop.
# loop:clone_of: "loop" is, in the end, a clone of this environment. A clone needs an environment that is there before it.

# Not A Name/not a name
# No pod is made:
# The resources are not an object. Write keys such as cpu and memory.

# Not A Name/class
# No pod is made:
# The device needs quantity and device_class.

# Not A Name/#2
# No pod is made:
# The resources are not an object. Write keys such as cpu and memory.

# Not A Name/#3
# No pod is made:
# The resources are not an object. Write keys such as cpu and memory.
