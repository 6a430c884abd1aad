import { openSource } from "#core/formats/source/open-source.ts";

/** So many small files: engines compile what they have run often enough. */
const rounds = 40;

/**
 * Reads small files while nobody waits, so that the first one of somebody's own is read as fast as the later ones: two to three times faster when it is
 * large. Each takes a few milliseconds; `isNeeded` says whether there is still nothing else to do.
 */
export function warmUp(isNeeded: () => boolean): void {
  let round = 0;
  const next = () => {
    if (!isNeeded() || round === rounds) return;
    openSource([{ name: "warm.py", text: fileOf(round) }]);
    openSource([{ name: "warm.yaml", text: documentOf(round) }]);
    round += 1;
    setTimeout(next);
  };
  setTimeout(next);
}

/** A file with what most files have. */
function fileOf(round: number): string {
  return `import asyncio
import flyte

CPU = ${round % 8}
env = flyte.TaskEnvironment(
    name="env-${round}",
    resources=flyte.Resources(cpu=("500m", CPU), memory="${round + 1}Gi", gpu="T4:1"),
    env_vars={"LEVEL": "info"},
)


def rows_of(count: int) -> list[int]:
    """An ordinary function."""
    return [row for row in range(count) if row % ${round + 1} == 0]


@env.task(retries=3, timeout=60)
async def work_${round}(count: int = 1) -> int:
    for row in rows_of(count):
        await work_${round}.override(resources=flyte.Resources(memory="${round + 2}Gi"))(row)
    return count
`;
}

/** A resource document of that kind. */
function documentOf(round: number): string {
  return `# What ${round} needs
version: 1
environments:
  - name: env-${round}
    resources:
      cpu: ["500m", "${round % 8}"]
      memory: ${round + 1}Gi
      gpu: T4:1
    env_vars: {LEVEL: info}
    tasks:
      - name: work_${round}
        retries: 3
        overrides:
          - label: big
            resources:
              memory: "${round + 2}Gi"
`;
}
