"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RefreshCw, ScanSearch } from "lucide-react";
import { useMemo, useState } from "react";
import { capitalize, countOf } from "@/components/collections/collection-words";
import { StepFooter } from "@/components/collections/step-footer";
import { useCollectionProducts } from "@/components/collections/use-collection-products";
import { useWizard } from "@/components/collections/wizard-context";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorNote } from "@/components/ui/error-state";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { showError, showUndo } from "@/components/ui/toast";
import { analyzeCollection, collectionKeys, type ProductAnalysisResult } from "@/lib/collections/collection-queries";
import { suggestedRoomTypes } from "@/lib/kernel/ai/scene-settings-schemas";
import { assignRoom, readAnalysis, restoreRooms } from "./read-analysis";
import { RoomDistribution } from "./room-distribution";
import { RoomTable } from "./room-table";

/** Asks for the analysis, everything that was chosen being stored first. */
function useAnalyze(): { pending: boolean; analyze: () => void } {
  const { collection, saver } = useWizard();
  const queryClient = useQueryClient();
  const [pending, setPending] = useState(false);
  const analyze = async () => {
    if (pending) return;
    setPending(true);
    try {
      if (!(await saver.flush())) return;
      queryClient.setQueryData(collectionKeys.item(collection.id), await analyzeCollection(collection.id));
    } catch (cause) {
      showError("The analysis could not be started", cause);
      void queryClient.invalidateQueries({ queryKey: collectionKeys.item(collection.id) });
    } finally {
      setPending(false);
    }
  };
  return { pending, analyze: () => void analyze() };
}

function Words({ title, words }: { title: string; words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1.5 text-ink-2 text-xs">{title}</h3>
      <ul aria-label={title} className="flex flex-wrap gap-1">
        {words.map((word) => (
          <li key={word}>
            <Badge>{word}</Badge>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Start() {
  const { collection, editable, goTo } = useWizard();
  const { pending, analyze } = useAnalyze();
  const count = collection.selectedProductIds.length;
  if (count === 0) {
    return (
      <EmptyState
        icon={<ScanSearch />}
        title="Select products first"
        description="The analysis finds out which rooms and styles they belong to."
        action={<Button onClick={() => goTo("products")}>Select products</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={<ScanSearch />}
      title="Find rooms and styles"
      description={`Assigns each of the ${countOf(count, "product")} a room and suggests what the pictures may look like. You can change all of it.`}
      action={
        editable ? (
          <Button variant="primary" loading={pending} onClick={analyze}>
            Analyse {countOf(count, "product")}
          </Button>
        ) : null
      }
    />
  );
}

function Result({ analysis }: { analysis: ProductAnalysisResult }) {
  const { collection, saver, editable } = useWizard();
  const { pending, analyze } = useAnalyze();
  const products = useCollectionProducts(collection.id, collection.selectedProductIds, saver.state === "saved");
  const [room, setRoom] = useState<string | null>(null);
  const selected = useMemo(() => new Set(collection.selectedProductIds), [collection.selectedProductIds]);
  const counts = useMemo(() => {
    const rooms = new Map<string, number>();
    for (const [id, name] of Object.entries(analysis.productRoomAssignments)) {
      if (selected.has(id)) rooms.set(name, (rooms.get(name) ?? 0) + 1);
    }
    return [...rooms.entries()].sort(([, one], [, other]) => other - one);
  }, [analysis, selected]);
  const rooms = useMemo(() => [...new Set([...counts.map(([name]) => name), ...suggestedRoomTypes])], [counts]);
  const missing = collection.selectedProductIds.filter((id) => analysis.productRoomAssignments[id] === undefined);
  const write = (next: ProductAnalysisResult) => saver.save({ productAnalysis: next });
  return (
    <>
      {missing.length === 0 ? null : (
        <div className="flex flex-wrap items-center gap-3 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning-text">
          <span className="flex-1">
            {missing.length === 1 ? "One product was" : `${missing.length} products were`} selected after the analysis
            and
            {missing.length === 1 ? " has" : " have"} no room yet.
          </span>
          {editable ? (
            <Button size="sm" loading={pending} onClick={analyze}>
              Analyse again
            </Button>
          ) : null}
        </div>
      )}
      <div className="grid min-w-0 items-start gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <Card className="lg:sticky lg:top-4">
          <CardHeader
            title="What they have in common"
            description={
              <span className="text-ink-3 text-xs">
                Analysed <RelativeTime value={analysis.analyzedAt} />
              </span>
            }
            actions={
              editable && missing.length === 0 ? (
                <Button size="sm" variant="ghost" icon={<RefreshCw />} loading={pending} onClick={analyze}>
                  Again
                </Button>
              ) : null
            }
          />
          <CardBody className="flex flex-col gap-4">
            <div>
              <h3 className="mb-1 text-ink-2 text-xs">Rooms</h3>
              <div className="-mx-2">
                <RoomDistribution counts={counts} active={room} onActive={setRoom} />
              </div>
            </div>
            <Words title="Kinds of products" words={analysis.productTypes.map(capitalize)} />
            <Words title="Styles that suit them" words={analysis.suggestedStyles.map(capitalize)} />
            <Words title="Words to look for inspirations" words={analysis.recommendedInspirationKeywords} />
          </CardBody>
        </Card>
        <RoomTable
          products={products.data}
          assignments={analysis.productRoomAssignments}
          rooms={rooms}
          room={room}
          editable={editable}
          onClearRoom={() => setRoom(null)}
          onRoom={(ids, next) => {
            write(assignRoom(analysis, ids, next));
            if (ids.length > 1) {
              showUndo({
                title: `${countOf(ids.length, "product")} put into ${next}`,
                undo: () => {
                  const now = readAnalysis(saver.readNewest() ?? collection);
                  if (now !== null) write(restoreRooms(now, analysis, ids, next));
                },
              });
            }
          }}
        />
      </div>
    </>
  );
}

/** Second step: which room each product is shown in, and what suits them. */
export function AnalysisStep() {
  const { collection } = useWizard();
  const analysis = useMemo(() => readAnalysis(collection), [collection]);
  const isAtWork = collection.status === "analyzing";
  return (
    <>
      {collection.status === "draft" ? <ErrorNote error={collection.errorMessage} /> : null}
      {isAtWork ? (
        <Card className="flex flex-col gap-3 px-4 py-4">
          <p role="status" className="text-sm">
            Analysing {countOf(collection.selectedProductIds.length, "product")}. You may leave this page.
          </p>
          <Progress value={null} label="Analysis" />
        </Card>
      ) : analysis === null ? (
        <div className="rounded-lg border border-line border-dashed">
          <Start />
        </div>
      ) : (
        <Result analysis={analysis} />
      )}
      <StepFooter step="analysis" blocked={analysis === null} />
    </>
  );
}
