import { Problem } from "@/lib/api/problem";
import type { Registration } from "@/lib/api/views";

export type Wanted = Registration["uploads"][number];

/** The files a registration waits for that are not among the chosen ones, by the names that its manifest gives them. */
export const missing = (wanted: readonly Wanted[], chosen: readonly { name: string }[]): string[] =>
  wanted.map((upload) => upload.file).filter((file) => !chosen.some(({ name }) => name === file));

/** Straight to storage. XMLHttpRequest, because fetch does not say how much of a body has gone. */
function put(url: string, file: File, onSent: (bytes: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onload = () =>
      request.status < 300
        ? resolve()
        : reject(
            new Problem(
              "storage",
              request.status,
              `Storage did not take ${file.name} (${request.status}). Nothing was lost; send it again.`,
            ),
          );
    request.onerror = () => reject(Problem.noConnection());
    request.send(file);
  });
}

/** One after the other; answers when all have arrived. `onShare` hears of the share of all bytes that have gone. */
export async function send(
  wanted: readonly Wanted[],
  chosen: readonly File[],
  onShare: (share: number) => void,
): Promise<void> {
  const pairs = wanted.flatMap(({ file, url }) => {
    const found = chosen.find(({ name }) => name === file);
    return found && url != null ? [{ url, file: found }] : [];
  });
  const total = pairs.reduce((sum, { file }) => sum + file.size, 0);
  let before = 0;
  for (const { url, file } of pairs) {
    await put(url, file, (sent) => onShare(total === 0 ? 1 : (before + sent) / total));
    before += file.size;
  }
}
