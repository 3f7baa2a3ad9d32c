import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";

/** What labelers wrote about a session, if they did: their words decide nothing, and do not say who they are. */
export function Notes({ sessionId }: { sessionId: string }) {
  const { data } = useQuery({
    queryKey: ["notes", sessionId],
    queryFn: () => answer(api.GET("/api/labeling/notes/{session}", { params: { path: { session: sessionId } } })),
  });
  if (data === undefined || data.length === 0) return null;
  return (
    <div>
      <Text fw={600}>Notes of labelers</Text>
      <ul style={{ margin: 0 }}>
        {data.map((note, i) => (
          <li key={i} style={{ whiteSpace: "pre-line", overflowWrap: "anywhere" }}>
            {note}
          </li>
        ))}
      </ul>
    </div>
  );
}
