"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { describeProblem } from "@/components/ui/problem";
import { showSuccess } from "@/components/ui/toast";
import { type ProductJson, productKeys, uploadProductModel } from "@/lib/collections/product-queries";

export interface ModelUpload {
  /** Share of the bytes that arrived, 0 to 1; null while nothing is sent. */
  fraction: number | null;
  filename: string;
  error: unknown;
  send: (file: File) => void;
}

/** Sends a product's 3D model and says how far it is. */
export function useModelUpload(product: Pick<ProductJson, "id"> | undefined): ModelUpload {
  const queryClient = useQueryClient();
  const [state, setState] = useState<Pick<ModelUpload, "fraction" | "filename" | "error">>({
    fraction: null,
    filename: "",
    error: null,
  });
  const send = async (file: File) => {
    if (product === undefined) return;
    const filename = file.name;
    setState({ fraction: 0, filename, error: null });
    try {
      const changed = await uploadProductModel(product.id, file, {
        signal: new AbortController().signal,
        onProgress: (bytes) =>
          setState({ fraction: Math.min(1, bytes / Math.max(1, file.size)), filename, error: null }),
      });
      queryClient.setQueryData(productKeys.item(product.id), changed);
      void queryClient.invalidateQueries({ queryKey: productKeys.lists });
      setState({ fraction: null, filename, error: null });
      showSuccess("The 3D model is in place");
    } catch (error) {
      const isOther = describeProblem(error).code === "unsupported_media_type";
      setState({ fraction: null, filename, error: isOther ? `${filename} is no binary glTF 2.0 file (.glb).` : error });
    }
  };
  return { ...state, send: (file) => void send(file) };
}
