/** The form that Unsplash asks for: who made it and where, both as links that say where one comes from. */
function withReferral(url: string): string {
  if (!URL.canParse(url)) return url;
  const address = new URL(url);
  address.searchParams.set("utm_source", "atelier");
  address.searchParams.set("utm_medium", "referral");
  return address.toString();
}

const link = "rounded-xs underline underline-offset-2 hover:text-ink";

/** "Photo by Jane Doe on Unsplash". */
export function UnsplashCredit({ name, url, className }: { name: string; url: string; className?: string }) {
  return (
    <p className={className}>
      Photo by{" "}
      <a href={withReferral(url)} target="_blank" rel="noreferrer" className={link}>
        {name}
      </a>{" "}
      on{" "}
      <a href={withReferral("https://unsplash.com")} target="_blank" rel="noreferrer" className={link}>
        Unsplash
      </a>
    </p>
  );
}
