"use client";

import { useQuery } from "@tanstack/react-query";
import { Circle, FileCode2, Minus, Pentagon, Square, Star, Type } from "lucide-react";
import { useRef } from "react";
import { useEditor } from "@/components/designs/canvas/editor-context";
import { createShapeIn, defaultBox, type ShapeKind } from "@/components/designs/canvas/model/create-elements";
import { ArtworkBrowser } from "@/components/designs/editor/artwork-browser";
import { Section } from "@/components/designs/editor/fields";
import { createImage } from "@/components/designs/editor/new-elements";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { showError, showSuccess } from "@/components/ui/toast";
import { brandKitQuery } from "@/lib/designs/brand-kit-queries";
import { type AssetJson, assetQuery } from "@/lib/designs/queries";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { createPresetText, insertElements, textPresets } from "./insert-elements";

const shapes = [
  { kind: "rect", label: "Rectangle", icon: <Square /> },
  { kind: "ellipse", label: "Ellipse", icon: <Circle /> },
  { kind: "line", label: "Line", icon: <Minus /> },
  { kind: "star", label: "Star", icon: <Star /> },
  { kind: "polygon", label: "Polygon", icon: <Pentagon /> },
] as const satisfies readonly { kind: ShapeKind; label: string; icon: unknown }[];

const mostSvgBytes = 8_000_000;

function LogoButton({ id, onPick }: { id: string; onPick: (asset: AssetJson) => void }) {
  const { data } = useQuery(assetQuery(id));
  if (data === undefined || data.deletedAt !== null) return null;
  return (
    <li>
      <button
        type="button"
        title={data.name}
        aria-label={`Add ${data.name}`}
        onClick={() => onPick(data)}
        className="checkerboard block aspect-square w-full rounded-md border border-line-strong p-1.5 hover:border-control"
      >
        <img src={data.thumbnailUrl} alt="" loading="lazy" decoding="async" className="size-full object-contain" />
      </button>
    </li>
  );
}

/** Everything that can be added to a side. `onInserted` closes the sheet on a narrow screen. */
export function InsertPanel({ onInserted }: { onInserted: () => void }) {
  const editor = useEditor();
  const { space, productColor, design, style } = editor;
  const { role } = useStudio();
  const { data: brand } = useQuery(brandKitQuery);
  const file = useRef<HTMLInputElement>(null);
  const insert = (...elements: Parameters<typeof insertElements>[1]) => {
    insertElements(editor, elements);
    onInserted();
  };
  const pick = (asset: AssetJson) => insert(createImage(space, asset));
  const importFile = async (chosen: File) => {
    if (chosen.size > mostSvgBytes) return showError("The file was not imported", "It is larger than 8 MB.");
    const name = chosen.name.replace(/\.[^.]+$/, "");
    const [{ importSvg }, text] = await Promise.all([import("./import-svg"), chosen.text()]);
    const made = importSvg(text, space, name);
    if (made.elements === null) {
      return showError(`“${name}” cannot become paths`, `${made.reason}. Upload it as a picture instead.`);
    }
    insert(...made.elements);
    const note = made.simplified.length === 0 ? undefined : `Simplified: ${made.simplified.join(", ")}.`;
    showSuccess(`“${name}” is ${made.paths === 1 ? "an editable path" : `${made.paths} editable paths`}`, note);
  };
  return (
    <div className="flex flex-col">
      <Section title="Text">
        <div className="grid grid-cols-2 gap-1.5">
          {textPresets.map((preset) => (
            <Button
              key={preset.id}
              size="sm"
              icon={<Type />}
              className="justify-start"
              onClick={() => insert(createPresetText(space, productColor, preset))}
            >
              {preset.label}
            </Button>
          ))}
        </div>
      </Section>
      <Section title="Shapes">
        <div className="grid grid-cols-2 gap-1.5">
          {shapes.map(({ kind, label, icon }) => (
            <Button
              key={kind}
              size="sm"
              icon={icon}
              className="justify-start"
              onClick={() => {
                const centre = { x: space.widthMm / 2, y: space.heightMm / 2 };
                insert(createShapeIn(space, kind, defaultBox(space, kind, centre), productColor));
              }}
            >
              {label}
            </Button>
          ))}
        </div>
        <Button size="sm" icon={<FileCode2 />} className="justify-start" onClick={() => file.current?.click()}>
          SVG as editable paths…
        </Button>
        <input
          ref={file}
          type="file"
          accept="image/svg+xml,.svg"
          aria-label="SVG as editable paths"
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            event.target.value = "";
            if (chosen !== undefined) void importFile(chosen);
          }}
        />
      </Section>
      {brand === undefined || brand.logoAssetIds.length === 0 ? null : (
        <Section title="Logos">
          <ul aria-label="Logos of the brand" className="grid grid-cols-4 gap-1.5">
            {brand.logoAssetIds.map((id) => (
              <LogoButton key={id} id={id} onPick={pick} />
            ))}
          </ul>
        </Section>
      )}
      <Section title="Artwork">
        <ArtworkBrowser
          compact
          mayUpload={roleAllows(role, "assets:write")}
          use={{ styleId: style.id, designId: design.id }}
          onPick={pick}
        />
      </Section>
    </div>
  );
}
