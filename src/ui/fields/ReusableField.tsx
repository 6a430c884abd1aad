import { styled } from "@mui/material/styles";
import { useRef } from "react";
import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import { FieldMessage } from "./FieldMessage.tsx";
import { useNodeField } from "./field-context.tsx";
import { LabelledInput } from "./LabelledInput.tsx";
import { LockedField } from "./LockedField.tsx";
import { readLoosely } from "./PlainFields.tsx";
import { amountText } from "./QuantityBox.tsx";
import { Segmented } from "./Segmented.tsx";

const Stack = styled("div")({ display: "grid", gap: 4, minWidth: 0 });
const Grid = styled("div")({ display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(130px, 1fr))", gap: 12 });

type Mode = "unset" | "policy" | "off";

const parts = [
  { key: "concurrency", label: "Concurrency" },
  { key: "idle_ttl", label: "Idle, seconds" },
  { key: "scaledown_ttl", label: "Scale down, seconds" },
] as const;

/** Reused containers: unset, a policy, and for an override `off`. */
export function ReusableField({ level }: { readonly level: "environment" | "override" }) {
  const field = useNodeField("reusable");
  const remembered = useRef<Json>({ replicas: 2, idle_ttl: 60 });
  if (field.unknown) return <LockedField field={field} unknown={field.unknown} title="Reused containers" />;
  const mode: Mode = field.value === "off" ? "off" : field.value == null ? "unset" : "policy";
  const segments = [
    { value: "unset" as const, label: "Unset" },
    { value: "policy" as const, label: "Policy" },
    ...(level === "override" ? [{ value: "off" as const, label: "Off" }] : []),
  ];
  const change = (next: Mode) => {
    if (mode === "policy" && field.value != null) remembered.current = field.value;
    field.set(next === "unset" ? undefined : next === "off" ? "off" : remembered.current);
  };
  return (
    <Stack role="group" aria-label="Reused containers">
      <span id={field.id} tabIndex={-1}>
        Reused containers
      </span>
      <div>
        <Segmented<Mode> label="Reused containers are" value={mode} segments={segments} onChange={change} />
      </div>
      {mode === "policy" && isJsonObject(field.value) && (
        <Policy id={field.id} policy={field.value} onChange={field.set} />
      )}
      <FieldMessage field={field} help={help[mode]} />
    </Stack>
  );
}

const help: Readonly<Record<Mode, string>> = {
  unset: "Each run of a task starts a container.",
  policy: "Containers stay and take further runs. Overrides cannot change their resources.",
  off: "This call runs in a container of its own and may have other resources.",
};

function Policy(props: { readonly id: string; readonly policy: JsonObject; readonly onChange: (value: Json) => void }) {
  const { policy } = props;
  const set = (key: string, value: Json | undefined) => {
    const { [key]: _old, ...rest } = policy;
    props.onChange(value === undefined ? rest : { ...policy, [key]: value });
  };
  const [least, most] = Array.isArray(policy.replicas) ? policy.replicas : [policy.replicas, policy.replicas];
  const setReplicas = (low: Json | undefined, high: Json | undefined) =>
    set("replicas", low === high ? low : [low ?? null, high ?? null]);
  return (
    <Grid>
      <LabelledInput
        id={`${props.id}-least`}
        label="Replicas, least"
        mono
        value={amountText(least)}
        onChange={(text) => setReplicas(readLoosely(text), most)}
      />
      <LabelledInput
        id={`${props.id}-most`}
        label="Replicas, most"
        mono
        value={amountText(most)}
        onChange={(text) => setReplicas(least, readLoosely(text))}
      />
      {parts.map(({ key, label }) => (
        <LabelledInput
          key={key}
          id={`${props.id}-${key}`}
          label={label}
          mono
          value={amountText(policy[key])}
          onChange={(text) => set(key, readLoosely(text))}
        />
      ))}
      <LabelledInput
        id={`${props.id}-scope`}
        label="Scope (global or run)"
        mono
        value={amountText(policy.scope)}
        onChange={(text) => set("scope", text === "" ? undefined : text)}
      />
    </Grid>
  );
}
