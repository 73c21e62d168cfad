import { Books, giveBack } from "./__tests__/support/books";

describe("money that goes back", () => {
  it.each(["lose_answer", "silent"] as const)("is asked for under the same key again after: %s", async (fate) => {
    const books = new Books();
    books.gateway.next = [fate, fate];
    await expect(giveBack(books, "a", 20)).rejects.toThrow("no answer");
    await expect(giveBack(books, "a", 20)).rejects.toThrow("no answer");
    await giveBack(books, "a", 20);
    await giveBack(books, "a", 20);
    expect(new Set(books.gateway.asked).size).toBe(1);
    expect(books.gateway.total).toBe(20);
    expect(books.transactions).toHaveLength(1);
  });

  it("of two equal refunds goes back twice, each once, whichever answer is lost", async () => {
    for (const fates of [
      ["lose_answer"],
      ["silent", "lose_answer"],
      ["lose_answer", "lose_answer", "silent"],
    ] as const) {
      const books = new Books();
      books.gateway.next = [...fates];
      for (let tries = 0; tries < 5; tries += 1) {
        for (const id of ["a", "b"]) await giveBack(books, id, 20).catch(() => undefined);
      }
      expect(books.gateway.total).toBe(40);
      expect(books.gateway.paid.size).toBe(2);
      expect(books.transactions).toHaveLength(2);
    }
  });

  it("is off the books again when the gateway says no, at once or when asked again", async () => {
    const books = new Books();
    books.gateway.next = ["refuse", "silent", "refuse"];
    await expect(giveBack(books, "a", 20)).rejects.toThrow("no");
    expect(books.refunds).toEqual([]);
    await expect(giveBack(books, "a", 20)).rejects.toThrow("no answer");
    await expect(giveBack(books, "a", 20)).rejects.toThrow("no");
    expect(books.refunds).toEqual([]);
    await giveBack(books, "a", 20);
    expect(books.gateway.total).toBe(20);
  });
});
