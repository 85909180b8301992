import { describeError } from "./log";
import { readSettings } from "./read-settings";
import { startExecutor } from "./start-executor";

async function main(): Promise<void> {
  const executor = await startExecutor(readSettings(process.env));
  process.stdout.write(`${JSON.stringify({ part: "executor", message: "ready", url: executor.url })}\n`);
  let stopping = false;
  const stop = (): void => {
    if (stopping) {
      return;
    }
    stopping = true;
    executor.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeError(error)}\n`);
  process.exit(1);
});
