import { z } from "zod";
import { getStyleMockup, mockupJson } from "@/lib/designs";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "How artwork lies on the picture of a product's side",
    description: "Layer images and the mesh that bends artwork over the product. 404 where the product has no picture.",
    scope: "designs:read",
    params: z.object({ id: z.uuid(), sideId: z.string().max(40) }),
    response: mockupJson,
  },
  ({ ctx, params }) => getStyleMockup({ ctx, id: params.id, sideId: params.sideId }),
);
