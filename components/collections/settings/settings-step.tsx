"use client";

import { StepFooter } from "@/components/collections/step-footer";

export function SettingsStep() {
  return <StepFooter step="settings" />;
}
