import { InjectManager, MedusaContext } from "@medusajs/framework/utils";
import type { DocumentExpiring, DocumentKind } from "../../../contract";
import { NOTICE_DAYS } from "../policies/documents";
import { claimDocumentNotices } from "../queries/claim-document-notices.sql";
import type { NewDocument } from "../queries/insert-document.sql";
import { listDocuments, type DocumentSearch, type RiderDocumentRow } from "../queries/list-documents.sql";
import { listDoubtfulShifts, type DoubtfulShift } from "../queries/list-doubtful-shifts.sql";
import { listEndingDocuments, type EndingDocument } from "../queries/list-ending-documents.sql";
import type { DocumentReview } from "../queries/review-document.sql";
import { reviewDocumentOnce } from "../services/review-document";
import { settleDoubtfulShift, type SettledShift } from "../services/settle-doubtful-shift";
import { database, newId, ROUND_LIMIT } from "../services/shared";
import type { Database } from "../services/shared";
import { submitDocumentOnce } from "../services/submit-document";
import { RidersService } from "./riders-service";

export type RiderDocument = RiderDocumentRow;

const ANY = { id: null, rider_id: null, status: null, kind: null, expires_before: null };

/** The papers of riders, and what follows when they end. */
export class DocumentsService extends RidersService {
  /** A page of the current documents, and how many there are; with `id` that one, also when it was replaced. */
  @InjectManager()
  async findDocuments(
    search: Partial<DocumentSearch> & { limit: number; offset: number },
    @MedusaContext() context: Database = {},
  ): Promise<{ documents: RiderDocument[]; count: number }> {
    const rows = await listDocuments(database(context), { ...ANY, ...search });
    return { documents: rows.flatMap((row) => (row.id === null ? [] : row)), count: rows[0]?.count ?? 0 };
  }

  /** Takes a document in; see `submitDocumentOnce` for the refusals. Answers its id and photos nobody needs any more. */
  @InjectManager()
  async submitDocument(
    document: Omit<NewDocument, "id"> & { today: string },
    @MedusaContext() context: Database = {},
  ): Promise<{ id: string; dropped_file_ids: string[] }> {
    const id = newId("rdoc");
    return { id, ...(await submitDocumentOnce(database(context), { ...document, id })) };
  }

  /** Approves or rejects a document; see `reviewDocumentOnce` for the refusals. */
  @InjectManager()
  async reviewDocument(
    review: DocumentReview & { rider_id: string; kind: DocumentKind; today: string },
    @MedusaContext() context: Database = {},
  ): Promise<void> {
    await reviewDocumentOnce(database(context), review);
  }

  /** Riders on shift whose documents may not be in order. */
  @InjectManager()
  async listDoubtfulShifts(@MedusaContext() context: Database = {}): Promise<DoubtfulShift[]> {
    const { required } = this.options.documents;
    return listDoubtfulShifts(database(context), { required, rider_id: null, limit: ROUND_LIMIT });
  }

  /** Ends or lets run out the shift of a rider whose documents are not in order; null when it goes on. */
  @InjectManager()
  async settleDoubtfulShift(
    input: { rider_id: string; today: string },
    @MedusaContext() context: Database = {},
  ): Promise<SettledShift | null> {
    const { documents, earnings } = this.options;
    return settleDoubtfulShift(database(context), { ...input, required: documents.required }, earnings);
  }

  /** Required documents for which a notice may be due. */
  @InjectManager()
  async listEndingDocuments(@MedusaContext() context: Database = {}): Promise<EndingDocument[]> {
    const { required } = this.options.documents;
    return listEndingDocuments(database(context), { required, notice_days: NOTICE_DAYS, limit: ROUND_LIMIT });
  }

  /** Claims notices, each for one caller; answers those to be told now. */
  @InjectManager()
  async claimDocumentNotices(
    notices: { document_id: string; days: number }[],
    @MedusaContext() context: Database = {},
  ): Promise<DocumentExpiring[]> {
    return notices.length > 0 ? claimDocumentNotices(database(context), { notices }) : [];
  }
}
