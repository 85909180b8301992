"use client";

import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { type Shortcut, useActiveShortcuts } from "./shortcuts";

/** Every shortcut that works on this page. */
export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const shortcuts = useActiveShortcuts();
  const groups = new Map<string, Shortcut[]>();
  for (const shortcut of shortcuts) groups.set(shortcut.group, [...(groups.get(shortcut.group) ?? []), shortcut]);
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Keyboard shortcuts" size="md">
        <DialogBody className="gap-6">
          {Array.from(groups, ([group, entries]) => (
            <section key={group}>
              <h3 className="mb-1 font-medium text-ink-3 text-xs">{group}</h3>
              <dl className="divide-y divide-line">
                {entries.map((shortcut) => (
                  <div
                    key={`${shortcut.label} ${shortcut.keys.join(" ")}`}
                    className="flex h-8 items-center justify-between gap-4"
                  >
                    <dt className="text-sm">{shortcut.label}</dt>
                    <dd>
                      <Kbd keys={shortcut.keys.map((key) => (key.length === 1 ? key.toUpperCase() : key))} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
