import type { Rule } from "@/components/ui/form-rules";

/** A new password: the bounds the server has, too. */
export const newPassword: Rule<string> = (value) => {
  if (value.length < 8) return { message: "At least 8 characters." };
  return value.length > 128 ? { message: "At most 128 characters." } : { value };
};

export const passwordHint = "At least 8 characters. Unrelated words work well.";
