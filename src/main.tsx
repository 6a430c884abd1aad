import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { config } from "zod/mini";
import { App } from "#ui/app/App.tsx";
import { ErrorBoundary } from "#ui/app/ErrorBoundary.tsx";
import { showStored } from "#ui/document/keep-document.ts";
import { readIndex } from "#ui/document/stored-documents.ts";

// zod would otherwise try to compile code from text, which the page's policy forbids.
config({ jitless: true });

const { report, fresh } = showStored(readIndex().open);
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <App report={report} fresh={fresh} />
      </ErrorBoundary>
    </StrictMode>,
  );
}
