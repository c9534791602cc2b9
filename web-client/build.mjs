// Builds the client for the Maven build. Packages are installed again only when the lock file has changed, because
// `npm ci` removes and copies thousands of files each time.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const [major] = process.versions.node.split(".").map(Number);
if (major < 20) {
  console.error(`The web client is built with Node 20 or newer; this is ${process.version}. Install a newer one.`);
  process.exit(1);
}

const npm = (...words) => execFileSync("npm", words, { stdio: "inherit", shell: process.platform === "win32" });
const lock = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
const mark = "node_modules/.installed-lock";
if (!existsSync(mark) || readFileSync(mark, "utf8") !== lock) {
  npm("ci", "--no-audit", "--no-fund");
  writeFileSync(mark, lock);
}
npm("run", "--silent", "build");
