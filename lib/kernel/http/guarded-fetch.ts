import { lookup as dnsLookup, type LookupAddress } from "node:dns";
import { lookup as lookupAddresses } from "node:dns/promises";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { Agent, type RequestInit as UndiciRequestInit, fetch as undiciFetch } from "undici";
import { getEnv } from "@/lib/kernel/env";
import { AppError } from "@/lib/kernel/errors";

/** Redirects followed before a request is given up. */
const maxRedirects = 5;

/** Whether an address is one that strangers on the internet could reach; everything else is inside somebody's network. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === "unicast";
}

function isAllowedHost(hostname: string, port: string): boolean {
  const allowed = getEnv()
    .ATELIER_ALLOWED_HOSTS.split(",")
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== "");
  const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  return allowed.includes(host) || allowed.includes(`${host}:${port}`);
}

function unsafe(host: string): AppError {
  return new AppError("unsafe_address", `${host} leads to a private, loopback or reserved address.`);
}

type LookupCallback = (error: Error | null, addresses: LookupAddress[]) => void;

/** Checks at the moment of connecting, so that a DNS answer that changes in between does not help anybody. */
const guardedAgent = new Agent({
  connect: {
    timeout: 10_000,
    lookup: (hostname, options, callback) => {
      dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
        const answer = callback as unknown as LookupCallback;
        if (error !== null) return answer(error, []);
        const bad = addresses.some((entry) => !isPublicAddress(entry.address));
        return bad ? answer(unsafe(hostname), []) : answer(null, addresses);
      });
    },
  },
});
const plainAgent = new Agent({ connect: { timeout: 10_000 } });

/** Picks the agent for one hop. @throws `unsafe_address` for other schemes, credentials in the URL, and inner addresses */
function agentFor(url: URL): Agent {
  if (url.protocol !== "http:" && url.protocol !== "https:") throw unsafe(url.protocol);
  if (url.username !== "" || url.password !== "")
    throw new AppError("unsafe_address", "The URL may not hold credentials.");
  const port = url.port === "" ? (url.protocol === "https:" ? "443" : "80") : url.port;
  if (isAllowedHost(url.hostname, port)) return plainAgent;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw unsafe(host);
  return guardedAgent;
}

/**
 * Tells at once, before anything is stored, that an address leads inside somebody's network. Whether a host has an address
 * at all may change: that is found out when it is called, where this is checked again.
 * @throws AppError `unsafe_address`
 */
export async function requireSafeAddress(input: string | URL): Promise<void> {
  const url = new URL(input);
  if (agentFor(url) === plainAgent) return;
  const addresses = await lookupAddresses(url.hostname.replace(/^\[|\]$/g, ""), { all: true }).catch(() => []);
  if (addresses.some((entry) => !isPublicAddress(entry.address))) throw unsafe(url.hostname);
}

/** AppErrors raised inside the lookup arrive as causes of undici's own error. */
function unwrap(error: unknown): unknown {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof AppError) return cause;
  return error;
}

/**
 * `fetch` for addresses that people typed in: private, loopback and reserved addresses are refused after DNS resolution,
 * at every redirect too, unless `redirect` is `manual`: then it is the answer. `ATELIER_ALLOWED_HOSTS` names exceptions.
 * @throws AppError `unsafe_address`; network errors as they are
 */
export async function guardedFetch(input: string | URL, init: RequestInit = {}): Promise<Response> {
  let url = new URL(input);
  let request: UndiciRequestInit = { ...(init as UndiciRequestInit), redirect: "manual" };
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const dispatcher = agentFor(url);
    const response = await undiciFetch(url, { ...request, dispatcher }).catch((error: unknown) => {
      throw unwrap(error);
    });
    const location = response.headers.get("location");
    if (init.redirect === "manual" || response.status < 300 || response.status > 399 || location === null)
      return response as unknown as Response;
    await response.body?.cancel();
    const next = new URL(location, url);
    // Nothing secret travels to another origin, and a redirected POST becomes a GET as browsers do it.
    if (next.origin !== url.origin || response.status === 303) {
      const { body: _body, headers: _headers, ...rest } = request;
      request = { ...rest, method: request.method === "HEAD" ? "HEAD" : "GET" };
    }
    url = next;
  }
  throw new AppError("unavailable", `${url.host} redirects more than ${maxRedirects} times.`);
}
