/** Only a path of this site: a link must not be able to send people elsewhere after they sign in. */
export function localPath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : "/";
}
