import type { MedusaResponse } from "@medusajs/framework/http";
import type { DarkStoresService } from "../../modules/dark-stores";
import { sendCsv } from "./send-csv";

const PAGE = 1000;

/** Sends all errors of an import as a CSV file, page by page. */
export async function sendErrorsAsCsv(service: DarkStoresService, id: string, res: MedusaResponse): Promise<void> {
  await sendCsv(res, { name: `${id}-errors.csv`, bom: false, pieces: errorLines(service, id) });
}

async function* errorLines(service: DarkStoresService, id: string): AsyncGenerator<string> {
  yield "line,column,code,message\r\n";
  for (let offset = 0; ; offset += PAGE) {
    const { errors } = await service.pageBulkErrors(id, { limit: PAGE, offset });
    yield errors
      .map(
        ({ line, column, code, message }) => `${line},${column ?? ""},${code},"${message.replaceAll('"', '""')}"\r\n`,
      )
      .join("");
    if (errors.length < PAGE) {
      return;
    }
  }
}
