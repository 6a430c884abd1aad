// npm run bench:fit: how long it takes to build and judge pods, and to compare them with nodes. Medians of seven runs on fresh
// profiles (nothing is remembered from the run before), and how they grow. Fails when 1000 different pods on 500 different nodes take
// more than 200 ms, or one pod more than 0.3 ms to build and judge.
import { shippedProfile } from "#core/cluster/presets.ts";
import { fitDemand } from "#core/fit/fit-task.ts";
import { profilePod } from "#core/fit/profile-pod.ts";
import { podDemand } from "#core/kubernetes/pod-demand.ts";
import { validatePod } from "#core/kubernetes/validate-pod.ts";

const runs = 7;

const warm = documentOf(300);
measureBuild(warm);
const build = Object.fromEntries([100, 1000].map((size) => [size, median(() => measureBuild(documentOf(size)))]));
const perPod = build[1000] / 1000;
console.log(
  `build and judge: ${perPod.toFixed(3)} ms a pod of 1000; 1000 against 100 pods × ${(build[1000] / build[100]).toFixed(1)}`,
);

const demands = demandsOf(documentOf(1000));
const sizes = [
  [1000, 50],
  [100, 500],
  [1000, 500],
];
const fits = new Map(
  sizes.map(([pods, nodes]) => [`${pods}/${nodes}`, median(() => measureFit(demands.slice(0, pods), nodes))]),
);
for (const [size, time] of fits) console.log(`${size} pods/nodes: ${time.toFixed(1)} ms`);
const whole = fits.get("1000/500");
console.log(
  `10 times the nodes × ${(whole / fits.get("1000/50")).toFixed(1)}, 10 times the pods × ${(whole / fits.get("100/500")).toFixed(1)}`,
);
const wrong = [
  whole > 200 && "comparing takes more than 200 ms",
  perPod > 0.3 && "a pod takes more than 0.3 ms",
].filter(Boolean);
console.log(wrong.length === 0 ? "within the bounds" : wrong.join(", "));
process.exitCode = wrong.length === 0 ? 0 : 1;

function median(measure) {
  const times = Array.from({ length: runs }, measure).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)];
}

function documentOf(size) {
  const tasks = Array.from({ length: size }, (_, at) => ({
    name: `task_${at}`,
    resources: {
      cpu: [`${100 + at}m`, `${4000 + at}m`],
      memory: `${512 + at}Mi`,
      disk: `${1 + (at % 90)}Gi`,
      ...(at % 3 === 0 ? { gpu: `${["A100", "T4", "H100"][at % 9 === 0 ? 0 : 1]}:${1 + (at % 4)}`, shm: "auto" } : {}),
    },
  }));
  return { version: 1, environments: [{ name: "bench", image: "app:1", env_vars: { A: "1", B: "2" }, tasks }] };
}

function positionsOf(document) {
  return document.environments[0].tasks.map((_, task) => ({ environment: 0, task }));
}

function judged(document, profile) {
  return positionsOf(document).map((position) => {
    const pod = profilePod(document, profile, position);
    if (!pod.ok) throw new Error(pod.problems[0].message);
    const judgement = validatePod(pod.value.built.pod);
    if (!judgement.valid) throw new Error(JSON.stringify(judgement.errors));
    return judgement.pod;
  });
}

function measureBuild(document) {
  const started = performance.now();
  judged(document, { ...shippedProfile });
  return performance.now() - started;
}

function demandsOf(document) {
  return judged(document, shippedProfile).map(podDemand);
}

function profileOf(size) {
  const pools = Array.from({ length: size }, (_, at) => ({
    name: `pool-${at}`,
    count: 1,
    node: {
      metadata: {
        labels: { pool: `p${at}`, ...(at % 2 === 0 ? { "k8s.amazonaws.com/accelerator": "nvidia-tesla-t4" } : {}) },
      },
      spec: at % 5 === 0 ? { taints: [{ key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" }] } : {},
      status: {
        allocatable: {
          cpu: `${1930 + at * 37}m`,
          memory: `${2048 + at * 61}Mi`,
          "ephemeral-storage": `${10 + (at % 80)}Gi`,
          pods: "110",
          "nvidia.com/gpu": String(at % 9),
        },
      },
    },
  }));
  return { ...shippedProfile, pools };
}

function measureFit(pods, nodes) {
  const profile = profileOf(nodes);
  const started = performance.now();
  for (const demand of pods) fitDemand(demand, profile);
  return performance.now() - started;
}
