import { customProvider } from "ai";
import { createMotionModel } from "./motion/motion-model";
import { createSoundModel } from "./sound/sound-model";
import { createWriterModel } from "./writer/writer-model";

/** The built-in models as one provider of the AI SDK; stateless, so one serves all organizations. */
export const builtInProvider = customProvider({
  languageModels: { "writer-1": createWriterModel() },
  speechModels: { "sound-1": createSoundModel() },
  videoModels: { "motion-1": createMotionModel() },
});
