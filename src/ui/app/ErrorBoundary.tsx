import { Component, type ReactNode } from "react";
import { documentStore } from "#ui/document/document-store.ts";

/** Shows our own bug instead of an empty page, with the document's text, so that nothing is lost. A class, because React asks for one. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return (
      <main style={{ padding: 24, overflow: "auto", height: "100%" }}>
        <h1>This page has a bug</h1>
        <p>{String(this.state.error)}</p>
        <button type="button" onClick={() => this.setState({ error: undefined })}>
          Try again
        </button>
        <p>Your document:</p>
        <pre>{JSON.stringify(documentStore.getState().document, undefined, 2)}</pre>
      </main>
    );
  }
}
