import { startKeyCheckServer } from "@/scripts/testing/imitate-key-checks";
import { startOpenAiImitation } from "@/scripts/testing/imitate-openai";
import { startLegacyServer } from "@/scripts/testing/legacy-provider";
import { makeDataFolder, removeDataFolder, startStudio } from "@/scripts/testing/run-studio";
import { startReceiver } from "@/scripts/testing/webhook-receiver";

/**
 * Starts one real studio for all journeys, with data of its own, and stops it after them. The workers read its address and
 * the demo login from the environment: `E2E_BASE_URL`, `E2E_EMAIL`, `E2E_PASSWORD`; and the address of an imitated legacy
 * provider of a receiver of webhooks, of an OpenAI-compatible server and of one that checks keys (those that end in `-good` are), which the studio
 * may reach: `E2E_LEGACY_URL`, `E2E_RECEIVER_URL`, `E2E_OPENAI_URL`, `E2E_KEYS_URL`.
 */
export default async function startStudioForJourneys(): Promise<() => Promise<void>> {
  const folder = makeDataFolder();
  const legacy = await startLegacyServer();
  const openai = await startOpenAiImitation();
  const receiver = await startReceiver();
  const keys = await startKeyCheckServer({ isGood: (key) => key.endsWith("-good") });
  const studio = await startStudio({
    ATELIER_DATA: folder,
    ATELIER_DEMO: "1",
    ATELIER_ALLOWED_HOSTS: `${legacy.host},${receiver.host},${openai.host},${keys.host}`,
  });
  process.env.E2E_RECEIVER_URL = receiver.origin;
  process.env.E2E_OPENAI_URL = openai.baseUrl;
  process.env.E2E_KEYS_URL = keys.origin;
  process.env.E2E_LEGACY_URL = legacy.urlTemplate;
  process.env.E2E_BASE_URL = studio.url;
  process.env.E2E_EMAIL = studio.login?.email;
  process.env.E2E_PASSWORD = studio.login?.password;
  return async () => {
    const how = await studio.stop();
    await legacy.close();
    await openai.close();
    await receiver.close();
    await keys.close();
    removeDataFolder(folder);
    if (how !== "code 0") throw new Error(`The studio ended with ${how}:\n${studio.stderr()}`);
  };
}
