import { seedDemo } from "@/scripts/seed";

const login = await seedDemo();
// Null where there is no demo account (any more), or its password is its owner's now.
process.send?.(login ?? null, () => process.exit(0));
