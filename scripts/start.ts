import { launch } from "./runtime/launch";

await launch("start");
