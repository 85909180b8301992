/** Looks shared by everything that opens over the page, so that menus, selects and popovers are one family. */
export const floatingPanel =
  "z-60 rounded-lg border border-line-strong bg-raised text-ink shadow-lg outline-none data-[state=open]:animate-in data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 data-[state=open]:zoom-in-97 duration-100";

export const menuItem =
  "relative flex min-h-7.5 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none pointer-coarse:min-h-10 data-[disabled]:pointer-events-none data-[disabled]:opacity-50 data-[highlighted]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3";

export const menuItemDanger = "text-danger-text data-[highlighted]:bg-danger-soft [&_svg]:text-danger-text";

export const menuLabel = "px-2 pt-1.5 pb-1 font-medium text-2xs text-ink-3";

export const menuSeparator = "-mx-1 my-1 h-px bg-line";

export const overlay =
  "fixed inset-0 z-50 bg-scrim data-[state=open]:animate-in data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 duration-150";
