import type { ReactNode } from "react";

/** One kind of file that can be asked for. */
export function Order({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 border-line border-b px-4 py-3.5">
      <h2 className="text-sm">{title}</h2>
      {children}
    </section>
  );
}
