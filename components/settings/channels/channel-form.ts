import { formRules, isEmailAddress, line, type Rule } from "@/components/ui/form-rules";
import type {
  ChannelConfig,
  ChannelJson,
  ChannelKind,
  CreateChannelInput,
  NotificationType,
} from "@/lib/kernel/notifications/notification-schemas";

/** Fields of the dialog. Keys are the paths that the API names in its findings. */
export type ChannelValues = {
  kind: ChannelKind;
  name: string;
  "config.url": string;
  /** Addresses, one a line or separated by commas. */
  "config.recipients": string;
  credentialId: string;
  "config.channel": string;
  events: readonly NotificationType[];
  digest: ChannelJson["digest"];
  isQuiet: boolean;
  quietFrom: string;
  quietTo: string;
  timeZone: string;
};

const splitAddresses = (text: string) => text.split(/[\s,;]+/).filter((part) => part !== "");

type ChannelRule = Rule<string, ChannelValues>;

const address: ChannelRule = (text, { kind }) => {
  const value = text.trim();
  if (kind !== "webhook") return { value };
  return /^https?:\/\/\S+$/i.test(value) ? { value } : { message: "Give an address with https://." };
};

const recipients: ChannelRule = (text, { kind }) => {
  if (kind !== "email") return { value: text };
  const addresses = splitAddresses(text);
  if (addresses.length === 0) return { message: "Give at least one address." };
  const wrong = addresses.find((part) => !isEmailAddress(part));
  return wrong === undefined ? { value: addresses.join("\n") } : { message: `“${wrong}” is no e-mail address.` };
};

const isChat = (kind: ChannelKind) => kind === "slack" || kind === "teams";

export const channelRules = formRules<ChannelValues>({
  kind: (value) => ({ value }),
  name: line("Give it a name."),
  "config.url": address,
  "config.recipients": recipients,
  credentialId: (value, { kind }) =>
    isChat(kind) && value === "" ? { message: "Choose the credential to post with." } : { value },
  "config.channel": (value) => ({ value: value.trim() }),
  events: (value) => (value.length === 0 ? { message: "Choose at least one." } : { value }),
  digest: (value) => ({ value }),
  isQuiet: (value) => ({ value }),
  quietFrom: (value, { isQuiet }) => (isQuiet && value === "" ? { message: "Give a time." } : { value }),
  quietTo: (value, { isQuiet, quietFrom }) =>
    isQuiet && (value === "" || value === quietFrom) ? { message: "Give another time." } : { value },
  timeZone: (value) => ({ value }),
});

/** What people mostly want to hear of in a channel. */
const usualEvents: readonly NotificationType[] = ["export_ready", "run_failed", "limit_near", "credential_status"];

export function initialValues(channel: ChannelJson | null): ChannelValues {
  const config: ChannelConfig = channel?.config ?? {};
  return {
    kind: channel?.kind ?? "slack",
    name: channel?.name ?? "",
    "config.url": config.url ?? "",
    "config.recipients": (config.recipients ?? []).join("\n"),
    credentialId: channel?.credentialId ?? "",
    "config.channel": config.channel ?? "",
    events: channel?.events ?? usualEvents,
    digest: channel?.digest ?? "none",
    isQuiet: config.quietHours != null,
    quietFrom: config.quietHours?.from ?? "20:00",
    quietTo: config.quietHours?.to ?? "07:00",
    timeZone: config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

/** The body that the API takes; only what belongs to the kind. */
export function toChannelInput(values: ChannelValues): CreateChannelInput {
  const { kind, name, events, digest, isQuiet, quietFrom, quietTo, timeZone } = values;
  const channel = values["config.channel"];
  return {
    kind,
    name,
    events: [...events],
    digest,
    enabled: true,
    credentialId: isChat(kind) ? values.credentialId : null,
    config: {
      timeZone,
      quietHours: isQuiet ? { from: quietFrom, to: quietTo } : null,
      ...(kind === "webhook" ? { url: values["config.url"] } : {}),
      ...(kind === "email" ? { recipients: splitAddresses(values["config.recipients"]) } : {}),
      ...(kind === "slack" && channel !== "" ? { channel } : {}),
    },
  };
}
