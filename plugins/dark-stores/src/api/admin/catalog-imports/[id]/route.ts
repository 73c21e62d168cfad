import { showImport } from "../../../imports/calls";

export const GET = showImport("catalog");
