import { QueryCache, QueryClient } from "@tanstack/react-query";
import { describeProblem } from "@/components/ui/problem";
import { leavePage } from "./leave-page";

/** A session that ended shows the sign-in page, which leads back here. */
function leaveWhenSignedOut(error: unknown): void {
  const problem = describeProblem(error);
  if (problem.status !== 401 || window.location.pathname.startsWith("/sign-in")) return;
  const back = `${window.location.pathname}${window.location.search}`;
  leavePage(`/sign-in?next=${encodeURIComponent(back)}`);
}

/** The query cache of a tab. What the server refuses is not asked again; what failed on the way is, twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => {
          const problem = describeProblem(error);
          return failures < 2 && (problem.status === undefined || problem.status >= 500);
        },
      },
      mutations: { retry: false, onError: leaveWhenSignedOut },
    },
  });
}
