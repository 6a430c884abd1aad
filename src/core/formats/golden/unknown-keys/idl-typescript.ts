// This will not work as it stands: 5 errors.
// :owner: "owner" is not a key of a resource document. It is kept, but not written to code. It has version, sdk, advice.
// known:resources.memroy: "memroy" is not a key of Resources. It is kept, but not written to code. It has cpu, memory, gpu, disk, shm.
// known:memroy: "memroy" is not a key of an environment. It is kept, but not written to code. It has name, clone_of, description, image, resources, env_vars, interruptible, reusable, cache, secrets, service_account, queue, pod_template, depends_on, include.
// known/work:priority: "priority" is not a key of a task. It is kept, but not written to code. It has name, async, resources, short_name, cache, retries, timeout, docs, pod_template, report, interruptible, max_inline_io_bytes, queue, service_account, entrypoint.
// known/work/x:resource: "resource" is not a key of an override. It is kept, but not written to code. Did you mean "resources"?

import { create } from "@bufbuild/protobuf";
import {
  Resources_ResourceName,
  ResourcesSchema,
} from "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

export const messages = {
  "known/work": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1" },
      ],
    }),
  },
  "known/work/x": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1" },
      ],
    }),
  },
};
