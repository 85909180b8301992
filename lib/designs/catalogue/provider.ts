import { builtInStyles } from "./built-in-styles";
import type { Style } from "./style-schema";

/** Where styles come from. A provider answers with the whole catalogue or throws `AppError("unavailable")`. */
export interface CatalogueProvider {
  /** `built-in` or `http`; stored beside the cached styles. */
  readonly name: string;
  listStyles(signal: AbortSignal): Promise<Style[]>;
}

/** The catalogue that comes with the installation. */
export function createBuiltInProvider(): CatalogueProvider {
  return {
    name: "built-in",
    async listStyles(signal) {
      signal.throwIfAborted();
      return structuredClone([...builtInStyles]);
    },
  };
}
