/** Headers of every answer that sets none of the name itself. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  ...(process.env.ATELIER_URL?.startsWith("https:") ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
};
