import { builtInClient } from "./built-in-client";
import { comfyuiClient } from "./comfyui-client";
import { falClient } from "./fal-client";
import type { GenerationClient } from "./provider-port";
import { replicateClient } from "./replicate-client";
import { stabilityClient } from "./stability-client";

const clients: readonly GenerationClient[] = [
  builtInClient,
  replicateClient,
  falClient,
  stabilityClient,
  comfyuiClient,
];

/** The client of a provider; undefined when its work is no job. */
export function findClient(providerId: string): GenerationClient | undefined {
  return clients.find((client) => client.id === providerId);
}

/** Ids of all providers that make media by jobs. */
export const providerIds: readonly string[] = clients.map((client) => client.id);
