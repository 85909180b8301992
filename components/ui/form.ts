"use client";

import { type FormEvent, useRef, useState } from "react";
import { describeProblem } from "./problem";

type FieldErrors = Readonly<Record<string, string>>;

/** What checks a form before it is sent: rules of `form-rules`, or a zod schema. */
export interface FormSchema<Values, Output> {
  safeParse: (values: Values) =>
    | { success: true; data: Output }
    | {
        success: false;
        error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] };
      };
}

export interface FormOptions<Values extends Record<string, unknown>, Output> {
  schema: FormSchema<Values, Output>;
  initial: Values;
  /** Called with the parsed values. What it throws is shown: findings of a problem document at their fields, the rest on top. */
  onSubmit: (values: Output) => Promise<void> | void;
}

export interface Form<Values extends Record<string, unknown>> {
  values: Values;
  errors: FieldErrors;
  /** What went wrong with the whole of it. */
  formError: unknown;
  pending: boolean;
  /** Differs from what it started with. */
  dirty: boolean;
  set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void;
  /** `<Input {...form.text("name")} />` */
  text: (name: keyof Values & string) => {
    name: string;
    value: string;
    onChange: (event: { target: { value: string } }) => void;
  };
  reset: (values?: Values) => void;
  /** For `<form onSubmit noValidate>`. */
  submit: (event?: FormEvent<HTMLFormElement>) => void;
}

function errorsOf(issues: readonly { path: readonly PropertyKey[]; message: string }[]): FieldErrors {
  const errors: Record<string, string> = {};
  for (const issue of issues) errors[issue.path.join(".")] ??= issue.message;
  return errors;
}

/** Moves the focus to the first field that is wrong, once its error is on the page. */
function focusFirstInvalid(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

/** State of one form: values, errors at their fields, and a submit that parses before it sends. */
export function useForm<Values extends Record<string, unknown>, Output>({
  schema,
  initial,
  onSubmit,
}: FormOptions<Values, Output>): Form<Values> {
  const [start, setStart] = useState(initial);
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [formError, setFormError] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const busy = useRef(false);

  const set: Form<Values>["set"] = (name, value) => {
    setValues((current) => ({ ...current, [name]: value }));
    setErrors((current) => Object.fromEntries(Object.entries(current).filter(([path]) => path !== name)));
  };

  const run = async (element: HTMLFormElement | null): Promise<void> => {
    const parsed = schema.safeParse(values);
    setFormError(null);
    if (!parsed.success) {
      setErrors(errorsOf(parsed.error.issues));
      focusFirstInvalid(element);
      return;
    }
    setErrors({});
    busy.current = true;
    setPending(true);
    try {
      await onSubmit(parsed.data);
      setStart(values);
    } catch (cause) {
      const problem = describeProblem(cause);
      const known = problem.errors.filter((finding) => finding.path in values);
      if (known.length > 0) {
        setErrors(errorsOf(known.map((finding) => ({ path: [finding.path], message: finding.message }))));
        focusFirstInvalid(element);
      } else {
        setFormError(cause);
      }
    } finally {
      busy.current = false;
      setPending(false);
    }
  };

  return {
    values,
    errors,
    formError,
    pending,
    dirty: Object.keys(values).some((name) => values[name] !== start[name]),
    set,
    text: (name) => {
      const value = values[name];
      return {
        name,
        value: typeof value === "string" ? value : "",
        onChange: (event) => {
          setValues((current) => ({ ...current, [name]: event.target.value }));
          setErrors((current) => Object.fromEntries(Object.entries(current).filter(([path]) => path !== name)));
        },
      };
    },
    reset: (next) => {
      setValues(next ?? start);
      if (next) setStart(next);
      setErrors({});
      setFormError(null);
    },
    submit: (event) => {
      event?.preventDefault();
      if (!busy.current) void run(event?.currentTarget ?? null);
    },
  };
}
