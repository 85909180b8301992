import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { CredentialJson } from "@/lib/kernel/credentials/credential-queries";

/** The state in a word; one that is pending may wait, have been refused, or not have been reached. */
function lookOf({ status, lastValidationError, lastValidationTime }: CredentialJson): [BadgeTone, string] {
  if (status === "valid") return ["success", "Valid"];
  if (status === "expired") return ["danger", "Expired"];
  if (status === "revoked") return ["neutral", "Revoked"];
  if (lastValidationError === null) return ["neutral", "Checking"];
  return lastValidationTime === null ? ["warning", "Not checked"] : ["danger", "Refused"];
}

export function CredentialStatusBadge({ credential }: { credential: CredentialJson }) {
  const [tone, label] = lookOf(credential);
  return <Badge tone={tone}>{label}</Badge>;
}
