import { isSameOrigin } from "./origin-guard.js";

const host = "ops.example.com";

describe("isSameOrigin", () => {
  it("accepts what a page of the panel sends", () => {
    expect(isSameOrigin({ host, origin: "https://ops.example.com", "sec-fetch-site": "same-origin" })).toBe(true);
    expect(isSameOrigin({ host, "sec-fetch-site": "same-origin" })).toBe(true);
    expect(isSameOrigin({ host, origin: "https://ops.example.com" })).toBe(true);
  });

  it.each(["cross-site", "same-site", "none"])("refuses a request that the browser calls %s", (site) => {
    expect(isSameOrigin({ host, origin: "https://ops.example.com", "sec-fetch-site": site })).toBe(false);
  });

  it("refuses another origin even without Sec-Fetch-Site", () => {
    expect(isSameOrigin({ host, origin: "https://evil.example" })).toBe(false);
    expect(isSameOrigin({ host, origin: "https://ops.example.com.evil.example" })).toBe(false);
    expect(isSameOrigin({ host, origin: "null" })).toBe(false);
  });

  it("refuses a request that says nothing about where it comes from", () => {
    expect(isSameOrigin({ host })).toBe(false);
  });
});
