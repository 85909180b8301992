import { createServer, type Server } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { guardedFetch, isPublicAddress } from "./guarded-fetch";

let server: Server;
let port = 0;
beforeAll(async () => {
  server = createServer((_, response) => response.end("inner secret"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = address !== null && typeof address === "object" ? address.port : 0;
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.16.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "::1",
  "::ffff:10.0.0.1",
  "fe80::1",
  "fd00::1",
  "not an address",
])("%s is not public", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test("no spelling of a loopback address is public", () => {
  fc.assert(
    fc.property(fc.nat(255), fc.nat(255), fc.nat(255), (b, c, d) => {
      expect(isPublicAddress(`127.${b}.${c}.${d}`)).toBe(false);
      expect(isPublicAddress(`::ffff:127.${b}.${c}.${d}`)).toBe(false);
    }),
  );
  expect(isPublicAddress("93.184.216.34")).toBe(true);
});

test.each([
  "http://127.0.0.1",
  "http://localhost",
  "http://[::1]",
  "http://2130706433",
  "http://0x7f.1",
  "http://[::ffff:127.0.0.1]",
])("refuses %s although something answers there", async (origin) => {
  await expect(guardedFetch(`${origin}:${port}/`)).rejects.toMatchObject({ code: "unsafe_address" });
});

test.each(["file:///etc/passwd", "http://user:password@example.com/"])("refuses %s", async (url) => {
  await expect(guardedFetch(url)).rejects.toMatchObject({ code: "unsafe_address" });
});
