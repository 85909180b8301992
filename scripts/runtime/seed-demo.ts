import { seedDemo } from "@/scripts/seed";

const login = await seedDemo();
process.send?.(login, () => process.exit(0));
