import { dressPage } from "./page-shell.js";

const assets = { addressOf: (path: string) => `/admin${path}?v=abc` };
const dress = { language: "en", currency: "inr", assets } as const;
const page = (extra = ""): string => `<!DOCTYPE html><html><head>
<script>window.REDUX_STATE = {};</script>
<link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Roboto:300" type="text/css">
<script src="/admin/frontend/assets/global.bundle.js"></script>
</head><body>${extra}<script>root.render()</script></body></html>`;

describe("dressPage", () => {
  it("takes out the request to the font host", () => {
    expect(dressPage(page(), "n0", dress)).not.toContain("googleapis");
  });

  it("gives every inline script the nonce and every bundle an address with its hash", () => {
    const dressed = dressPage(page(), "n0", dress);
    expect(dressed.match(/<script nonce="n0">/g)).toHaveLength(2);
    expect(dressed).toContain('<script src="/admin/frontend/assets/global.bundle.js?v=abc"></script>');
  });

  it("says in which language the page is and in which currency amounts are", () => {
    const html = page().replace("<html>", '<html lang="en">');
    expect(dressPage(html, "n0", { ...dress, language: "hi" })).toContain('<html lang="hi" data-currency="inr">');
  });

  it("does not send a page with a script that AdminJS did not write", () => {
    expect(() => dressPage(page("<script>steal()</script>"), "n0", dress)).toThrow("3 inline scripts");
  });
});
