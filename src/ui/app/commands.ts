import type { HardwareCatalogue } from "#core/catalog/hardware.ts";
import { catalogueFor, catalogueReleases } from "#core/catalog/sdk-catalogue.ts";
import { suggestAccelerators } from "#core/catalog/suggest-accelerators.ts";
import { type DocumentDraft, type NodePosition, nodeAt, nodePath } from "#core/document/draft.ts";
import { isJsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { changeDocument, documentStore, redo, selectNode, undo } from "#ui/document/document-store.ts";
import { setValue } from "#ui/document/edit-document.ts";
import { keyOf, positionOf } from "#ui/document/node-key.ts";
import { examples } from "#ui/features/examples/examples.ts";
import { addEnvironment, addOverride, addTask, duplicate, remove } from "#ui/features/outline/outline-actions.ts";
import { outputStore, outputTabs, showTab } from "#ui/features/output/output-store.ts";
import { nameAt, positionsTo } from "./Breadcrumb.tsx";
import type { View } from "./Panes.tsx";

/** Something that can be done or gone to by its name. */
export type Command = {
  readonly group: string;
  readonly label: string;
  /** Said beside the label: where a node stands, the keys. */
  readonly detail?: string;
  readonly act: () => void;
};

/** What commands need of the page. */
export type PageActions = {
  readonly show: (view: View) => void;
  readonly jump: (path: Path) => void;
  readonly openBox: (kind: "share" | "examples" | "documents" | "cluster" | "shortcuts" | "open") => void;
  readonly openExample: (id: string) => void;
  readonly chooseRelease: (release: string) => void;
};

/** All commands for the document as it is: actions, nodes, fields of the selected node, formats, examples, releases. */
export function commandsFor(page: PageActions): readonly Command[] {
  const { document, selected } = documentStore.getState();
  const position = positionOf(document, selected);
  return [
    ...nodeCommands(document, page),
    ...(position ? fieldCommands(document, position, page) : []),
    ...actionCommands(position, page),
    ...outputTabs.map((tab, index) => ({
      group: "Code",
      label: `Show ${tab}`,
      detail: `Alt ${index + 1}`,
      act: () => {
        page.show("code");
        showTab(tab);
      },
    })),
    ...scopes.map(([scope, words]) => ({
      group: "Code",
      label: `Write ${words}`,
      act: () => {
        page.show("code");
        outputStore.setState({ scope });
      },
    })),
    { group: "Code", label: "Copy the code", detail: "Ctrl Enter", act: () => outputStore.getState().copy?.() },
    ...examples.map(({ id, title }) => ({ group: "Examples", label: title, act: () => page.openExample(id) })),
    ...catalogueReleases.toReversed().map((release) => ({
      group: "SDK release",
      label: `SDK ${release}`,
      act: () => page.chooseRelease(release),
    })),
  ];
}

/** How much is written. What the selected node or the format has no such part of is written whole. */
const scopes = [
  ["file", "the whole file"],
  ["environment", "only the environment"],
  ["task", "only the task"],
  ["override", "only the override"],
  ["resources", "only the resources"],
] as const;

/** What a text can mean as an accelerator of the selected node, where the node has resources of its own. */
export function acceleratorCommands(
  hardware: HardwareCatalogue,
  wanted: string,
  page: PageActions,
): readonly Command[] {
  const { document, selected } = documentStore.getState();
  const position = positionOf(document, selected);
  const node = position && nodeAt(document, position);
  if (!position || !node || (position.task !== undefined && !isJsonObject(node.resources))) return [];
  const { suggestions } = suggestAccelerators(catalogueFor(document.sdk), hardware, wanted);
  return suggestions.slice(0, 5).map(({ value, title, detail }) => ({
    group: "Accelerator",
    label: `${title}, for ${nameAt(document, position)}`,
    detail,
    act: () => {
      changeDocument((draft) => setValue(draft, [...nodePath(position), "resources", "gpu"], value));
      page.jump([...nodePath(position), "resources", "gpu"]);
    },
  }));
}

function nodeCommands(document: DocumentDraft, page: PageActions): readonly Command[] {
  const positions = document.environments.flatMap((one, environment): NodePosition[] => [
    { environment },
    ...(one.tasks ?? []).flatMap((task, at): NodePosition[] => [
      { environment, task: at },
      ...(task.overrides ?? []).map((_, override) => ({ environment, task: at, override })),
    ]),
  ]);
  return positions.map((position) => ({
    group: "Go to",
    label: nameAt(document, position),
    detail: positionsTo(position)
      .slice(0, -1)
      .map((at) => nameAt(document, at))
      .join(" / "),
    act: () => {
      const node = nodeAt(document, position);
      if (node) selectNode(keyOf(node));
      page.show("edit");
    },
  }));
}

const fields = [
  ["CPU", "resources.cpu"],
  ["Memory", "resources.memory"],
  ["Accelerator", "resources.gpu"],
  ["Disk", "resources.disk"],
  ["Shared memory", "resources.shm"],
  ["Retries", "retries"],
  ["Timeout", "timeout"],
  ["Cache", "cache"],
  ["Environment variables", "env_vars"],
  ["Name", "name"],
] as const;

function fieldCommands(document: DocumentDraft, position: NodePosition, page: PageActions): readonly Command[] {
  return fields.map(([label, path]) => ({
    group: "Field",
    label,
    detail: `of ${nameAt(document, position)}`,
    act: () => page.jump([...nodePath(position), ...path.split(".")]),
  }));
}

function actionCommands(position: NodePosition | undefined, page: PageActions): readonly Command[] {
  const action = (label: string, act: () => void, detail?: string): Command => ({
    group: "Action",
    label,
    act,
    ...(detail !== undefined && { detail }),
  });
  /** What is new is shown, to be named. */
  const make = (what: () => void) => () => {
    page.show("edit");
    what();
  };
  return [
    action("Undo", undo, "Ctrl Z"),
    action("Redo", redo, "Ctrl Shift Z"),
    action(
      "Add an environment",
      make(() => addEnvironment(position)),
    ),
    ...(position
      ? [
          action(
            "Add a task",
            make(() => addTask(position)),
          ),
        ]
      : []),
    ...(position?.task === undefined
      ? []
      : [
          action(
            "Add an override",
            make(() => addOverride(position)),
          ),
        ]),
    ...(position
      ? [
          action(
            "Duplicate what is selected",
            make(() => duplicate(position)),
          ),
          action("Delete what is selected", () => remove(position)),
        ]
      : []),
    action("All tasks as a table", () => page.show("table")),
    action("Edit", () => page.show("edit")),
    action("Resolution: where each value comes from", () => page.show("resolution")),
    action("Fit: which nodes take the pod", () => page.show("fit")),
    action("Open your own code, a document or a link", () => page.openBox("open")),
    action("Share the document", () => page.openBox("share")),
    action("Examples", () => page.openBox("examples")),
    action("Documents kept in this browser", () => page.openBox("documents")),
    action("Cluster", () => page.openBox("cluster")),
    action("Keys", () => page.openBox("shortcuts"), "?"),
  ];
}
