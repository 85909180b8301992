"use client";

import { useLayoutEffect, useMemo, useRef } from "react";
import { drawGhosts, type GridLayout } from "./grid-layout";

/**
 * Squares where tiles will be, for as long as some in sight are not drawn. They fill the window, not the list, and only
 * move: as a background of all rows they would be painted anew on every way through the list and composed below tiles
 * that hide them (measured: two fifths of what composing a frame costs).
 */
export function GhostRows({ layout, width }: { layout: GridLayout; width: number }) {
  const list = useRef<HTMLDivElement>(null);
  const sight = useRef<HTMLDivElement>(null);
  const squares = useRef<HTMLDivElement>(null);
  const image = useMemo(() => drawGhosts(layout), [layout]);
  const { height } = layout.cell;
  useLayoutEffect(() => {
    const align = () => {
      if (list.current === null || sight.current === null || squares.current === null) return;
      const above = sight.current.getBoundingClientRect().top - list.current.getBoundingClientRect().top;
      squares.current.style.transform = `translateY(${-(above % height)}px)`;
    };
    align();
    document.addEventListener("scroll", align, { passive: true });
    window.addEventListener("resize", align);
    return () => {
      document.removeEventListener("scroll", align);
      window.removeEventListener("resize", align);
    };
  }, [height]);
  return (
    <div
      ref={list}
      aria-hidden="true"
      className="pointer-events-none absolute inset-x-0 top-0 overflow-clip"
      // The last row may be short; squares behind its end would never become tiles.
      style={{ height: Math.floor(layout.count / layout.columns) * height }}
    >
      <div ref={sight} className="sticky top-0 h-dvh overflow-clip">
        <div
          ref={squares}
          className="will-change-transform"
          style={{
            height: `calc(100% + ${height}px)`,
            backgroundImage: image,
            backgroundSize: `${width}px ${height}px`,
          }}
        />
      </div>
    </div>
  );
}
