"use client";

import { useState } from "react";
import { commandGroups, commands } from "@/components/designs/canvas/commands";
import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { SearchInput } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";

const keyNames: Readonly<Record<string, string>> = {
  arrowleft: "left",
  arrowright: "right",
  arrowup: "up",
  arrowdown: "down",
  " ": "Space",
  delete: "Del",
  alt: "Alt",
  tab: "Tab",
  home: "Home",
  end: "End",
};

function Keys({ keys }: { keys: readonly string[] }) {
  return <Kbd keys={keys.map((key) => keyNames[key] ?? (/^(?:.|f\d+)$/.test(key) ? key.toUpperCase() : key))} />;
}

/** Every command with its keys, made from the one list of commands. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const [search, setSearch] = useState("");
  const words = search.trim().toLowerCase();
  const found = commands.filter(
    ({ label, keys }) => keys.length > 0 && (words === "" || label.toLowerCase().includes(words)),
  );
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title="Keyboard shortcuts" size="lg">
        <DialogBody className="gap-5">
          <div className="shrink-0">
            <SearchInput value={search} onValueChange={setSearch} aria-label="Search shortcuts" placeholder="Search…" />
          </div>
          {found.length === 0 ? <p className="py-6 text-center text-ink-3 text-sm">Nothing matches.</p> : null}
          {commandGroups
            .filter((group) => found.some((command) => command.group === group))
            .map((group) => (
              <section key={group}>
                <h3 className="mb-1 font-medium text-ink-3 text-xs">{group}</h3>
                <dl className="grid gap-x-8 sm:grid-cols-2">
                  {found
                    .filter((command) => command.group === group)
                    .map(({ id, label, keys, alsoKeys = [] }) => (
                      <div key={id} className="flex min-h-8 items-center justify-between gap-4 border-line border-b">
                        <dt className="text-sm">{label}</dt>
                        <dd className="flex flex-wrap justify-end gap-2">
                          {[keys, ...alsoKeys].map((stroke) => (
                            <Keys key={stroke.join("+")} keys={stroke} />
                          ))}
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
