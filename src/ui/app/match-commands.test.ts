import { describe, expect, it } from "vitest";
import { matchCommands } from "./match-commands.ts";

const act = () => undefined;
const commands = [
  { group: "Go to", label: "train_model", detail: "ml-training", act },
  { group: "Field", label: "Memory", detail: "of train_model", act },
  { group: "Action", label: "Show memory of all", act },
  { group: "Code", label: "Show Pod", detail: "Alt 4", act },
];

function labels(wanted: string) {
  return matchCommands(commands, wanted).map(({ label }) => label);
}

describe("U8: the palette finds", () => {
  it.each([
    ["", ["train_model", "Memory", "Show memory of all", "Show Pod"]],
    ["mem", ["Memory", "Show memory of all"]],
    ["memory show", ["Show memory of all"]],
    ["train", ["train_model", "Memory"]],
    ["ALT 4", ["Show Pod"]],
    ["nothing like it", []],
  ])("%s", (wanted, expected) => {
    expect(labels(wanted)).toEqual(expected);
  });
});
