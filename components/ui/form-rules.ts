import type { FormSchema } from "./form";

/** Checks one field, seeing the others: gives its value as it is sent, or what is wrong with it. */
export type Rule<Value, Values = unknown> = (value: Value, values: Values) => { value: Value } | { message: string };

/**
 * The checks of a form that stands on a page from the start. They only help the person who types, the server checks again;
 * a schema library for that would be a tenth of the page's code. Dialogs, which are loaded when they open, may use zod.
 */
export function formRules<Values extends Record<string, unknown>>(
  rules: {
    [Name in keyof Values]: Rule<Values[Name], Values>;
  },
): FormSchema<Values, Values> {
  return {
    safeParse: (values) => {
      const data = { ...values };
      const issues: { path: string[]; message: string }[] = [];
      for (const name in rules) {
        const result = rules[name](values[name], values);
        if ("value" in result) data[name] = result.value;
        else issues.push({ path: [name], message: result.message });
      }
      return issues.length === 0 ? { success: true, data } : { success: false, error: { issues } };
    },
  };
}

/** Text without the space around it, of at least one and at most `max` characters. */
export function line(missing: string, max = 100): Rule<string> {
  return (text) => {
    const value = text.trim();
    if (value === "") return { message: missing };
    return value.length > max ? { message: `At most ${max} characters.` } : { value };
  };
}

/** A password or code, exactly as it was typed. */
export function secret(missing: string): Rule<string> {
  return (value) => (value === "" ? { message: missing } : { value });
}

const addressForm = /^[^\s@"(),:;<>[\\\]]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i;

/** Whether the text looks like an e-mail address; only a mail that arrives proves it. */
export function isEmailAddress(text: string): boolean {
  return text.length <= 254 && addressForm.test(text) && !/^\.|\.\.|\.@/.test(text);
}

/** An e-mail address, without the space that autofill and pasting leave around it. */
export function email(wrong: string): Rule<string> {
  return (text) => {
    const value = text.trim();
    return isEmailAddress(value) ? { value } : { message: wrong };
  };
}

/** Anything: the control itself gives only what is right. */
export function anything<Value>(): Rule<Value> {
  return (value) => ({ value });
}
