let leaving = false;

/** Loads another page for good. The first call wins: answers that arrive while the page goes away lead nowhere else. */
export function leavePage(path: string): void {
  if (leaving) return;
  leaving = true;
  window.location.assign(path);
}

/** Keeps refused answers from leading away while the session is being changed on purpose; the result ends it. */
export function holdPage(): () => void {
  leaving = true;
  return () => {
    leaving = false;
  };
}

// The browser may bring the page back from its cache, in the state it was left in.
if (typeof window !== "undefined") {
  window.addEventListener("pageshow", () => {
    leaving = false;
  });
}
