# There is no task.
