"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { fontsQuery } from "@/lib/designs/font-queries";
import { bundledFamilies } from "@/lib/render/fonts";
import { ReorderList } from "./brand-reorder";

/** Families that the editor offers first, of those that come with the studio or were uploaded. */
export function BrandFonts({
  families,
  editable,
  onChange,
}: {
  families: readonly string[];
  editable: boolean;
  onChange: (families: string[]) => void;
}) {
  const own = (useQuery(fontsQuery).data ?? []).filter((font) => font.deletedAt === null);
  const uploaded = new Set(own.map((font) => font.family));
  const known = [...uploaded, ...bundledFamilies.map((family) => family.name).filter((name) => !uploaded.has(name))];
  return (
    <Card>
      <CardHeader
        title="Fonts"
        description="They stand first in the list of fonts."
        actions={
          <Button asChild size="sm" variant="ghost">
            <Link href="/library/fonts">{editable ? "Upload fonts" : "All fonts"}</Link>
          </Button>
        }
      />
      <CardBody className="flex flex-col gap-2">
        {families.length === 0 ? <p className="text-ink-2 text-sm">No font yet.</p> : null}
        <ReorderList
          label="Fonts"
          entries={families}
          keyOf={(family) => family}
          nameOf={(family) => family}
          editable={editable}
          onChange={onChange}
        >
          {(family) => (
            <>
              <span className="min-w-0 flex-1 truncate text-sm">{family}</span>
              <span className="text-ink-3 text-xs">{uploaded.has(family) ? "Uploaded" : "Comes with the studio"}</span>
            </>
          )}
        </ReorderList>
        {editable ? (
          <div className="max-w-64">
            <Combobox
              size="sm"
              aria-label="Add a font"
              value={undefined}
              placeholder="Add a font…"
              onValueChange={(family) => onChange([...families, family])}
              options={known
                .filter((family) => !families.includes(family))
                .map((family) => ({
                  value: family,
                  label: family,
                  ...(uploaded.has(family) ? { description: "Uploaded" } : {}),
                }))}
              searchPlaceholder="Search fonts…"
            />
          </div>
        ) : null}
      </CardBody>
    </Card>
  );
}
