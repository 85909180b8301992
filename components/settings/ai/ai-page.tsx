"use client";

import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/ui/page-header";
import { BudgetCard } from "./budget-card";
import { ModelsCard } from "./models-card";
import { PricesCard } from "./prices-card";
import { SpendCard } from "./spend-card";

/** Which models work for the organization, what they cost and may cost. */
export function AiPage() {
  return (
    <Page width="normal">
      <PageHeader
        title="AI models"
        description="What writes, looks, draws, moves and sounds for you, what it has cost, and what it may cost."
      />
      <ModelsCard />
      <SpendCard />
      <BudgetCard />
      <PricesCard />
    </Page>
  );
}
