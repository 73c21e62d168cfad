/** The ids of riders by a part of their name or phone; `:search` is an ILIKE pattern. */
export const FIND_RIDERS = `
  SELECT id FROM rider
   WHERE (first_name ILIKE :search OR last_name ILIKE :search OR phone ILIKE :search) AND deleted_at IS NULL
   LIMIT 500`;
