"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useConfirm } from "@/components/ui/alert-dialog";
import { showError, showSuccess } from "@/components/ui/toast";
import {
  type CredentialJson,
  credentialsKey,
  deleteCredential,
  revokeCredential,
  validateCredential,
} from "@/lib/kernel/credentials/credential-queries";

/** What can be done with a credential without a form. */
export function useCredentialActions() {
  const queryClient = useQueryClient();
  const confirm = useConfirm();
  const [validating, setValidating] = useState<string | null>(null);
  const reload = () => queryClient.invalidateQueries({ queryKey: credentialsKey });

  const validate = async ({ id, name }: CredentialJson) => {
    setValidating(id);
    try {
      const checked = await validateCredential(id);
      if (checked.status === "valid") showSuccess(`“${name}” is valid`);
      else showError(`“${name}” was refused`, checked.lastValidationError ?? undefined);
    } catch (cause) {
      showError(`“${name}” could not be checked`, cause);
    } finally {
      setValidating(null);
      await reload();
    }
  };

  const revoke = async ({ id, name }: CredentialJson) => {
    const agreed = await confirm({
      title: `Revoke “${name}”?`,
      description:
        "Its secret is wiped here at once, and what uses it fails until a new one is rotated in. Revoke it at the provider, too, if it has leaked.",
      confirmLabel: "Revoke credential",
      danger: true,
    });
    if (!agreed) return;
    try {
      await revokeCredential(id);
      showSuccess(`“${name}” is revoked`);
    } catch (cause) {
      showError("Could not revoke the credential", cause);
    }
    await reload();
  };

  const remove = async ({ id, name }: CredentialJson) => {
    const agreed = await confirm({
      title: `Delete “${name}”?`,
      description: "The secret is gone for good, and the credential with it.",
      confirmLabel: "Delete credential",
      danger: true,
    });
    if (!agreed) return;
    try {
      await deleteCredential(id);
      showSuccess(`“${name}” is deleted`);
    } catch (cause) {
      showError("Could not delete the credential", cause);
    }
    await reload();
  };

  return { validating, validate, revoke, remove, reload };
}
