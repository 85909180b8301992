import { keepSidebarOnServer } from "./keep-sidebar-on-server";
import { sidebarCookie } from "./sidebar-state";

/** Remembers how the side bar was left. Where that fails, it is open again next time. */
export function keepSidebar(collapsed: boolean): void {
  const { name, maxAgeSeconds, stateOf } = sidebarCookie;
  const kept =
    "cookieStore" in window
      ? window.cookieStore.set({
          name,
          value: stateOf(collapsed),
          path: "/",
          expires: Date.now() + maxAgeSeconds * 1000,
          sameSite: "lax",
        })
      : keepSidebarOnServer(collapsed);
  kept.catch(() => {});
}
