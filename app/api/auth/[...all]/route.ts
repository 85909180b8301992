import { answerAuth } from "@/lib/kernel/auth/handler";

export const GET = answerAuth;
export const POST = answerAuth;
