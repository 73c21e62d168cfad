/* Why work on an import stops: not faults, but turns it takes. */

/** The job is another process's by now: what this one did must not count. */
export class LeaseLostError extends Error {}

/** Somebody asked for the job to be cancelled. */
export class CancelledError extends Error {}

/** Another import or request added the same offers between our look and our write: the transaction is to be repeated. */
export class OffersMovedError extends Error {}

/** Rows of a file cannot be applied and none shall be. */
export class FaultyRowsError extends Error {}

/** The file's rows are gone, as unlogged tables are after a crash of the database. */
export class RowsLostError extends Error {}

/** What is said of an upload that ended before the file did. */
export const CUT_OFF =
  "The upload was cut off before the file was complete, and nothing was written. Send the file again.";

/** What is said of a job whose rows are gone. */
export const ROWS_LOST =
  "The database was restarted and lost the rows of this file; applied_count says what was written. Send the file again with again=true.";
