"use client";

import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { notificationTypeLabels } from "@/lib/kernel/notifications/notification-queries";
import type {
  MailChoice,
  NotificationType,
  PreferencesJson,
  TypePreference,
} from "@/lib/kernel/notifications/notification-schemas";
import { personalTypeList } from "./personal-types";
import { TypeIcon } from "./type-icon";

const mailOptions: readonly { value: MailChoice; label: string }[] = [
  { value: "off", label: "Off" },
  { value: "now", label: "At once" },
  { value: "daily", label: "Daily" },
  { value: "weekly", label: "Weekly" },
];

export interface TypePreferencesProps {
  types: PreferencesJson["types"];
  onChange: (type: NotificationType, wish: TypePreference) => void;
}

/** A row a type: in the studio or not, and how by mail. */
export function TypePreferences({ types, onChange }: TypePreferencesProps) {
  return (
    <div className="border-line border-t">
      <div
        aria-hidden="true"
        className="grid grid-cols-[minmax(0,1fr)_2.75rem_6rem] items-center gap-3 border-line sm:grid-cols-[minmax(0,1fr)_4rem_7rem] border-b px-4 py-1.5 text-ink-3 text-xs"
      >
        <span>Type</span>
        <span>Studio</span>
        <span>Mail</span>
      </div>
      <ul className="divide-y divide-line">
        {personalTypeList.map((type) => {
          const { label, description } = notificationTypeLabels[type];
          const wish = types[type] ?? { inApp: true, email: "off" };
          return (
            <li
              key={type}
              className="grid grid-cols-[minmax(0,1fr)_2.75rem_6rem] items-center gap-3 px-4 py-2 sm:grid-cols-[minmax(0,1fr)_4rem_7rem]"
            >
              <span className="flex min-w-0 items-start gap-2.5">
                <TypeIcon type={type} className="mt-0.5 max-sm:hidden" />
                <span className="min-w-0">
                  <span className="block text-sm">{label}</span>
                  <span className="block text-ink-3 text-xs">{description}</span>
                </span>
              </span>
              <Switch
                aria-label={`${label}: in the studio`}
                checked={wish.inApp}
                onCheckedChange={(inApp) => onChange(type, { ...wish, inApp })}
              />
              <Select
                size="sm"
                aria-label={`${label}: mail`}
                value={wish.email}
                options={mailOptions}
                onValueChange={(email) => onChange(type, { ...wish, email })}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
