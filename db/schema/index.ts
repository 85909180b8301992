export * from "./app";
export * from "./auth";
export * from "./design-artwork";
export * from "./design-jobs";
export * from "./design-profiles";
export * from "./design-routing";
export * from "./designs";
export * from "./kernel";
