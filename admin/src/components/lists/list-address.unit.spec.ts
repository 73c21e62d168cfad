import { keptQuery, searchOf, withSearch } from "./list-address.js";

const address = (query: string): URLSearchParams => new URLSearchParams(query);

describe("the address of a list", () => {
  it("looks for a text from the first page on and leaves the other filters", () => {
    const found = withSearch(address("page=7&filters.status=ready&sortBy=name"), "  amul ");
    expect(found.toString()).toBe("filters.status=ready&sortBy=name&filters.q=amul");
    expect(searchOf(found)).toBe("amul");
  });

  it("looks for nothing when the text is empty", () => {
    expect(withSearch(address("filters.q=amul&sortBy=name"), " ").toString()).toBe("sortBy=name");
    expect(searchOf(address(""))).toBe("");
  });

  it("is kept without its page and without what is no filter", () => {
    expect(keptQuery(address("page=3&filters.a=1&refresh=true&filters.b=&direction=asc"))).toBe(
      "filters.a=1&direction=asc",
    );
  });
});
