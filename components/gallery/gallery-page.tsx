"use client";

import { ArrowLeft, Sparkles } from "lucide-react";
import dynamic from "next/dynamic";
import { useCallback, useDeferredValue, useEffect, useRef, useState } from "react";
import { Page } from "@/components/shell/page";
import { useShortcuts } from "@/components/shell/shortcuts";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { findNeighbour } from "@/components/ui/list-selection";
import { PageHeader } from "@/components/ui/page-header";
import { useListSelection } from "@/components/ui/use-list-selection";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { GalleryDialogs } from "./gallery-dialogs";
import { GalleryGrid, type GridHandle } from "./gallery-grid";
import { GalleryResults, NothingHere } from "./gallery-results";
import { GalleryToolbar } from "./gallery-toolbar";
import { LimitNote } from "./limit-note";
import { GallerySelectionBar } from "./selection-bar";
import { SimilarNote } from "./similar-note";
import { useDensity } from "./use-density";
import { useGalleryCommands } from "./use-gallery-commands";
import { useGalleryList } from "./use-gallery-list";
import { useGalleryState } from "./use-gallery-state";

const AssetMenu = dynamic(() => import("./asset-menu").then((module) => module.AssetMenu), { ssr: false });
const AssetView = dynamic(() => import("./view/asset-view").then((module) => module.AssetView), { ssr: false });
const CompareView = dynamic(() => import("./view/compare-view").then((module) => module.CompareView), { ssr: false });

interface OpenMenu {
  at: { left: number; top: number };
  ids: readonly string[];
  id: string;
}

/** Everything that was generated: found, looked at, compared, sent on, thrown away. */
export function GalleryPage() {
  const { role } = useStudio();
  const editable = roleAllows(role, "collections:write");
  const { state, write, open, close } = useGalleryState();
  const filter = useDeferredValue(state.filter);
  const trash = filter.deleted === true;
  const list = useGalleryList(filter, state.similar);
  const { order } = list;
  const selection = useListSelection(order);
  const { least } = useDensity();
  const [{ active, before }, setFocused] = useState<{ active: string | null; before: string | null }>({
    active: null,
    before: null,
  });
  const setActive = useCallback(
    (id: string | null) => setFocused((now) => (now.active === id ? now : { active: id, before: now.active })),
    [],
  );
  const grid = useRef<GridHandle>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);

  /** Who gets the focus once those that leave are gone. */
  const heir = useRef<string | null>(null);
  const onRemove = (ids: readonly string[]) => {
    const from = state.asset ?? active;
    heir.current = from === null ? null : findNeighbour(order, from, new Set(ids));
    if (state.asset !== undefined && ids.includes(state.asset)) {
      if (heir.current === null) close("asset");
      else write({ asset: heir.current });
      setActive(heir.current);
      heir.current = null;
    }
  };
  useEffect(() => {
    const id = heir.current;
    if (id === null || !order.indexOf.has(id)) return;
    heir.current = null;
    grid.current?.focus(id);
  }, [order]);

  /** The other one of a comparison that names one: what is selected alone, else what was looked at last. */
  const otherOf = (id: string): string | null => {
    const [only] = selection.ids;
    if (selection.ids.size === 1 && only !== undefined && only !== id) return only;
    return active === id ? before : active;
  };
  const compare = (ids: readonly string[]) => {
    const [first, second] = ids;
    if (first === undefined) return;
    const other = second ?? otherOf(first);
    if (other !== null)
      open({ compare: second === undefined ? `${other},${first}` : `${first},${other}`, asset: null });
  };
  const commands = useGalleryCommands({ editable, open, write, onRemove, onCompare: compare });
  const chosen = () => (selection.ids.size > 0 ? order.ids.filter((id) => selection.ids.has(id)) : []);
  const removable = editable && !trash;
  const removeActive = () => {
    const ids = active !== null && !selection.ids.has(active) ? [active] : chosen();
    commands.run("delete", ids);
  };

  const wantsAll = useRef(false);
  const { select } = selection;
  const isWhole = list.total !== null;
  const selectAll = () => {
    wantsAll.current = !isWhole;
    if (isWhole) select(order.ids);
  };
  useEffect(() => {
    if (!wantsAll.current || !isWhole) return;
    wantsAll.current = false;
    select(order.ids);
  }, [isWhole, order, select]);

  useShortcuts([
    {
      keys: ["/"],
      label: "Search the gallery",
      group: "Gallery",
      run: () => document.querySelector<HTMLInputElement>("#gallery-search")?.focus(),
    },
    ...(editable
      ? [
          { keys: ["mod", "a"], label: "Select all of the filter", group: "Gallery", run: selectAll },
          { keys: ["escape"], label: "Select nothing", group: "Gallery", run: selection.clear },
          { keys: ["n"], label: "Generate an asset", group: "Gallery", run: () => open({ new: "1" }) },
        ]
      : []),
  ]);

  const generate = (
    <Button variant="primary" icon={<Sparkles />} onClick={() => open({ new: "1" })}>
      Generate
    </Button>
  );
  return (
    <Page width="full" className="gap-4 pr-6 sm:pr-8">
      <PageHeader
        title={trash ? "Trash" : "Gallery"}
        description={trash ? "Deleted assets stay here for 30 days." : undefined}
        badge={
          list.total === null ? null : (
            <span role="status" className="text-ink-3 text-sm tabular-nums">
              {list.total.toLocaleString("en")}
              <span className="sr-only">{list.total === 1 ? " asset" : " assets"}</span>
            </span>
          )
        }
        actions={
          trash ? (
            <Button icon={<ArrowLeft />} onClick={() => write({ trash: null })}>
              Back to the gallery
            </Button>
          ) : editable ? (
            generate
          ) : null
        }
      />
      {editable && !trash ? <LimitNote /> : null}
      {state.similar === undefined ? (
        <GalleryToolbar filter={state.filter} write={write} />
      ) : (
        <SimilarNote id={state.similar} onBack={() => write({ similar: null })} />
      )}
      {selection.ids.size === 0 ? null : (
        <GallerySelectionBar
          count={selection.ids.size}
          total={list.total}
          trash={trash}
          run={(action) => {
            if (action === "clear") selection.clear();
            else if (action === "all") selectAll();
            else commands.run(action, chosen());
          }}
        />
      )}
      <GalleryResults
        list={list}
        least={least}
        nothing={
          <NothingHere
            filter={filter}
            isSimilar={state.similar !== undefined}
            write={write}
            action={editable ? generate : null}
          />
        }
      >
        <GalleryGrid
          ref={grid}
          order={order}
          total={list.total}
          selection={selection}
          editable={editable}
          least={least}
          active={active}
          onActive={setActive}
          onOpen={(id) => open({ asset: id })}
          onCompare={(id) => compare([id])}
          onMenu={(id, at) => setMenu({ id, at, ids: selection.ids.has(id) ? chosen() : [id] })}
          onRemove={removable ? removeActive : undefined}
          byTime={state.similar === undefined}
        />
      </GalleryResults>
      {menu === null ? null : (
        <AssetMenu
          key={`${menu.at.left} ${menu.at.top}`}
          at={menu.at}
          subject={commands.describe(menu.ids, otherOf(menu.id))}
          run={(command) => commands.run(command, menu.ids)}
          onClose={() => {
            setMenu(null);
            grid.current?.focus(menu.id);
          }}
        />
      )}
      {state.asset === undefined ? null : (
        <AssetView
          id={state.asset}
          order={order}
          editable={editable}
          commands={commands}
          onShow={(asset) => {
            setActive(asset);
            write({ asset });
          }}
          onCompare={(id, other) => open({ compare: `${id},${other}`, asset: null })}
          onFilter={(changes) => write({ ...changes, asset: null, similar: null })}
          onClose={() => close("asset")}
          onClosed={() => {
            if (active !== null) grid.current?.focus(active);
          }}
        />
      )}
      {state.compare === undefined ? null : (
        <CompareView
          pair={state.compare}
          onSwap={([one, other]) => write({ compare: `${one},${other}` })}
          onClose={() => close("compare")}
        />
      )}
      <GalleryDialogs
        dialog={commands.dialog}
        actions={commands.actions}
        creating={editable ? state.creating : undefined}
        onCloseCreating={() => close("new")}
        onClose={commands.closeDialog}
        onShow={(id) => open({ asset: id, new: null })}
      />
    </Page>
  );
}
