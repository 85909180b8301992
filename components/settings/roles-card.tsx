import { Card, CardHeader } from "@/components/ui/card";
import { roleDescriptions, roles } from "@/lib/kernel/auth/permissions";
import { roleLabel } from "./role-select";

/** What each role may do. */
export function RolesCard() {
  return (
    <Card>
      <CardHeader
        title="Roles"
        description="Each person has one. A role also bounds what the person's API keys can do."
      />
      <dl className="divide-y divide-line border-line border-t">
        {[...roles].reverse().map((role) => (
          <div key={role} className="grid gap-x-4 px-4 py-2 sm:grid-cols-[7rem_minmax(0,1fr)]">
            <dt className="font-medium text-sm">{roleLabel(role)}</dt>
            <dd className="text-ink-2 text-sm">{roleDescriptions[role]}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
