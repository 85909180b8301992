import { sweepExpiredRows, sweepOutboxEveryMinute } from "./kernel/sweep";

/** Every function that the job engine may run. */
export const functions = [sweepOutboxEveryMinute, sweepExpiredRows];
