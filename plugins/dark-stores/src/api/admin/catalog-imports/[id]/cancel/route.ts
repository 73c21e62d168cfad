import { cancelImport } from "../../../../imports/calls";

export const POST = cancelImport("catalog");
