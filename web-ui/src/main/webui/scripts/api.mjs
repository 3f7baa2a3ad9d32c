// Writes src/lib/api/generated/<service>.ts from the OpenAPI documents that the services store when they are built.
// Usage: npm run api [-- CAPTURE LABELING BLINDSPOT IDENTITY]   (paths; the defaults are the modules' target folders)
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../../../../..");
const services = ["capture", "labeling", "blindspot", "identity"];
const modules = ["capture-service", "labeling-service/service", "blindspot-analyzer/service", "web-ui"];

export function documents(given = []) {
  return services.map((service, i) => ({
    service,
    path: given[i] ? resolve(given[i]) : resolve(root, modules[i], "target/openapi/openapi.json"),
  }));
}

export const missing = (docs) => docs.filter(({ path }) => !existsSync(path));

/** Records say with @Nullable what may be absent; everything else in an answer is there. */
function requirePresent(document) {
  for (const schema of Object.values(document.components?.schemas ?? {})) {
    if (!schema.properties || schema.required) continue;
    const nullable = (p) =>
      (Array.isArray(p.type) && p.type.includes("null")) || p.nullable || p.anyOf?.some((a) => a.type === "null");
    schema.required = Object.keys(schema.properties).filter((name) => !nullable(schema.properties[name]));
  }
  return document;
}

/**
 * Requests are records. A bare text as a body is a path parameter that the schema plugin, outside Quarkus, took for
 * one.
 */
function dropTextBodies(document) {
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(operations)) {
      if (operation.requestBody?.content?.["application/json"]?.schema?.type === "string") delete operation.requestBody;
    }
  }
  return document;
}

export async function generate(docs) {
  const out = resolve(here, "../src/lib/api/generated");
  mkdirSync(out, { recursive: true });
  for (const { service, path } of docs) {
    const document = dropTextBodies(requirePresent(JSON.parse(readFileSync(path, "utf8"))));
    writeFileSync(resolve(out, `${service}.ts`), astToString(await openapiTS(document)));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const docs = documents(process.argv.slice(2));
  const absent = missing(docs);
  if (absent.length > 0) {
    console.error(`No OpenAPI document at ${absent.map((d) => d.path).join(", ")}: build the services first.`);
    process.exit(2);
  }
  await generate(docs);
}
