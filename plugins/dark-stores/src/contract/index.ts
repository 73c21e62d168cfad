import { z } from "zod";
export const probeSchema = z.object({ id: z.string() });
