"use client";

import { Sheet, SheetContent } from "@/components/ui/sheet";
import { Sidebar, type SidebarProps } from "./sidebar";

export interface NavigationDrawerProps
  extends Pick<SidebarProps, "onSearch" | "onCreateOrganization" | "onShowShortcuts"> {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The side bar of a phone. Whatever is chosen in it closes it. */
export function NavigationDrawer({
  open,
  onOpenChange,
  onSearch,
  onCreateOrganization,
  onShowShortcuts,
}: NavigationDrawerProps) {
  const closeAnd = (action: () => void) => () => {
    onOpenChange(false);
    action();
  };
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent side="left" title="Navigation" hideTitle aria-describedby={undefined}>
        <div className="min-h-0 flex-1 pt-10">
          <Sidebar
            onNavigate={() => onOpenChange(false)}
            onSearch={closeAnd(onSearch)}
            onCreateOrganization={closeAnd(onCreateOrganization)}
            onShowShortcuts={closeAnd(onShowShortcuts)}
          />
        </div>
      </SheetContent>
    </Sheet>
  );
}
