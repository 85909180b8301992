import { customProvider } from "ai";
import { createWriterModel } from "./writer/writer-model";

/** The built-in models as one provider of the AI SDK; stateless, so one serves all organizations. */
export const builtInProvider = customProvider({
  languageModels: { "writer-1": createWriterModel() },
});
