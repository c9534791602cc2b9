// The server reads dist/.vite/manifest.json to learn the hashed names and serves dist/assets at /assets.
// Nothing is inlined as a data: address, because the content policy allows this server's files only.
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "/",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: ["chrome125", "firefox128", "safari18"],
    outDir: "dist",
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: "src/main.ts" },
  },
  // A busy machine is not a failure: the random tests walk through many pages.
  test: { environment: "jsdom", testTimeout: 30_000, include: ["src/**/*.test.ts"] },
});
