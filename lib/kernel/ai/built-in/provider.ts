import { customProvider } from "ai";
import { createArtworkModel, createSceneModel } from "./image-model";
import { createMotionModel } from "./motion/motion-model";
import { createSoundModel } from "./sound/sound-model";
import { createWriterModel } from "./writer/writer-model";

/** The built-in models as one provider of the AI SDK; stateless, so one serves all organizations. */
export const builtInProvider = customProvider({
  languageModels: { "writer-1": createWriterModel() },
  imageModels: { "scene-1": createSceneModel(), "artwork-1": createArtworkModel() },
  speechModels: { "sound-1": createSoundModel() },
  videoModels: { "motion-1": createMotionModel() },
});
