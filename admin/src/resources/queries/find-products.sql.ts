/** The ids of products by a part of their title; `:search` is an ILIKE pattern. */
export const FIND_PRODUCTS = `SELECT id FROM product WHERE title ILIKE :search AND deleted_at IS NULL LIMIT 500`;
