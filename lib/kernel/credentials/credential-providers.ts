import type { CredentialProviderType } from "./credential-schemas";

export interface CredentialProvider {
  id: string;
  /** What it may be stored as; the first is its usual one. */
  providerTypes: readonly CredentialProviderType[];
  name: string;
  /** What the secret is called over there. */
  secretLabel: string;
  /** How it begins, where that is known: shown in the empty field. */
  secretExample?: string;
  /** Services in one's own network often ask for no key. */
  secretOptional?: boolean;
  /** Where people get one. */
  help: string;
  helpUrl?: string;
  /** Address that is called when `metadata.baseUrl` is absent; null: it has to be given. Undefined: there is none to call. */
  defaultBaseUrl?: string | null;
}

/**
 * Services whose keys the vault keeps. A base URL ends where that service's own clients want it to end
 * (`…/v1` for OpenAI, without a version for Stability).
 */
export const credentialProviders: readonly CredentialProvider[] = [
  {
    id: "openai",
    providerTypes: ["ai"],
    name: "OpenAI",
    secretLabel: "API key",
    secretExample: "sk-…",
    help: "Made under API keys of your project. Reading models must be allowed.",
    helpUrl: "https://platform.openai.com/api-keys",
    defaultBaseUrl: "https://api.openai.com/v1",
  },
  {
    id: "anthropic",
    providerTypes: ["ai"],
    name: "Anthropic",
    secretLabel: "API key",
    secretExample: "sk-ant-…",
    help: "Made in the console under API keys.",
    helpUrl: "https://console.anthropic.com/settings/keys",
    defaultBaseUrl: "https://api.anthropic.com/v1",
  },
  {
    id: "google",
    providerTypes: ["ai"],
    name: "Google Gemini",
    secretLabel: "API key",
    secretExample: "AIza…",
    help: "Made in Google AI Studio.",
    helpUrl: "https://aistudio.google.com/apikey",
    defaultBaseUrl: "https://generativelanguage.googleapis.com/v1beta",
  },
  {
    id: "replicate",
    providerTypes: ["ai"],
    name: "Replicate",
    secretLabel: "API token",
    secretExample: "r8_…",
    help: "Made under API tokens of your account.",
    helpUrl: "https://replicate.com/account/api-tokens",
    defaultBaseUrl: "https://api.replicate.com/v1",
  },
  {
    id: "fal",
    providerTypes: ["ai"],
    name: "fal",
    secretLabel: "API key",
    secretExample: "key id:key secret",
    help: "Made in the dashboard under Keys; both halves, with the colon between.",
    helpUrl: "https://fal.ai/dashboard/keys",
    defaultBaseUrl: "https://queue.fal.run",
  },
  {
    id: "stability",
    providerTypes: ["ai"],
    name: "Stability AI",
    secretLabel: "API key",
    secretExample: "sk-…",
    help: "Made under API keys of your account.",
    helpUrl: "https://platform.stability.ai/account/keys",
    defaultBaseUrl: "https://api.stability.ai",
  },
  {
    id: "openai-compatible",
    providerTypes: ["ai"],
    name: "OpenAI-compatible server",
    secretLabel: "API key",
    secretOptional: true,
    help: "Ollama, vLLM, LM Studio or a gateway. An address in your own network has to be allowed by the operator.",
    defaultBaseUrl: null,
  },
  {
    id: "comfyui",
    providerTypes: ["ai"],
    name: "ComfyUI",
    secretLabel: "API key",
    secretOptional: true,
    help: "The address of your ComfyUI. One in your own network has to be allowed by the operator.",
    defaultBaseUrl: null,
  },
  {
    id: "slack",
    providerTypes: ["notification"],
    name: "Slack",
    secretLabel: "Webhook URL or bot token",
    secretExample: "https://hooks.slack.com/services/…",
    help: "An incoming webhook of a Slack app, or its bot token with the scope chat:write.",
    helpUrl: "https://api.slack.com/messaging/webhooks",
    defaultBaseUrl: "https://slack.com/api",
  },
  {
    id: "teams",
    providerTypes: ["notification"],
    name: "Microsoft Teams",
    secretLabel: "Workflow URL",
    secretExample: "https://….api.powerplatform.com/…",
    help: "Of the workflow “Post to a channel when a webhook request is received”.",
    helpUrl: "https://support.microsoft.com/office/8ae491c7-0394-4861-ba59-055e33f75498",
  },
  {
    id: "figma",
    providerTypes: ["design"],
    name: "Figma",
    secretLabel: "Personal access token",
    secretExample: "figd_…",
    help: "Made under Security of your account, with the scopes current_user:read and file_content:read.",
    helpUrl: "https://www.figma.com/developers/api#access-tokens",
    defaultBaseUrl: "https://api.figma.com",
  },
  {
    id: "penpot",
    providerTypes: ["design"],
    name: "Penpot",
    secretLabel: "Access token",
    help: "Made under Access tokens of your account. Give the address of your own Penpot if you host one.",
    helpUrl: "https://help.penpot.app/technical-guide/integration/",
    defaultBaseUrl: "https://design.penpot.app",
  },
  {
    id: "unsplash",
    providerTypes: ["design"],
    name: "Unsplash",
    secretLabel: "Access key",
    help: "Of an application registered with Unsplash; the access key, not the secret key.",
    helpUrl: "https://unsplash.com/oauth/applications",
    defaultBaseUrl: "https://api.unsplash.com",
  },
  {
    id: "github",
    providerTypes: ["documentation", "testing"],
    name: "GitHub",
    secretLabel: "Personal access token",
    secretExample: "github_pat_…",
    help: "A fine-grained token that may read the repository.",
    helpUrl: "https://github.com/settings/personal-access-tokens",
    defaultBaseUrl: "https://api.github.com",
  },
  {
    id: "other",
    providerTypes: ["documentation", "testing", "analytics", "design", "notification", "ai"],
    name: "Another service",
    secretLabel: "Secret",
    help: "Kept sealed for a service that Atelier has no check for.",
  },
];

export function findCredentialProvider(id: string): CredentialProvider | undefined {
  return credentialProviders.find((provider) => provider.id === id);
}
