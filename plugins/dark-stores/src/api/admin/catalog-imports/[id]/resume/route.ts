import { resumeImport } from "../../../../imports/calls";

export const POST = resumeImport("catalog");
