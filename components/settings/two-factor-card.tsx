"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { showSuccess } from "@/components/ui/toast";
import { askAuth } from "@/lib/kernel/auth/client";

const BackupCodes = dynamic(() => import("./backup-codes").then((module) => module.BackupCodes), { ssr: false });

const PasswordDialog = dynamic(() => import("./password-dialog").then((module) => module.PasswordDialog), {
  ssr: false,
});

const TwoFactorSetup = dynamic(() => import("./two-factor-setup").then((module) => module.TwoFactorSetup), {
  ssr: false,
});

const key = ["session", "two-factor"] as const;

/** Two-factor sign-in: set up, new backup codes, off. */
export function TwoFactorCard() {
  const queryClient = useQueryClient();
  const [step, setStep] = useState<"setup" | "codes" | "disable" | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const state = useQuery({
    queryKey: key,
    queryFn: async () => (await askAuth((client) => client.getSession())).user.twoFactorEnabled === true,
  });
  const done = () => {
    setStep(null);
    setCodes(null);
    void queryClient.invalidateQueries({ queryKey: key });
  };
  return (
    <Card>
      <CardHeader
        title={
          <span className="flex items-center gap-2">
            Two-factor sign-in
            {state.data === true ? <Badge tone="success">On</Badge> : null}
          </span>
        }
        description="Besides the password, sign-in asks for a code of an authenticator app."
        actions={
          state.data === false ? (
            <Button size="sm" onClick={() => setStep("setup")}>
              Set up
            </Button>
          ) : undefined
        }
      />
      {state.isPending ? (
        <CardBody>
          <Skeleton className="h-7 w-56" />
        </CardBody>
      ) : null}
      {state.isError ? <ErrorState error={state.error} onRetry={() => void state.refetch()} className="py-6" /> : null}
      {state.data === true ? (
        <CardBody className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => setStep("codes")}>
            New backup codes
          </Button>
          <Button size="sm" variant="danger-quiet" onClick={() => setStep("disable")}>
            Turn off
          </Button>
        </CardBody>
      ) : null}

      {step === null ? null : (
        <>
          <TwoFactorSetup open={step === "setup"} onClose={done} />
          <PasswordDialog
            open={step === "disable"}
            title="Turn off two-factor sign-in?"
            description="Your password alone will be enough to sign in."
            confirmLabel="Turn off"
            danger
            onClose={() => setStep(null)}
            onPassword={async (password) => {
              await askAuth((client) => client.twoFactor.disable({ password }));
              showSuccess("Two-factor sign-in is off");
              done();
            }}
          />
          <PasswordDialog
            open={step === "codes" && codes === null}
            title="New backup codes"
            description="The ones you have stop working."
            confirmLabel="Make new codes"
            onClose={() => setStep(null)}
            onPassword={async (password) =>
              setCodes((await askAuth((client) => client.twoFactor.generateBackupCodes({ password }))).backupCodes)
            }
          />
          <BackupCodes codes={codes} onClose={done} />
        </>
      )}
    </Card>
  );
}
