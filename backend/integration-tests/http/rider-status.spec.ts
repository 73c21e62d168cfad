import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { eventually } from "../support/eventually";
import { call, ok, type Json } from "../support/http";
import { logIn, operatorToken, peopleOf, type Person } from "../support/people";
import { DEVELOPMENT_CODE } from "../support/platform";
import { act, acceptedBy, readyOrder, riderOnline, ridingScene } from "../support/riding";
import { TestSocket } from "../support/sockets";

const people = peopleOf("rider-status");
const PLUGINS = join(__dirname, "..", "..", "..", "plugins");
const ROUTES = readdirSync(PLUGINS).flatMap((plugin) => routesUnder(join(PLUGINS, plugin, "src", "api")));

/** What the plugins answer under /rider, as they are on disk: a new route is looked at without being named here. */
function routesUnder(api: string): { method: string; path: string }[] {
  let files: string[];
  try {
    files = readdirSync(join(api, "rider"), { recursive: true, encoding: "utf8" });
  } catch {
    return [];
  }
  return files
    .filter((file) => file.endsWith("route.ts"))
    .flatMap((file) => {
      const path = `/${relative(api, join(api, "rider", dirname(file)))}`.replaceAll(/\[\w+\]/g, "unknown");
      const source = readFileSync(join(api, "rider", file), "utf8");
      const methods = source.matchAll(/export (?:async )?(?:function|const) (GET|POST|PUT|PATCH|DELETE)\b/g);
      return [...methods].map(([, method]) => ({ method: method ?? "", path }));
    });
}

const setStatus = async (rider: Person, status: string): Promise<Json> =>
  ok("POST", `/admin/riders/${rider.id}`, { token: await operatorToken(), body: { status } });
const asOperator = async (path: string): Promise<Json> => ok("GET", path, { token: await operatorToken() });
const dutyOf = async (rider: Person): Promise<string> => (await asOperator(`/admin/riders/${rider.id}`)).rider.duty;
const body = (method: string) => (method === "GET" ? undefined : {});

describe("a suspended rider", () => {
  it("is refused by every route of the rider API, and let in again once reinstated", async () => {
    expect(ROUTES.length).toBeGreaterThanOrEqual(16);
    const rider = await people.rider();
    for (const { method, path } of ROUTES) {
      const answer = await call(method, path, { token: rider.token, body: body(method) });
      expect([method, path, answer.body.code]).not.toEqual([method, path, "rider_suspended"]);
      expect((await call(method, path, { body: body(method) })).status).toBe(401);
    }
    await setStatus(rider, "suspended");
    for (const { method, path } of ROUTES) {
      const { status, body: refusal } = await call(method, path, { token: rider.token, body: body(method) });
      expect({ method, path, status, code: refusal.code }).toEqual({
        method,
        path,
        status: 403,
        code: "rider_suspended",
      });
    }
    await setStatus(rider, "active");
    expect((await call("GET", "/rider/me", { token: rider.token })).status).toBe(200);
  });

  it("can neither log in nor listen, and both again once reinstated", async () => {
    const rider = await people.rider();
    const socket = await TestSocket.open("/rider", rider.token);
    const ended = socket.ended();
    await setStatus(rider, "suspended");
    expect(await ended).toBe("io server disconnect");
    const login = { phone: rider.phone, code: DEVELOPMENT_CODE };
    const refused = await call("POST", "/auth/rider/phone-otp/callback", { body: login });
    expect(refused).toMatchObject({ status: 401, body: { code: "invalid_code" } });
    await expect(TestSocket.open("/rider", rider.token)).rejects.toMatchObject({ data: { code: "not_allowed" } });
    await setStatus(rider, "active");
    (await TestSocket.open("/rider", await logIn("rider", rider.phone))).close();
  });
});

describe("what a rider is doing", () => {
  it("is shown to operations and the rider, and found by it", async () => {
    const scene = await ridingScene(people, "duties");
    const resting = await people.rider();
    expect(await dutyOf(resting)).toBe("offline");
    const rider = await riderOnline(people, scene);
    const home = { token: await operatorToken(), body: { home_dark_store_id: scene.store.id } };
    for (const { id } of [rider, resting]) await ok("POST", `/admin/riders/${id}`, home);
    const found = async (duty: string): Promise<string[]> => {
      const page = await asOperator(`/admin/riders?home_dark_store_id=${scene.store.id}&duty=${duty}`);
      expect(page.count).toBe(page.riders.length);
      return page.riders.map(({ id }: Json) => id);
    };
    expect(await found("available")).toEqual([rider.id]);
    expect(await found("offline")).toEqual([resting.id]);

    const order = await readyOrder(scene);
    const { id } = await acceptedBy(rider, order.id);
    expect(await dutyOf(rider)).toBe("to_store");
    await act(rider, `deliveries/${id}/pickup`, { pickup_code: order.pickup_code });
    const { rider: me } = await ok("GET", "/rider/me", { token: rider.token });
    expect(me).toMatchObject({ duty: "carrying", online: true });
    expect(await found("carrying")).toEqual([rider.id]);
    expect(await found("available")).toEqual([]);
    const wrong = await call("GET", "/admin/riders?duty=asleep", { token: await operatorToken() });
    expect(wrong).toMatchObject({ status: 400, body: { code: "invalid_data" } });
  });
});

describe("the number of orders a rider takes", () => {
  it("is the vehicle's until operations say otherwise, and never the rider's own choice", async () => {
    const rider = await people.rider();
    const path = `/admin/riders/${rider.id}`;
    const token = await operatorToken();
    const change = (changes: Json) => call("POST", path, { token, body: changes });
    expect((await asOperator(path)).rider).toMatchObject({ vehicle: "scooter", capacity: 3, own_capacity: null });
    expect((await change({ capacity: 2 })).body.rider).toMatchObject({ capacity: 2, own_capacity: 2 });
    await ok("POST", "/rider/me", { token: rider.token, body: { vehicle: "cycle", capacity: 6 } });
    expect((await asOperator(path)).rider).toMatchObject({ vehicle: "cycle", capacity: 2, own_capacity: 2 });
    expect((await change({ capacity: null })).body.rider).toMatchObject({ capacity: 2, own_capacity: null });
    for (const capacity of [0, 7, 1.5, "two"]) {
      expect(await change({ capacity })).toMatchObject({ status: 400, body: { code: "invalid_data" } });
    }
  });
});

describe("what a delivery weighs", () => {
  it("is what the catalogue says of its goods, the variant before the product, and nothing where it says nothing", async () => {
    const scene = await ridingScene(people, "loads");
    const token = await operatorToken();
    const loadOf = async (): Promise<number> => {
      const { id } = await readyOrder(scene);
      return eventually(async () => {
        const { deliveries } = await asOperator(`/admin/deliveries?order_id=${id}`);
        expect(deliveries).toHaveLength(1);
        return deliveries[0].load_g;
      });
    };
    expect(await loadOf()).toBe(0);
    const product = `/admin/products/${scene.product.id}`;
    await ok("POST", product, { token, body: { weight: 700 } });
    expect(await loadOf()).toBe(700);
    await ok("POST", `${product}/variants/${scene.product.variant_id}`, { token, body: { weight: 450 } });
    expect(await loadOf()).toBe(450);
  });
});
