// Serves dist/ as any static host would, with the page's policy as a header.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { policyHeader } from "./policy.mjs";

const ours = fileURLToPath(new URL("../dist", import.meta.url));
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".map": "application/json",
};

/** Serves a folder, by default `dist`, on a port (0: any free one) of this machine alone; resolves to its address. */
export function serve(port = 0, dist = ours) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const file = join(dist, normalize(path.endsWith("/") ? `${path}index.html` : path));
    const headers = {
      "Content-Security-Policy": policyHeader,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-cache",
    };
    try {
      if (!file.startsWith(dist)) throw new Error("outside");
      const body = await readFile(file);
      response
        .writeHead(200, { ...headers, "Content-Type": types[extname(file)] ?? "application/octet-stream" })
        .end(body);
    } catch {
      response.writeHead(404, { ...headers, "Content-Type": "text/plain" }).end("Not found");
    }
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve({ server, address: `http://localhost:${server.address().port}/` }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address } = await serve(Number(process.argv[2] ?? 0));
  console.log(address);
}
