/**
 * `npm test -- [--unit] [pattern...]`: which tests to run. Everything else is handed to jest.
 *
 * @returns {{ unitOnly: boolean, jestArgs: string[] }}
 */
export function readArguments(args) {
  return { unitOnly: args.includes("--unit"), jestArgs: args.filter((arg) => arg !== "--unit") };
}
