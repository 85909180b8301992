"use client";

import { StepFooter } from "@/components/collections/step-footer";

export function ResultsStep() {
  return <StepFooter step="results" />;
}
