import { once } from "node:events";
import type { MedusaResponse } from "@medusajs/framework/http";
import type { DarkStoresService } from "../../modules/dark-stores";

const PAGE = 1000;

/** Sends all errors of an import as a CSV file, page by page. */
export async function sendErrorsAsCsv(service: DarkStoresService, id: string, res: MedusaResponse): Promise<void> {
  res.setHeader("content-type", "text/csv; charset=utf-8");
  res.setHeader("content-disposition", `attachment; filename="${id}-errors.csv"`);
  res.write("line,column,code,message\r\n");
  for (let offset = 0; ; offset += PAGE) {
    const { errors } = await service.pageBulkErrors(id, { limit: PAGE, offset });
    const text = errors
      .map(
        ({ line, column, code, message }) => `${line},${column ?? ""},${code},"${message.replaceAll('"', '""')}"\r\n`,
      )
      .join("");
    if (text !== "" && !res.write(text)) {
      await Promise.race([once(res, "drain"), once(res, "close")]);
    }
    if (errors.length < PAGE || res.destroyed) {
      break;
    }
  }
  res.end();
}
