const BASE = "http://panel.invalid";

/**
 * The address of the panel to go on at after logging in, or null when it is none: another host's, or one that would log
 * out again.
 */
export function returnAddressOf(given: unknown, rootPath: string): string | null {
  if (typeof given !== "string" || given.length > 2_000 || !given.startsWith("/") || !URL.canParse(given, BASE)) {
    return null;
  }
  const { origin, pathname, search } = new URL(given, BASE);
  const isPage = pathname === rootPath || /^\/(resources|pages)\//.test(pathname.slice(rootPath.length));
  return origin === BASE && pathname.startsWith(rootPath) && isPage ? `${pathname}${search}` : null;
}
