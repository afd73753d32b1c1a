// node annotations.mjs < annotations: what GitHub's own library writes for these annotations.
import { error, notice, warning } from "@actions/core";
import { readFileSync } from "node:fs";

const write = { error, warning, notice };
for (const { level, message, properties } of JSON.parse(readFileSync(0, "utf8"))) write[level](message, properties);
