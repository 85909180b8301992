"use client";

import { useRouter } from "next/navigation";
import { useStudio } from "@/components/shell/studio-context";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { email, formRules, line } from "@/components/ui/form-rules";
import { Input } from "@/components/ui/input";
import { showSuccess } from "@/components/ui/toast";
import { askAuth } from "@/lib/kernel/auth/client";

const schema = formRules({
  name: line("Enter your name."),
  email: email("Enter an e-mail address such as mia@example.org."),
});

/** Name and e-mail address. */
export function ProfileCard() {
  const { user } = useStudio();
  const router = useRouter();
  const form = useForm({
    schema,
    initial: { name: user.name, email: user.email },
    onSubmit: async ({ name, email }) => {
      if (name !== user.name) await askAuth((client) => client.updateUser({ name }));
      if (email !== user.email) await askAuth((client) => client.changeEmail({ newEmail: email }));
      router.refresh();
      // Where mails are sent, the address changes only once the link in one of them was opened.
      const saved = await askAuth((client) => client.getSession({ query: { disableCookieCache: true } }));
      if (saved.user.email === email) showSuccess("Profile saved");
      else showSuccess(`Open the link that was sent to ${email}; the address changes with it.`);
    },
  });
  return (
    <Card>
      <form onSubmit={form.submit} noValidate>
        <CardHeader title="Profile" description="How your colleagues see you, and where mails go." />
        <CardBody className="flex flex-col gap-4">
          <ErrorNote error={form.formError} />
          <div className="flex items-start gap-4">
            <Avatar name={form.values.name || user.name} size="lg" className="max-sm:hidden" />
            <div className="grid min-w-0 flex-1 gap-4 sm:grid-cols-2">
              <Field label="Name" error={form.errors.name}>
                <Input {...form.text("name")} autoComplete="name" />
              </Field>
              <Field label="E-mail" error={form.errors.email} hint="You sign in with it.">
                <Input {...form.text("email")} type="email" autoComplete="email" spellCheck={false} />
              </Field>
            </div>
          </div>
        </CardBody>
        <CardFooter>
          <Button type="submit" variant="primary" disabled={!form.dirty} loading={form.pending}>
            Save profile
          </Button>
        </CardFooter>
      </form>
    </Card>
  );
}
