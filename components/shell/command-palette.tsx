"use client";

import { Command as Cmdk } from "cmdk";
import { Search } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { menuItem, overlay } from "@/components/ui/menu-styles";
import { Spinner } from "@/components/ui/spinner";
import { commandSources } from "./command-sources";
import { type Command, useActiveCommands } from "./commands";
import { useSourceSearch } from "./use-source-search";

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Cmdk.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-ink-3"
    >
      {children}
    </Cmdk.Group>
  );
}

const itemClass = cn(
  menuItem,
  "min-h-9 data-[disabled=false]:pointer-events-auto data-[disabled=false]:opacity-100 data-[selected=true]:bg-hover",
);

/** Whether every word typed occurs in the label or a keyword; better where a word of the label begins with it. */
function scoreCommand(_value: string, search: string, keywords: readonly string[] = []): number {
  const text = ` ${keywords.join(" ").toLowerCase()}`;
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.every((word) => text.includes(word))) return 0;
  return words.every((word) => text.includes(` ${word}`)) ? 1 : 0.5;
}

/** Go anywhere, do anything, find anything: one field. */
export function CommandPalette({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const [text, setText] = useState("");
  const commands = useActiveCommands();
  const router = useRouter();
  const { results, searching } = useSourceSearch(commandSources, open ? text : "");
  const close = () => {
    onOpenChange(false);
    setText("");
  };
  const groups = new Map<string, Command[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return (
    <Primitive.Root open={open} onOpenChange={(next) => (next ? onOpenChange(true) : close())}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlay} />
        <Primitive.Content
          aria-describedby={undefined}
          className="fixed z-50 overflow-hidden border border-line-strong bg-surface shadow-lg outline-none duration-150 data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 data-[state=open]:zoom-in-97 max-sm:inset-x-2 max-sm:top-2 sm:top-[16dvh] sm:left-1/2 sm:w-150 sm:max-w-[calc(100vw-3rem)] sm:-translate-x-1/2 rounded-xl"
        >
          <Primitive.Title className="sr-only">Search and commands</Primitive.Title>
          <Cmdk loop label="Search and commands" filter={scoreCommand}>
            <div className="flex items-center gap-2.5 border-line border-b px-4">
              {searching ? (
                <Spinner label="Searching" className="text-ink-3" />
              ) : (
                <Search aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
              )}
              <Cmdk.Input
                value={text}
                onValueChange={setText}
                placeholder="Search or run a command…"
                className="h-12 w-full bg-transparent text-md outline-none pointer-coarse:text-lg"
              />
              <Kbd keys={["escape"]} className="pointer-coarse:hidden" />
            </div>
            <Cmdk.List
              key={text === "" ? "all" : "found"}
              className="max-h-[min(24rem,60dvh)] scroll-py-2 overflow-y-auto p-1.5 pt-0.5"
            >
              {searching ? null : (
                <Cmdk.Empty className="py-10 text-center text-ink-2 text-sm">Nothing matches “{text}”.</Cmdk.Empty>
              )}
              {results.map(({ source, items }) => (
                <Group key={source.id} heading={source.heading}>
                  {items.map((item) => (
                    <Cmdk.Item
                      key={item.id}
                      value={`${source.id} ${item.id}`}
                      keywords={[text, item.label]}
                      className={itemClass}
                      onSelect={() => {
                        close();
                        router.push(item.href as Route);
                      }}
                    >
                      <source.icon />
                      <span className="truncate">{item.label}</span>
                      {item.detail === undefined ? null : (
                        <span className="ml-auto truncate text-ink-3 text-xs">{item.detail}</span>
                      )}
                    </Cmdk.Item>
                  ))}
                </Group>
              ))}
              {Array.from(groups, ([group, entries]) => (
                <Group key={group} heading={group}>
                  {entries.map((command) => (
                    <Cmdk.Item
                      key={command.id}
                      value={command.id}
                      keywords={[command.label, ...(command.keywords ?? [])]}
                      className={itemClass}
                      onSelect={() => {
                        close();
                        command.run();
                      }}
                    >
                      <command.icon />
                      <span className="truncate">{command.label}</span>
                      {command.keys === undefined ? null : (
                        <Kbd
                          keys={command.keys.map((key) => (key.length === 1 ? key.toUpperCase() : key))}
                          className="ml-auto pointer-coarse:hidden"
                        />
                      )}
                    </Cmdk.Item>
                  ))}
                </Group>
              ))}
            </Cmdk.List>
          </Cmdk>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
