import { productJson, restoreProduct } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  { summary: "Take a product out of the trash", scope: "products:write", params: idParams, response: productJson },
  ({ ctx, params }) => restoreProduct({ ctx, id: params.id }),
);
