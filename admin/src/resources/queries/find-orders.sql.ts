/** The id of the order with this number; `:search` is an ILIKE pattern around it. */
export const FIND_ORDERS = `
  SELECT order_id FROM quick_order
   WHERE display_id = CASE WHEN :search ~ '^%\\d{1,9}%$' THEN btrim(:search, '%')::int END AND deleted_at IS NULL`;
