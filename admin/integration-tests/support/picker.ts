import type { Page } from "playwright-core";

/** Picks a record in a field that searches as one types. */
export async function pick(page: Page, field: string, text: string): Promise<void> {
  await page.fill(field, text);
  await page.getByRole("option").filter({ hasText: text }).first().click();
}
