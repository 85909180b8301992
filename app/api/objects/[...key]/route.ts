import { failed } from "@/lib/kernel/route";
import { answerObjectRequest, getObjectStore } from "@/lib/kernel/storage";

async function answer(request: Request): Promise<Response> {
  try {
    return await answerObjectRequest(getObjectStore(), request);
  } catch (error) {
    return failed(request, error);
  }
}

export { answer as GET, answer as HEAD, answer as PUT };
