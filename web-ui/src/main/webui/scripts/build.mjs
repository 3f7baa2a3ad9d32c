// npm run build [-- --outDir DIR]: generated API types, type check, bundle. Where a service has not been built yet (its
// OpenAPI document is missing) the bundle is made without the type check, loudly; `npm run check` refuses instead.
import { spawnSync } from "node:child_process";
import { documents, generate, missing } from "./api.mjs";

const run = (...args) => {
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
};

const docs = documents();
const absent = missing(docs);
if (absent.length === 0) {
  await generate(docs);
  run("node_modules/typescript/bin/tsc", "--noEmit");
} else {
  console.warn(`TYPES NOT CHECKED: no OpenAPI document at ${absent.map((d) => d.path).join(", ")}.`);
}
run("node_modules/vite/bin/vite.js", "build", ...process.argv.slice(2));
