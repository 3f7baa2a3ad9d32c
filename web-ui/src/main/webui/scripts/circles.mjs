// Refuses files that import each other in a circle: none of them can be understood, moved or loaded without the others.
// Imports of types count, and so do pages that are loaded later. (Linter rules against circles pass over types, which
// is where ours have come from.)
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { config } = ts.readConfigFile(`${root}/tsconfig.json`, ts.sys.readFile);
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const ours = new Set(fileNames);

function importsOf(file) {
  const { importedFiles } = ts.preProcessFile(ts.sys.readFile(file));
  return importedFiles
    .map(({ fileName }) => ts.resolveModuleName(fileName, file, options, ts.sys).resolvedModule?.resolvedFileName)
    .filter((imported) => ours.has(imported));
}

const seen = new Set();
const circles = [];

function follow(file, way) {
  const start = way.indexOf(file);
  if (start >= 0) circles.push([...way.slice(start), file]);
  if (seen.has(file)) return;
  seen.add(file);
  importsOf(file).forEach((imported) => follow(imported, [...way, file]));
}

fileNames.forEach((file) => follow(file, []));
for (const circle of circles) {
  console.error(`Import circle: ${circle.map((file) => relative(root, file)).join(" → ")}`);
}
process.exit(circles.length === 0 ? 0 : 1);
