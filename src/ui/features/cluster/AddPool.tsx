import { useEffect, useState } from "react";
import type { NodePool } from "#core/cluster/cluster-profile.ts";
import { loadMachineTypes, type MachineType, type MachineTypes, machineTypeOf } from "#core/cluster/machine-types.ts";
import { poolFromMachine } from "#core/cluster/pool-from-machine.ts";
import { Button } from "#ui/look/Button.tsx";
import { Icon } from "#ui/look/icons.tsx";
import { SelectBox } from "#ui/look/SelectBox.tsx";
import { TextBox } from "#ui/look/TextBox.tsx";
import { hueColor } from "#ui/look/tokens.ts";

/** A pool of a cloud's machine type, with what pods can ask for by the cloud's formula. */
export function AddPool({ onAdd }: { readonly onAdd: (pool: NodePool) => void }) {
  const [machines, setMachines] = useState<MachineTypes>();
  const [machine, setMachine] = useState("gcp:a2-highgpu-1g");
  const [count, setCount] = useState("1");
  useEffect(() => {
    void loadMachineTypes().then(setMachines);
  }, []);
  const chosen = machines && machineTypeOf(machines, machine);
  const nodes = /^[1-9]\d{0,4}$/.test(count) ? Number(count) : undefined;
  return (
    <div style={{ display: "flex", flexWrap: "wrap", gap: 8, alignItems: "center" }}>
      <SelectBox
        aria-label="Machine type"
        value={machine}
        style={{ flex: "1 1 180px" }}
        onChange={(event) => setMachine(event.target.value)}
      >
        {clouds.map(({ id, label }) => (
          <optgroup key={id} label={label}>
            {(machines?.rows ?? [])
              .filter((row) => row.id.startsWith(`${id}:`))
              .map((row) => (
                <option key={row.id} value={row.id}>
                  {machineLabel(row)}
                </option>
              ))}
          </optgroup>
        ))}
      </SelectBox>
      <TextBox
        aria-label="Nodes of the pool"
        aria-invalid={nodes === undefined}
        inputMode="numeric"
        value={count}
        frame={{ width: 64 }}
        onChange={(event) => setCount(event.target.value)}
      />
      <Button
        variant="outlined"
        onClick={() => chosen && nodes !== undefined && onAdd(poolFromMachine(chosen, { count: nodes }))}
      >
        <Icon name="plus" />
        Add the pool
      </Button>
      {nodes === undefined && (
        <span role="status" style={{ flexBasis: "100%", fontSize: 12, color: hueColor("error", "text") }}>
          How many nodes: a whole number from 1 to 99999.
        </span>
      )}
    </div>
  );
}

const clouds = [
  { id: "gcp", label: "Google Cloud" },
  { id: "aws", label: "AWS" },
  { id: "azure", label: "Azure" },
];

function machineLabel({ id }: MachineType): string {
  return id.slice(id.indexOf(":") + 1);
}
