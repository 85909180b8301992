export * from "./app";
export * from "./auth";
export * from "./designs";
export * from "./kernel";
