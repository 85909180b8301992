"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { CodeField } from "@/components/ui/code-field";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { formRules } from "@/components/ui/form-rules";
import { Skeleton } from "@/components/ui/skeleton";
import { askAuth } from "@/lib/kernel/auth/client";
import { BackupCodes } from "./backup-codes";
import { PasswordDialog } from "./password-dialog";

/** The QR code of a TOTP address, as an SVG data URL; the library is loaded only here. */
function useQrCode(text: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    void import("qrcode")
      .then(({ toString: draw }) => draw(text, { type: "svg", margin: 2, errorCorrectionLevel: "M" }))
      .then((svg) => {
        if (current) setUrl(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`);
      });
    return () => {
      current = false;
    };
  }, [text]);
  return url;
}

const schema = formRules<{ code: string }>({
  code: (code) => (/^\d{6}$/.test(code) ? { value: code } : { message: "Enter the six digits." }),
});

function ScanStep({ totpUri, onClose, onVerified }: { totpUri: string; onClose: () => void; onVerified: () => void }) {
  const image = useQrCode(totpUri);
  const secret = new URL(totpUri).searchParams.get("secret") ?? "";
  const form = useForm({
    schema,
    initial: { code: "" },
    onSubmit: async ({ code }) => {
      await askAuth((client) => client.twoFactor.verifyTotp({ code }));
      onVerified();
    },
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <DialogBody>
        <ErrorNote error={form.formError} />
        <div className="flex flex-col items-center gap-4 sm:flex-row sm:items-start">
          {image === null ? (
            <Skeleton className="size-40 shrink-0" />
          ) : (
            <img
              src={image}
              alt="QR code for the authenticator app"
              className="size-40 shrink-0 rounded-md border border-line bg-white"
            />
          )}
          <div className="flex min-w-0 flex-col gap-3 text-ink-2 text-sm">
            <p>Scan it with an authenticator app, or type this key into the app:</p>
            <div className="flex items-center gap-1 rounded-md border border-line bg-sunken py-1 pr-1 pl-2.5">
              <code className="min-w-0 flex-1 break-all font-mono text-ink text-xs">{secret}</code>
              <CopyButton text={secret} label="Copy the key" size="sm" />
            </div>
          </div>
        </div>
        <Field label="Code from the app" error={form.errors.code}>
          <CodeField
            aria-label="Code of six digits"
            value={form.values.code}
            onValueChange={(code) => form.set("code", code)}
            autoFocus
          />
        </Field>
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" loading={form.pending}>
          Turn on
        </Button>
      </DialogFooter>
    </form>
  );
}

/** Password, QR code, first code, backup codes: two-factor sign-in is on only after the first right code. */
export function TwoFactorSetup({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [secrets, setSecrets] = useState<{ totpUri: string; backupCodes: readonly string[] } | null>(null);
  const [verified, setVerified] = useState(false);
  const close = () => {
    setSecrets(null);
    setVerified(false);
    onClose();
  };
  return (
    <>
      <PasswordDialog
        open={open && secrets === null}
        title="Set up two-factor sign-in"
        description="You need an authenticator app on your phone or in your password manager."
        confirmLabel="Go on"
        onClose={close}
        onPassword={async (password) => {
          const answer = await askAuth((client) => client.twoFactor.enable({ password }));
          if (answer.method === "totp") setSecrets({ totpUri: answer.totpURI, backupCodes: answer.backupCodes });
        }}
      />
      <Dialog open={open && secrets !== null && !verified} onOpenChange={(next) => (next ? undefined : close())}>
        <DialogContent title="Add Atelier to your app" size="md">
          {secrets === null ? null : (
            <ScanStep totpUri={secrets.totpUri} onClose={close} onVerified={() => setVerified(true)} />
          )}
        </DialogContent>
      </Dialog>
      <BackupCodes codes={open && verified ? (secrets?.backupCodes ?? null) : null} onClose={close} />
    </>
  );
}
