import { listImportErrors } from "../../../../imports/calls";

export const GET = listImportErrors("catalog");
