declare module "s3rver" {
  import type { AddressInfo } from "node:net";

  /** S3 server for tests; keys of its one account are `S3RVER` and `S3RVER`. */
  export default class S3rver {
    constructor(options: {
      address: string;
      port: number;
      silent: boolean;
      directory: string;
      configureBuckets: { name: string }[];
    });
    run(): Promise<AddressInfo>;
    close(): Promise<void>;
    httpServer: { closeAllConnections(): void };
  }
}
