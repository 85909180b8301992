import type { Route } from "next";

/** Request header in which the proxy tells a page the path and query it was asked for by. */
export const askedPathHeader = "x-atelier-path";

/** Where to go after signing in: a path of this studio, never another site's. */
export function readNextPath(value: string | readonly string[] | undefined): Route {
  if (typeof value !== "string" || !/^\/(?![/\\])[^\\\n\r\t]*$/.test(value)) return "/";
  return value as Route;
}

/** A page of sign-in that leads on to `next` in the end. */
export function withNextPath(path: "/sign-in" | "/sign-up" | "/two-factor" | "/forgot-password", next: string): Route {
  const target = next === "/" ? path : `${path}?next=${encodeURIComponent(next)}`;
  return target as Route;
}
