"use client";

import { useId } from "react";
import { Section } from "@/components/designs/editor/fields";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { changeEach, type InspectorTarget } from "./inspector-target";
import { sharedValue, withChange } from "./shared-value";

/** The column of a table that replaces a text or a picture when the design is printed for every row of it. */
export function BindingField({ target }: { target: InspectorTarget }) {
  const { elements, draft } = target;
  const field = sharedValue(elements, (element) => element.binding?.field ?? "");
  const known = [...new Set(draft.elements.flatMap((element) => element.binding?.field ?? []))].toSorted();
  const listId = useId();
  return (
    <Section title="Variable data">
      <Field
        label="Field"
        className="gap-1"
        hint={field.value === "" ? undefined : "Replaced from this column of a table, row by row."}
      >
        <Input
          size="sm"
          maxLength={200}
          list={listId}
          autoComplete="off"
          value={field.value ?? ""}
          placeholder={field.mixed ? "Mixed" : "Not bound"}
          onChange={(event) => {
            const name = event.target.value;
            changeEach(target, "content", "binding", (element) =>
              withChange(element, { binding: name.trim() === "" ? undefined : { field: name } }),
            );
          }}
        />
      </Field>
      <datalist id={listId}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </Section>
  );
}
