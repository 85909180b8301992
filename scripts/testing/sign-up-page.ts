import { expect, type Page } from "@playwright/test";

export interface PagePerson {
  email: string;
  password: string;
}

/** A new person with an organization of their own; their session is the page's. */
export async function signUpPage(page: Page, name: string): Promise<PagePerson> {
  const person = {
    email: `${name.toLowerCase().replaceAll(" ", ".")}-${crypto.randomUUID()}@example.com`,
    password: `correct horse ${crypto.randomUUID()}`,
  };
  const answer = await page.request.post("/api/auth/sign-up/email", { data: { name, ...person } });
  expect(answer.status()).toBe(200);
  return person;
}
