"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { CollectionJson } from "@/lib/collections/collection-queries";
import type { CollectionStep } from "./collection-steps";
import type { CollectionSaver } from "./use-save-collection";

export interface Wizard {
  /** With the changes that are not stored yet. */
  collection: CollectionJson;
  saver: CollectionSaver;
  /** The person may change it, and its state allows it now. */
  editable: boolean;
  /** The person may change collections at all. */
  mayWrite: boolean;
  goTo: (step: CollectionStep) => void;
}

const WizardContext = createContext<Wizard | null>(null);

export function WizardProvider({ wizard, children }: { wizard: Wizard; children: ReactNode }) {
  return <WizardContext value={wizard}>{children}</WizardContext>;
}

/** The collection whose steps are shown. */
export function useWizard(): Wizard {
  const wizard = useContext(WizardContext);
  if (wizard === null) throw new Error("A step needs the collection's page around it.");
  return wizard;
}
