import type { ReactNode } from "react";
import { ProofSheet } from "@/components/auth/proof-sheet";
import { Logo } from "@/components/ui/logo";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <div className="flex flex-col bg-surface px-6 py-6 sm:px-10">
        <header>
          <Logo />
        </header>
        <main className="grid flex-1 place-items-center py-10">{children}</main>
      </div>
      <div className="sticky top-0 grid h-dvh place-items-center border-line border-l bg-canvas p-10 max-lg:hidden">
        <ProofSheet />
      </div>
    </div>
  );
}
