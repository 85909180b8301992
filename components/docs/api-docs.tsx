"use client";

import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { buttonStyles } from "@/components/ui/button-styles";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SearchInput } from "@/components/ui/input";
import { LogoMark } from "@/components/ui/logo";
import { SkeletonRows } from "@/components/ui/skeleton";
import { apiDescriptionQuery, matches, tagLabel } from "./openapi";
import { OperationView } from "./operation-view";

const tagId = (tag: string) => `tag-${tag.replace(/\W/g, "-")}`;

/** What holds for every operation. */
function Introduction({ origin }: { origin: string }) {
  const rules = [
    {
      title: "Signing in",
      text: (
        <>
          Send <code className="font-mono text-xs">Authorization: Bearer &lt;key&gt;</code> with a key from{" "}
          <Link href="/settings/api-keys" className="text-accent-text underline underline-offset-3">
            Settings, API keys
          </Link>
          . A key acts as the person who made it, in one organization. In the browser the session's cookie does.
        </>
      ),
    },
    {
      title: "Errors",
      text: (
        <>
          Problem documents (RFC 9457) with a stable <code className="font-mono text-xs">code</code> and the fields that
          are wrong in <code className="font-mono text-xs">errors</code>. Rows of other organizations are 404.
        </>
      ),
    },
    {
      title: "Lists",
      text: (
        <>
          <code className="font-mono text-xs">?limit=</code> up to 200, then{" "}
          <code className="font-mono text-xs">?cursor=</code> with the last answer's{" "}
          <code className="font-mono text-xs">nextCursor</code>, until it is null.
        </>
      ),
    },
    {
      title: "Doing things once",
      text: (
        <>
          <code className="font-mono text-xs">Idempotency-Key</code> on any POST: the same key and body within 24 hours
          answer the stored first response.
        </>
      ),
    },
  ];
  return (
    <section aria-labelledby="introduction" className="flex flex-col gap-4">
      <div>
        <h1 id="introduction" className="text-2xl tracking-[-0.018em]">
          The Atelier API
        </h1>
        <p className="mt-1 max-w-prose text-ink-2 text-sm">
          Everything the studio does, the studio does through these operations, and so can you. They are described as
          OpenAPI 3.1 in{" "}
          <a href="/api/v1/openapi.json" className="text-accent-text underline underline-offset-3">
            {origin}/api/v1/openapi.json
          </a>
          .
        </p>
      </div>
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {rules.map((rule) => (
          <div key={rule.title}>
            <dt className="font-semibold text-sm">{rule.title}</dt>
            <dd className="text-ink-2 text-sm">{rule.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The documentation of the API, made from its own description. */
export function ApiDocs() {
  const api = useQuery(apiDescriptionQuery);
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [origin, setOrigin] = useState("");
  const toggle = (id: string, opened: boolean) =>
    setOpen((current) => {
      const next = new Set(current);
      if (opened) next.add(id);
      else next.delete(id);
      return next;
    });

  useEffect(() => setOrigin(window.location.origin), []);
  const loaded = api.data !== undefined;
  useEffect(() => {
    if (!loaded) return;
    const follow = () => {
      const id = decodeURIComponent(window.location.hash.slice(1));
      if (id === "") return;
      setOpen((current) => new Set([...current, id]));
      requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView());
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [loaded]);

  const groups = (api.data?.groups ?? [])
    .map((group) => ({ ...group, operations: group.operations.filter((each) => matches(each, search)) }))
    .filter((group) => group.operations.length > 0);

  return (
    <div className="min-h-dvh bg-surface">
      <header className="top-0 z-20 flex h-14 items-center sm:sticky gap-3 border-line border-b bg-surface/95 px-4 backdrop-blur-sm sm:px-6">
        <Link href="/" className="flex items-center gap-2 rounded-sm font-semibold text-sm">
          <LogoMark className="size-5" />
          <span className="max-sm:sr-only">Atelier</span>
        </Link>
        <span className="text-ink-3 text-sm">API</span>
        <div className="ml-auto w-full max-w-80">
          <SearchInput
            value={search}
            onValueChange={setSearch}
            aria-label="Search operations"
            placeholder="Search operations…"
          />
        </div>
        <Link href="/designs" className={`${buttonStyles({ variant: "ghost" })} max-sm:hidden`}>
          Open the studio
        </Link>
      </header>
      <div className="mx-auto flex max-w-300 gap-10 px-4 py-8 sm:px-6">
        <nav
          aria-label="Operations"
          className="sticky top-22 max-h-[calc(100dvh-7rem)] w-44 shrink-0 self-start overflow-y-auto max-lg:hidden"
        >
          <ul className="flex flex-col gap-0.5">
            {groups.map(({ tag, operations }) => (
              <li key={tag}>
                <a
                  href={`#${tagId(tag)}`}
                  className="flex h-7.5 items-center justify-between rounded-md px-2.5 text-ink-2 text-sm hover:bg-hover hover:text-ink"
                >
                  {tagLabel(tag)}
                  <span className="text-ink-3 text-xs tabular-nums">{operations.length}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main id="main" className="flex min-w-0 flex-1 flex-col gap-10">
          <Introduction origin={origin} />
          {api.isError ? (
            <ErrorState
              error={api.error}
              title="The description of the API could not be loaded"
              onRetry={() => void api.refetch()}
            />
          ) : !loaded ? (
            <SkeletonRows count={10} label="Loading the operations" className="rounded-lg border border-line" />
          ) : groups.length === 0 ? (
            <EmptyState
              icon={<SearchX />}
              title="No operation matches"
              description={`Nothing has “${search}” in its address, summary or scope.`}
            />
          ) : (
            groups.map(({ tag, operations }) => (
              <section key={tag} aria-labelledby={tagId(tag)} className="flex flex-col gap-2">
                <h2 id={tagId(tag)} className="mb-1 scroll-mt-20 text-lg">
                  {tagLabel(tag)}
                </h2>
                {operations.map((operation) => (
                  <OperationView
                    key={operation.operationId}
                    operation={operation}
                    origin={origin}
                    open={open.has(operation.operationId)}
                    onToggle={(opened) => toggle(operation.operationId, opened)}
                  />
                ))}
              </section>
            ))
          )}
        </main>
      </div>
    </div>
  );
}
