import { pageUserOf } from "./page-user.js";

describe("pageUserOf", () => {
  it("keeps markup out of what is written into a script element", () => {
    const user = pageUserOf({
      id: "user_1",
      email: "</script><script>steal()</script>@x.test",
      first_name: "<img src=x onerror=alert(1)>",
      last_name: "R&D\u2028",
      role: "support",
    });
    expect(JSON.stringify(user)).not.toMatch(/[<>&\u2028\u2029]/);
  });

  it("leaves the title out when the operator has no name", () => {
    expect(pageUserOf({ id: "user_1", email: "a@b.test", first_name: null, last_name: null, role: "support" })).toEqual(
      {
        id: "user_1",
        email: "a@b.test",
        role: "support",
      },
    );
  });
});
