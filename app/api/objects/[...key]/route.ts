import { answerSignedLink } from "@/lib/kernel/storage/answer-signed-link";

export { answerSignedLink as GET, answerSignedLink as HEAD, answerSignedLink as PUT };
