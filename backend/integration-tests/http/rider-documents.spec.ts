import { call, ok, type Answer, type Json } from "../support/http";
import { operatorToken, peopleOf, type Person } from "../support/people";
import { platform } from "../support/platform";
import { createStore } from "../support/shop";

const people = peopleOf("rider-documents");

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const send = (rider: Person, body: Json): Promise<Answer> =>
  call("POST", "/rider/documents", { token: rider.token, body });
const own = (rider: Person): Promise<Json> => ok("GET", "/rider/documents", { token: rider.token });
const asOperator = async (method: string, path: string, body?: Json): Promise<Answer> =>
  call(method, path, { token: await operatorToken(), body });

async function photoAt(url: string, token?: string): Promise<Response> {
  return fetch(`${platform().backend_url}${url}`, { headers: token ? { authorization: `Bearer ${token}` } : {} });
}

describe("documents of riders", () => {
  it("are sent in with a photo, reviewed once, and kept from everyone else", async () => {
    const rider = await people.rider();
    const licence = {
      kind: "driving_licence",
      number: "KA01 20260001234",
      expires_on: dayFromNow(20),
      photo: PNG.toString("base64"),
    };
    const sent = await send(rider, licence);
    expect(sent).toMatchObject({ status: 200, body: { document: { status: "pending", valid: false, reason: null } } });
    expect(JSON.stringify([sent.body, await own(rider)])).not.toContain(licence.number);
    const { id, photo } = sent.body.document;
    expect(photo).toMatchObject({ content_type: "image/png", size_bytes: PNG.length });

    const waiting = await asOperator("GET", "/admin/rider-documents?status=pending&limit=200");
    const seen = waiting.body.rider_documents.find((each: Json) => each.id === id);
    expect(seen).toMatchObject({ rider_id: rider.id, number: licence.number, expires_on: licence.expires_on });
    for (const [url, token] of [
      [photo.url, rider.token],
      [seen.photo.url, await operatorToken()],
    ] as const) {
      const picture = await photoAt(url, token);
      expect(picture.headers.get("content-type")).toBe("image/png");
      expect(picture.headers.get("cache-control")).toBe("private, no-store");
      expect(Buffer.from(await picture.arrayBuffer()).equals(PNG)).toBe(true);
    }
    expect((await photoAt(photo.url, (await people.rider()).token)).status).toBe(404);
    expect((await photoAt(photo.url)).status).toBe(401);
    expect((await photoAt(seen.photo.url, rider.token)).status).toBe(401);

    const approve = await asOperator("POST", `/admin/rider-documents/${id}/approve`, {});
    expect(approve).toMatchObject({ status: 200, body: { document: { status: "approved", valid: true } } });
    const again = await asOperator("POST", `/admin/rider-documents/${id}/reject`, { reason: "blurred" });
    expect(again).toMatchObject({ status: 409, body: { code: "document_reviewed" } });
    expect(await own(rider)).toMatchObject({
      documents: [{ id, status: "approved" }],
      missing: [],
      expiring: [{ id, kind: "driving_licence", expires_on: licence.expires_on }],
      count: 1,
    });
    const { rider: shown } = (await asOperator("GET", `/admin/riders/${rider.id}`)).body;
    expect(shown.documents).toMatchObject([{ id, number: licence.number, valid: true }]);
  });

  it("stay approved until their replacement is, and operations can enter one", async () => {
    const rider = await people.rider();
    const path = `/admin/riders/${rider.id}/documents`;
    const insurance = { kind: "insurance", number: "IN-1", expires_on: dayFromNow(400) };
    const entered = await asOperator("POST", path, insurance);
    expect(entered).toMatchObject({ status: 200, body: { document: { status: "approved", number: "IN-1" } } });
    const { document } = (await send(rider, { ...insurance, number: "IN-2" })).body;
    expect(await own(rider)).toMatchObject({ documents: [{ valid: true }, { id: document.id, valid: false }] });
    const reject = await asOperator("POST", `/admin/rider-documents/${document.id}/reject`, { reason: "unreadable" });
    expect(reject).toMatchObject({ status: 200, body: { document: { status: "rejected", reason: "unreadable" } } });
    expect((await asOperator("GET", path)).body).toMatchObject({
      count: 2,
      missing: [],
      documents: [{ valid: true }, {}],
    });
  });

  it("count to the end of their last good day where the rider works", async () => {
    const rider = await people.rider();
    const first = { timezone: "Pacific/Kiritimati" };
    const last = { timezone: "Pacific/Pago_Pago" };
    const [earliest, latest] = [await createStore("documents-first", first), await createStore("documents-last", last)];
    // The day is over on Kiritimati when it begins in Pago Pago.
    const expires_on = new Intl.DateTimeFormat("sv-SE", { timeZone: last.timezone }).format(new Date());
    const worksAt = (home_dark_store_id: string): Promise<Answer> =>
      asOperator("POST", `/admin/riders/${rider.id}`, { home_dark_store_id });
    await worksAt(latest.id);
    const licence = { kind: "driving_licence", number: "1", expires_on };
    expect((await asOperator("POST", `/admin/riders/${rider.id}/documents`, licence)).status).toBe(200);
    expect(await own(rider)).toMatchObject({ documents: [{ valid: true }], expiring: [{ days_left: 0 }] });
    await worksAt(earliest.id);
    expect(await own(rider)).toMatchObject({ documents: [{ valid: false }], expiring: [] });
    expect(await send(rider, licence)).toMatchObject({ status: 400, body: { code: "document_expired" } });
  });

  it("are refused when they say nothing, are over, too large or no picture", async () => {
    const rider = await people.rider();
    const identity = { kind: "identity", number: "1234" };
    for (const [body, code] of [
      [{ kind: "identity" }, "invalid_data"],
      [{ kind: "passport", number: "1" }, "invalid_data"],
      [{ ...identity, expires_on: "2026-02-30" }, "invalid_data"],
      [{ ...identity, expires_on: dayFromNow(-3) }, "document_expired"],
      [{ ...identity, photo: Buffer.from("no picture").toString("base64") }, "invalid_image"],
      [
        { ...identity, photo: Buffer.concat([PNG, Buffer.alloc(2 * 1024 * 1024)]).toString("base64") },
        "body_too_large",
      ],
    ] as const) {
      expect(await send(rider, body)).toMatchObject({ status: 400, body: { code } });
    }
    expect(await own(rider)).toMatchObject({ documents: [], count: 0 });
    const nobody = await asOperator("POST", "/admin/riders/rider_nobody/documents", identity);
    expect(nobody).toMatchObject({ status: 404, body: { code: "rider_not_found" } });
    const none = await asOperator("POST", "/admin/rider-documents/rdoc_none/approve", {});
    expect(none).toMatchObject({ status: 404, body: { code: "document_not_found" } });
    expect((await call("POST", "/rider/documents", { body: identity })).status).toBe(401);
  });
});
