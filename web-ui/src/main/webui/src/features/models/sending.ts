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

/**
 * One after the other; answers when all have arrived. `address` is asked for each file just before it is sent, and is
 * good for its length only. `onShare` hears of the share of all bytes that have gone.
 */
export async function send(
  wanted: readonly Wanted[],
  chosen: readonly File[],
  address: (file: File) => Promise<string>,
  onShare: (share: number) => void,
): Promise<void> {
  const files = wanted.flatMap(({ file }) => chosen.filter(({ name }) => name === file).slice(0, 1));
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let before = 0;
  for (const file of files) {
    const url = await address(file);
    await put(url, file, (sent) => onShare(total === 0 ? 1 : (before + sent) / total));
    before += file.size;
  }
}
