import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The bundle goes where Quarkus serves static files from; override with --outDir or SCOTOMA_WEB_OUT.
export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    outDir: process.env["SCOTOMA_WEB_OUT"] ?? "../../../target/classes/META-INF/resources",
    emptyOutDir: true,
    target: "es2022",
  },
  server: { proxy: { "/api": process.env["SCOTOMA_GATEWAY"] ?? "http://localhost:8080" } },
  // A file that draws in a page says so: // @vitest-environment jsdom
  test: { environment: "node", include: ["src/**/*.test.{ts,tsx}"], setupFiles: ["src/testing/setup.ts"] },
});
