import type { Page } from "@playwright/test";

/** A state: a document or the name of its file in this folder, and how somebody comes to it. */
export type OpenState = {
  readonly document: string | object;
  readonly open: (page: Page, on: { readonly isPhone: boolean }) => Promise<void>;
};
export const openStates: { readonly [name: string]: OpenState };
