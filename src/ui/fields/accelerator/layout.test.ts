import { expect, test } from "vitest";
import { loadHardware } from "#core/catalog/hardware.ts";
import { fitsBeside, migCuts, migRest } from "./mig-layout.ts";
import { tpuName, tpuShape } from "./tpu-layout.ts";

const hardware = await loadHardware();

test("every cut of every card lies on its slices: as many as the maker says fit, none overlaps", () => {
  for (const row of hardware.rows) {
    for (const cut of migCuts(row)) {
      const rest = migRest(cut);
      expect(rest.compute, `${row.device} ${cut.profile}`).toBeGreaterThanOrEqual(0);
      expect(rest.memory, `${row.device} ${cut.profile}`).toBeGreaterThanOrEqual(0);
      // Compute slices begin where the memory of an instance begins and may not reach into the next.
      expect((cut.perDevice - 1) * cut.memory + cut.compute, `${row.device} ${cut.profile}`).toBeLessThanOrEqual(
        cut.cells.compute,
      );
    }
  }
});

test("an A100 in 2g.10gb: three of them, one compute and two memory slices stay over, room for one 1g.5gb", () => {
  const row = hardware.rows.find(({ device }) => device === "A100");
  const cuts = row ? migCuts(row) : [];
  const cut = cuts.find(({ profile }) => profile === "2g.10gb");
  if (!cut) throw new Error("no such cut");
  expect(cut).toMatchObject({ compute: 2, memory: 2, perDevice: 3, cells: { compute: 7, memory: 8 } });
  expect(migRest(cut)).toEqual({ compute: 1, memory: 2 });
  expect(
    fitsBeside(
      cut,
      cuts.filter(({ profile }) => profile !== "1g.10gb"),
    )?.profile,
  ).toBe("1g.5gb");
});

test("the shape of every topology has the chips and the hosts that the facts list", () => {
  for (const row of hardware.rows) {
    for (const { topology, chips, hosts, chipsPerHost } of row.topologies ?? []) {
      const shape = tpuShape(topology, chipsPerHost);
      expect(shape, topology).toMatchObject({ chips, hosts });
      expect(
        shape?.host.reduce((all, each) => all * each, 1),
        topology,
      ).toBe(chipsPerHost);
    }
  }
});

test.each([
  ["1x1", 1, "V6E 1x1: 1 chip on one host, all for one pod"],
  ["2x4", 8, "V6E 2x4: 8 chips on one host, all for one pod"],
  ["2x4", 4, "V6E 2x4: 8 chips on 2 hosts of 4; one pod gets one host's 4"],
])("the name of %s with %s chips a host", (topology, perHost, name) => {
  const shape = tpuShape(topology, perHost);
  expect(shape && tpuName("V6E", shape)).toBe(name);
});

test.each(["", "2", "2x", "axb", "2x2x2x2", "0x4"])("no shape for %j", (topology) => {
  expect(tpuShape(topology, 4)).toBeUndefined();
});
