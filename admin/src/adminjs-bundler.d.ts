/** AdminJS exports its bundler without types; these are the parts the build uses. */
declare module "adminjs/bundler" {
  import type AdminJS from "adminjs";

  export function generateUserComponentEntry(panel: AdminJS, folder: string): string;
  export const componentsBundler: {
    createEntry: (entry: { content: string }) => Promise<void>;
    build: () => Promise<void>;
  };
}
