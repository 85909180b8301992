import { capitalize } from "@/components/collections/collection-words";
import { ColorSwatch } from "@/components/ui/color-swatch";
import type { InspirationJson } from "@/lib/collections/collection-queries";

type Scene = NonNullable<InspirationJson["analysis"]>;

function Fact({ label, children }: { label: string; children: string }) {
  if (children === "") return null;
  return (
    <div className="contents">
      <dt className="text-ink-3">{label}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{capitalize(children)}</dd>
    </div>
  );
}

/** What was read out of a picture: its colours first, then its scene in words. */
export function SceneFacts({ scene }: { scene: Scene }) {
  const { floor, walls, ceiling } = scene.materials;
  const materials = [
    floor === undefined ? "" : `${floor} floor`,
    walls === undefined ? "" : `${walls} walls`,
    ceiling === undefined ? "" : `${ceiling} ceiling`,
  ].filter((part) => part !== "");
  return (
    <>
      {scene.colorPalette.length === 0 ? null : (
        <ul aria-label="Colours" className="flex flex-wrap gap-1">
          {scene.colorPalette.slice(0, 8).map((color) => (
            <li key={color} title={color} className="flex">
              <ColorSwatch color={color} className="size-5" />
              <span className="sr-only">{color}</span>
            </li>
          ))}
        </ul>
      )}
      <dl className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs">
        <Fact label="Style">{scene.style}</Fact>
        <Fact label="Light">{scene.lighting}</Fact>
        <Fact label="Mood">{scene.mood}</Fact>
        <Fact label="Room">{[scene.environment, ...scene.suggestedRoomTypes.slice(0, 3)].join(", ")}</Fact>
        <Fact label="Materials">{materials.join(", ")}</Fact>
        <Fact label="Props">{scene.props.slice(0, 6).join(", ")}</Fact>
      </dl>
    </>
  );
}
