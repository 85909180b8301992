import { serveFunctions } from "@/inngest/embedded/test-fixture";
import { getInngest } from "@/lib/kernel/jobs/client";
import { RenderPool, type TaskOptions } from "@/lib/kernel/rendering/pool";
import type { TaskKind, TaskKinds } from "@/lib/kernel/rendering/tasks";
import { generateAssets, sweepAssetQueueEveryMinute } from "./generate-assets";

/** Renders scenes as the studio does, only small: a test of what happens around them need not wait for their pixels. */
class SmallScenes extends RenderPool {
  override run<Kind extends TaskKind>(kind: Kind, input: TaskKinds[Kind]["input"], options: TaskOptions = {}) {
    return super.run(kind, kind === "scene" ? { ...input, longestSidePx: 96 } : input, options);
  }
}

// Where `mediaPool` looks for the process's own.
Object.assign(globalThis, {
  [Symbol.for("atelier.render-pools")]: new Map([["media", new SmallScenes({ size: 1 })]]),
});

// As Next does in the studio: the database driver writes a rollback to a connection that is gone, and throws where nobody can catch it.
process.on("uncaughtException", (error) => console.error(error));

/** The queue of generated assets in a process of its own, for a test that kills it. */
await serveFunctions(getInngest(), [generateAssets, sweepAssetQueueEveryMinute], Number(process.env.TEST_APP_PORT));
