import { Button } from "@/components/ui/button";
import { CardFooter } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { BatchCheckJson, BatchFieldJson } from "@/lib/designs/batch-schemas";
import { describeFormat, rowsOf } from "./describe-batch";
import { FindingList } from "./finding-list";
import { ProblemList } from "./problem-list";

/** Rows of the table that are shown. */
const shownRows = 5;
const shownColumns = 6;
/** Not a name that a column may have: names are trimmed. */
const none = " ";

function hintFor({ kinds, sample }: BatchFieldJson): string | undefined {
  if (kinds.includes("image")) return "Name, file name or id of artwork in the library";
  return sample === "" ? undefined : `Now “${sample.length > 60 ? `${sample.slice(0, 60)}…` : sample}”`;
}

/** Columns that are shown: those that fill a field, then the file's first. */
function pickColumns(check: BatchCheckJson, mapping: Readonly<Record<string, string>>) {
  const used = new Set(Object.values(mapping));
  const all = check.columns.map((name, place) => ({ id: `column ${place}`, name, place, isUsed: used.has(name) }));
  const picked = [...all.filter(({ isUsed }) => isUsed), ...all.filter(({ isUsed }) => !isUsed)].slice(0, shownColumns);
  return picked.sort((one, other) => one.place - other.place);
}

function FirstRows({ check, mapping }: { check: BatchCheckJson; mapping: Readonly<Record<string, string>> }) {
  const columns = pickColumns(check, mapping);
  const more = check.columns.length - columns.length;
  return (
    <div className="flex flex-col gap-1.5">
      <table aria-label="First rows of the file" className="w-full table-fixed border border-line text-left text-xs">
        <thead>
          <tr className="border-line border-b">
            <th scope="col" className="w-12 px-2.5 py-1.5 font-medium text-ink-3">
              Line
            </th>
            {columns.map(({ id, name, isUsed }) => (
              <th
                key={id}
                scope="col"
                className={
                  isUsed ? "truncate px-2.5 py-1.5 font-medium" : "truncate px-2.5 py-1.5 font-normal text-ink-3"
                }
              >
                {name === "" ? <span className="italic">no name</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {check.rows.slice(0, shownRows).map((row) => (
            <tr key={row.number} className="border-line not-last:border-b">
              <td className="px-2.5 py-1.5 text-ink-3 tabular-nums">{row.line}</td>
              {columns.map(({ id, place }) => (
                <td key={id} className="truncate px-2.5 py-1.5" title={row.cells[place]}>
                  {row.cells[place]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? <p className="text-ink-3 text-xs">And {more} more columns.</p> : null}
    </div>
  );
}

/** The second step: which column fills which field. */
export function MappingStep({
  check,
  mapping,
  pending,
  failure,
  onMapping,
  onBack,
  onNext,
}: {
  check: BatchCheckJson;
  mapping: Readonly<Record<string, string>>;
  pending: boolean;
  failure: unknown;
  onMapping: (mapping: Record<string, string>) => void;
  onBack: () => void;
  onNext: () => void;
}) {
  const choices = check.columns.filter(
    (column, index) =>
      column !== "" && check.columns.indexOf(column) === index && check.columns.lastIndexOf(column) === index,
  );
  const options = [
    { value: none, label: "Keep what the design shows" },
    ...choices.map((column) => ({ value: column, label: column })),
  ];
  const choose = (field: string, column: string) => {
    const others = Object.entries(mapping).filter(([name]) => name !== field);
    onMapping(Object.fromEntries(column === none ? others : [...others, [field, column]]));
  };
  const about = check.findings.filter(({ row, code }) => row === null && code !== "field-unmapped");
  return (
    <>
      <div className="flex flex-col gap-4 px-4 pt-1 pb-4">
        <p className="text-ink-2 text-sm">
          {check.filename}: {rowsOf(check.totalRows)}, {describeFormat(check)}.
        </p>
        <ProblemList error={failure} />
        <FindingList findings={about} />
        <div className="grid gap-4 sm:grid-cols-2">
          {check.fields.map((field) => (
            <Field key={field.field} label={field.field} hint={hintFor(field)}>
              <Select
                value={mapping[field.field] ?? none}
                onValueChange={(column) => choose(field.field, column)}
                options={options}
              />
            </Field>
          ))}
        </div>
        <FirstRows check={check} mapping={mapping} />
      </div>
      <CardFooter className="justify-between">
        <Button onClick={onBack}>Another file</Button>
        <Button variant="primary" loading={pending} disabled={Object.keys(mapping).length === 0} onClick={onNext}>
          Look at the result
        </Button>
      </CardFooter>
    </>
  );
}
